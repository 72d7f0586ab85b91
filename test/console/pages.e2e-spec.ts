import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { type FakeApi, startFakeApi } from '../support/fake-api.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';
import { fictionalFiles } from './fictional-files.js';
import { fictionalAnswers, finishedRun, manyHomes, runInProgress } from './fictional-answers.js';

/** Every page in every state, against answers that are made up: the whole way with the real api is another story. */

/** Where pictures of the pages are put, when somebody wants to look at them. */
const pictures = process.env['PICTURES'];

jest.setTimeout(30_000);

let browser: Browser;
let api: FakeApi;
let app: ConsoleUnderTest;
let context: BrowserContext;
let page: Page;
let latestRun: object | null;

beforeAll(async () => {
  if (pictures) await mkdir(pictures, { recursive: true });
  browser = await startBrowser();
  api = await startFakeApi(fictionalAnswers(() => latestRun));
  app = await startConsole(api.url);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
  await api.close();
});

beforeEach(async () => {
  latestRun = null;
  api.asked.length = 0;
  Object.assign(
    api.answers,
    fictionalAnswers(() => latestRun),
    fictionalFiles(),
  );
  context = await browser.newContext();
  page = await context.newPage();
});

afterEach(() => context.close());

async function signIn(name: string, at: Page = page): Promise<void> {
  await at.goto(`${app.url}/sign-in`);
  await at.getByRole('button', { name: `Sign in as ${name}` }).click();
  await at.getByRole('button', { name: 'Sign out' }).waitFor();
}
const officer = 'Amara Nwosu';
const dataManager = 'Priya Raman';
const heading = (): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
const open = (address: string) => page.goto(`${app.url}${address}`);

describe('without scripts', () => {
  it('a placement officer goes the whole way: sign in, open a request, find homes, read the shortlist, see the figures', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(officer, plain);
    expect(await plain.innerText('h1')).toBe('Open placement requests');
    expect(await plain.innerText('main')).toContain('Not searched yet');

    await plain.getByRole('link', { name: 'Ruby, girl of 7' }).click();
    expect(await plain.innerText('h1')).toBe('Ruby, girl of 7');

    latestRun = null;
    api.answers['requestMatchRun'] = () => (latestRun = runInProgress(35));
    await plain.getByRole('button', { name: 'Find homes' }).click();
    expect(await plain.innerText('main')).toContain('35% done');
    expect(await plain.innerText('main')).toContain('This page refreshes itself');

    latestRun = finishedRun();
    await plain.waitForSelector('#results', { timeout: 10_000 });
    expect(await plain.innerText('main')).toContain(
      'Of the 396 homes on the register, 3 are eligible, 1 needs somebody’s authority, 1 is a near miss and 391 cannot take this placement.',
    );

    await plain.getByText('What each rule found for Ivy and Tom Marsh').click();
    expect(await plain.innerText('#home-1 ~ details')).toContain('Not near home: 2.4 miles.');
    await plain.getByLabel('Agency').check();
    await plain.getByRole('button', { name: 'Apply filters' }).click();
    expect(await plain.innerText('#needs-authority ~ p')).toContain(
      '1 of 1 home that needs authority matches your filters.',
    );
    expect(await plain.innerText('#eligible ~ p')).toContain('0 of 3 eligible homes match your filters.');

    await plain.getByRole('link', { name: 'Sufficiency' }).click();
    expect(await plain.innerText('main')).toContain(
      '412 of 980 children looked after by Norchester lived outside its area.',
    );
    await plain.getByRole('button', { name: 'Sign out' }).click();
    expect(await plain.innerText('h1')).toBe('Choose who to be');
    await plain.context().close();
  });
});

describe('accessibility', () => {
  interface State {
    readonly name: string;
    readonly person: string | null;
    readonly address: string;
    readonly run?: () => object;
  }
  const states: readonly State[] = [
    { name: 'sign in', person: null, address: '/sign-in?ended=yes' },
    { name: 'open requests', person: officer, address: '/requests' },
    { name: 'a request not searched', person: officer, address: '/requests/request-1' },
    { name: 'a search under way', person: officer, address: '/requests/request-1', run: () => runInProgress(40) },
    { name: 'a shortlist', person: officer, address: '/requests/request-1', run: () => finishedRun() },
    { name: 'nothing fits', person: officer, address: '/requests/request-1', run: () => finishedRun([], 412) },
    { name: 'why not', person: officer, address: '/requests/request-1/why-not', run: () => finishedRun() },
    {
      name: 'why not one home',
      person: officer,
      address: '/requests/request-1/why-not?text=bea&home=home-5',
      run: () => finishedRun(),
    },
    {
      name: 'two homes side by side',
      person: officer,
      address: '/requests/request-1/compare?a=home-1&b=home-3',
      run: () => finishedRun(),
    },
    { name: 'what changed', person: officer, address: '/requests/request-1/changes', run: () => finishedRun() },
    { name: 'a new request', person: officer, address: '/requests/new' },
    { name: 'closing a request', person: officer, address: '/requests/request-1/close' },
    { name: 'sufficiency', person: officer, address: '/sufficiency' },
    { name: 'sufficiency as if', person: officer, address: '/sufficiency?on=2026-03-31&areas=2028-04-01' },
    { name: 'a wrong date', person: officer, address: '/sufficiency?on-day=31&on-month=2&on-year=2026' },
    { name: 'files loaded', person: dataManager, address: '/imports' },
    { name: 'one load', person: dataManager, address: '/imports/import-1' },
    { name: 'refused', person: dataManager, address: '/requests' },
    { name: 'not found', person: officer, address: '/nowhere' },
  ];

  it.each(states)(
    '$name has no violation of WCAG A or AA, and fits a narrow screen',
    async ({ name, person, address, run }) => {
      latestRun = run?.() ?? null;
      if (person !== null) await signIn(person);
      await open(address);
      await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
      if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 400, height: 800 });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
      expect(await page.innerText('body')).toContain('fictional');
    },
    30_000,
  );

  it('can be used with the keyboard alone', async () => {
    await signIn(officer);
    await open('/requests');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Ruby, girl of 7');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/requests/request-1');
    expect(await heading()).toBe('Ruby, girl of 7');
  });
});

describe('why and why not', () => {
  it('a home is found by its name, and everything in its way is read with its way out', async () => {
    latestRun = finishedRun();
    await signIn(officer);
    await open('/requests/request-1');
    await page.getByRole('link', { name: 'Look for a home and read why not' }).click();
    expect(await page.innerText('table')).toContain('288\t108');
    expect(await page.innerText('main')).toContain('A vacant place stands alone in the way of 211 homes');

    await page.getByLabel('Look for a home').fill('Zebedee');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await page.innerText('main')).toContain('No home of this search has “Zebedee” in its name');

    await page.getByLabel('Look for a home').fill('bea');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Bea Thornton' }).click();
    const home = await page.innerText('section.nh-card');
    expect(home).toContain('No place is vacant until 14 December 2026.');
    expect(home).toContain('It could go ahead if one place were freed by 1 December 2026.');
    expect(home).toContain('Do by 4 December 2026:');
    expect((await open('/requests/request-1/why-not?home=nobody'))?.status()).toBe(404);
  });

  it('two homes stand side by side, what differs first', async () => {
    latestRun = finishedRun();
    await signIn(officer);
    await open('/requests/request-1');
    await page.getByRole('link', { name: /^Compare with the first home.*Sam and Lee Whitlock$/ }).click();
    expect(await heading()).toBe('Ivy and Tom Marsh and Sam and Lee Whitlock, side by side');
    expect(await page.innerText('main')).toContain('Ivy and Tom Marsh is better on: near the child’s home.');
    expect(await page.innerText('table')).toContain('Near the child’s home\nBetter: Ivy and Tom Marsh');
    expect((await open('/requests/request-1/compare?a=home-1&b=nobody'))?.status()).toBe(404);
  });

  it('what changed since the last search names the fact that did it', async () => {
    latestRun = finishedRun();
    await signIn(officer);
    await open('/requests/request-1');
    await page.getByRole('link', { name: 'What changed since the last search' }).click();
    expect(await page.innerText('main')).toContain('New in the list: 1 home');
    expect(await page.innerText('main')).toContain('agreed before, declined now');
    latestRun = { ...finishedRun(), changesSince: null };
    await open('/requests/request-1/changes');
    expect(await page.innerText('main')).toContain('There is no earlier search of this request');
    latestRun = runInProgress(3);
    expect((await open('/requests/request-1/changes'))?.status()).toBe(404);
  });

  it('a search that finds no home shows the ladder, the least that is asked first', async () => {
    latestRun = finishedRun([], 412);
    await signIn(officer);
    await open('/requests/request-1');
    expect(await page.innerText('.govuk-inset-text ol')).toContain('Moving in on 4 December 2026 brings 2 homes.');
    expect(await page.innerText('.govuk-inset-text ol')).toContain(
      '7 days later, 91 points for the best of them and 4.2 miles from home.',
    );
  });
});

describe('a search', () => {
  it('is asked for once by a double click', async () => {
    await signIn(officer);
    await open('/requests/request-1');
    api.answers['requestMatchRun'] = () => (latestRun = runInProgress(0));
    await page.getByRole('button', { name: 'Find homes' }).dblclick();
    await page.waitForSelector('progress');
    expect(api.asked.filter(({ name }) => name === 'FindHomes')).toHaveLength(1);
  });

  it('is followed as it goes, and its answer is shown when it ends', async () => {
    latestRun = runInProgress(20);
    await signIn(officer);
    await open('/requests/request-1');
    expect(await page.getByRole('button', { name: 'Find homes' }).count()).toBe(0);
    latestRun = runInProgress(65);
    await page.waitForSelector('progress[value="65"]');
    expect(await page.getByRole('status').innerText()).toContain('65% done');
    latestRun = finishedRun();
    await page.waitForSelector('#results');
  });

  it('that finds no home shows what can be done next, and why not', async () => {
    latestRun = finishedRun([], 412);
    await signIn(officer);
    await open('/requests/request-1');
    const text = await page.innerText('main');
    expect(text).toContain('No home on the register is suitable as things stand');
    expect(text).toContain('What you can do next');
    expect(text).toContain('412 homes cannot take this placement');
    expect(text).toContain('to be checked by your legal service');
  });

  it('is refused with a sentence when the request was closed meanwhile', async () => {
    await signIn(officer);
    await open('/requests/request-1');
    api.answers['requestMatchRun'] = () => ({
      __typename: 'RequestNotOpenProblem',
      code: 'request-not-open',
      message: 'This request is closed.',
      field: null,
    });
    await page.getByRole('button', { name: 'Find homes' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('This request is closed.');
  });
});

describe('a shortlist', () => {
  beforeEach(async () => {
    latestRun = finishedRun(manyHomes);
    await signIn(officer);
  });

  it('numbers homes alike in the list, on the map and in its table', async () => {
    latestRun = finishedRun();
    await open('/requests/request-1');
    expect(await page.locator('.nh-map__number').allTextContents()).toEqual(expect.arrayContaining(['1, 2', '3', '4']));
    expect(await page.locator('h4').allInnerTexts()).toContain('4. Noor Haddad');
    await page.getByText('The map as a table').click();
    expect(await page.locator('details table tbody tr').first().innerText()).toMatch(
      /ZN4 7\s+1\s+Ivy and Tom Marsh\s+eligible\s+2.4 miles/,
    );
    expect(await page.innerText('main')).toContain('Not on the map, because no place is recorded: 5. Bea Thornton.');
    expect(await page.innerText('main')).toContain('Harbour constellation, satellite');
  });

  it('is read in pages, in rank order', async () => {
    await open('/requests/request-1?standing=eligible&page=3');
    const names = await page.locator('h4').allInnerTexts();
    expect([names.length, names[0], names.at(-1)]).toEqual([7, '41. Carer number 41', '47. Carer number 47']);
    expect(await page.innerText('main')).toContain('Page 3 of 3');
  });

  it('filters over every home, not over the page', async () => {
    await open('/requests/request-1?miles=20&service=agency');
    const names = await page.locator('h4').allInnerTexts();
    expect(names.map((name) => Number(name.split('.')[0]))).toEqual([1, 4, 7, 10, 13, 16, 19]);
    expect(await page.innerText('main')).toContain('7 of 47 eligible homes match your filters.');
  });
});

describe('a form', () => {
  it('that is filled in wrongly says what is wrong, keeps what was typed and leads to the field', async () => {
    await signIn(officer);
    await open('/requests/new');
    await page.getByLabel('Name the child is known by').fill('Ruby');
    await page.getByRole('button', { name: 'Open the request' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole('alert').innerText()).toContain('Enter the date of moving in');
    expect(await page.getByLabel('Name the child is known by').inputValue()).toBe('Ruby');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('alert').getByRole('link', { name: 'Enter the date of moving in' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('startsOn-day');
  });

  it('shows a refusal of the api beside its field, and leads to the request that was opened', async () => {
    await signIn(officer);
    await open('/requests/new');
    await page.getByLabel('Name the child is known by').fill('Ruby');
    await page.getByLabel('Child’s code').fill('TAKEN');
    await page.getByLabel('Girl', { exact: true }).check();
    await page.getByLabel('Emergency').check();
    await page.getByLabel('Short-term').check();
    await page.getByLabel('Going missing').check();
    for (const name of ['neededBy', 'startsOn']) {
      await page.fill(`#${name}-day`, '27');
      await page.fill(`#${name}-month`, '11');
      await page.fill(`#${name}-year`, '2026');
    }
    await page.getByRole('button', { name: 'Open the request' }).click();
    expect(await page.innerText('#childCode-error')).toContain('This child has an open request already.');
    await page.getByLabel('Child’s code').fill('NC004711');
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.waitForURL('**/requests/request-1');
    const sent = api.asked.filter(({ name }) => name === 'OpenRequest').at(-1)?.variables['input'];
    expect(sent).toMatchObject({
      childCode: 'NC004711',
      needs: ['going-missing'],
      neededBy: '2026-11-27',
      bornOn: null,
    });
    expect(sent).not.toHaveProperty('details');
  });

  it('takes what more is known, folded away until somebody wants it', async () => {
    await signIn(officer);
    await open('/requests/new');
    expect(await page.locator('select[name="details.requirements.pets"]').isVisible()).toBe(false);
    await page.getByLabel('Name the child is known by').fill('Ruby');
    await page.getByLabel('Child’s code').fill('NC004711');
    await page.getByLabel('Girl', { exact: true }).check();
    await page.getByLabel('Planned').check();
    await page.getByLabel('Long-term').check();
    for (const name of ['neededBy', 'startsOn']) {
      await page.fill(`#${name}-day`, '27');
      await page.fill(`#${name}-month`, '11');
      await page.fill(`#${name}-year`, '2026');
    }
    await page.getByText('Needs and requirements').click();
    await page.getByLabel('Pets').selectOption({ label: 'Can live with pets' });
    await page.getByText('Where and with whom').click();
    await page.getByLabel('Brothers and sisters to live with').fill('two');
    await page.locator('[name="details.circumstances.regularPlaces-0-place"]').fill('Chess club');
    await page.getByRole('button', { name: 'Open the request' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('must be a whole number, like 2');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel('Brothers and sisters to live with').fill('2');
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.waitForURL('**/requests/request-1');
    const sent = api.asked.filter(({ name }) => name === 'OpenRequest').at(-1)?.variables['input'];
    expect(sent).toMatchObject({
      details: {
        requirements: { pets: 'YES_CAN' },
        availability: { siblingCount: 2 },
        circumstances: { regularPlaces: [{ place: 'Chess club', postcodeSector: null, times: 1, period: 'WEEK' }] },
      },
    });
    await page.getByText('Needs and requirements').click();
    expect(await page.getByText('Can live with pets').isVisible()).toBe(true);
  });

  it('closes a request only with a reason', async () => {
    await signIn(officer);
    await open('/requests/request-1/close');
    await page.getByRole('button', { name: 'Close the request' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Say why the request is closed');
    await page.getByLabel('Why is it closed?').fill('Moved in with an aunt.');
    await page.getByRole('button', { name: 'Close the request' }).click();
    await page.waitForURL('**/requests/request-1');
    expect(api.asked.find(({ name }) => name === 'CloseRequest')?.variables).toEqual({
      id: 'request-1',
      reason: 'Moved in with an aunt.',
    });
  });

  it('from another site, or without its token, changes nothing', async () => {
    await signIn(officer);
    const forged = await context.request.post(`${app.url}/requests/request-1/find-homes`, {
      form: { form: 'made up' },
    });
    expect(forged.status()).toBe(403);
    expect(await forged.text()).toContain('This form has run out');
    const upload = await context.request.post(`${app.url}/load/households`, {
      multipart: { files: { name: 'households.csv', mimeType: 'text/csv', buffer: Buffer.from('x') } },
    });
    expect(upload.status()).toBe(403);
    expect(api.asked.some(({ name }) => name === 'FindHomes')).toBe(false);
    expect(api.uploads).toEqual([]);
  });
});

describe('loading files', () => {
  it('lets the api see that an upload broke off, so that half a file never looks whole', async () => {
    await signIn(dataManager);
    await open('/load');
    const address = await page.getAttribute('#households form', 'action');
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const before = api.uploads.length;
    const sending = httpRequest(`${app.url}${address}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 5_000_000 },
    });
    sending.on('error', () => undefined);
    sending.write(
      '--b\r\ncontent-disposition: form-data; name="files"; filename="households.csv"\r\n\r\nHOUSEHOLD\r\n',
    );
    await page.waitForTimeout(300);
    sending.destroy();
    for (let waits = 0; waits < 50 && api.brokenOff.length === 0; waits += 1) await page.waitForTimeout(100);
    expect(api.brokenOff).toEqual(['/imports/households/preview']);
    expect(api.uploads).toHaveLength(before);
  });
});

describe('when things go wrong', () => {
  it('a page that is not there says so', async () => {
    await signIn(officer);
    for (const address of ['/nowhere', '/requests/request-9', '/imports/import-9']) {
      expect((await open(address))?.status()).toBe(404);
      expect(await heading()).toBe('Page not found');
    }
  });

  it('a page that is not for this person says who may see it', async () => {
    await signIn(dataManager);
    expect((await open('/requests'))?.status()).toBe(403);
    expect(await page.innerText('main')).toContain('Placement officers work with requests and shortlists.');
  });

  it('a session that has ended leads back to where it was, after signing in', async () => {
    await open('/requests/request-1?miles=20');
    expect(await heading()).toBe('Choose who to be');
    await page.getByRole('button', { name: `Sign in as ${officer}` }).click();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/requests/request-1?miles=20');
  });

  it('a fault of the api is a calm page with a reference, and nothing of it is shown', async () => {
    await signIn(officer);
    api.answers['placementRequests'] = () => {
      throw new Error('select * from child');
    };
    const response = await open('/requests');
    expect(response?.status()).toBe(500);
    expect(await heading()).toBe('Something went wrong');
    expect(await page.content()).not.toContain('select');
    const reference = await page.locator('main strong').innerText();
    expect(app.logged.some((line) => line.includes(reference))).toBe(true);
  });

  it('says what to do when the api does not answer', async () => {
    const silent = await startConsole('http://127.0.0.1:9');
    expect((await page.goto(`${silent.url}/sign-in`))?.status()).toBe(503);
    expect(await heading()).toBe('Nearhome is not answering at the moment');
    expect(await page.innerText('main')).toContain('Wait a minute, then refresh this page.');
    expect(await accessibilityViolations(page)).toEqual([]);
    await silent.close();
  });
});

describe('for the browser', () => {
  it('loads nothing from elsewhere, breaks no policy, and keeps the session from scripts', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    latestRun = finishedRun();
    await signIn(officer);
    const response = await open('/requests/request-1');
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([app.url]);
    expect(response?.headers()['content-security-policy']).toMatch(
      /default-src 'none'.*script-src 'self' 'nonce-[0-9a-f]+'/,
    );
    expect(response?.headers()['cache-control']).toBe('no-store');
    const cookies = await context.cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]).sort()).toEqual([
      ['nearhome_session', true, 'Lax'],
      ['nearhome_visitor', true, 'Lax'],
    ]);
  });

  it('keeps styles and scripts for ever under an address of their content', async () => {
    await open('/sign-in');
    const address = await page.getAttribute('link[rel=stylesheet]', 'href');
    const styles = await context.request.get(`${app.url}${address}`);
    expect(styles.headers()['cache-control']).toContain('immutable');
    expect(await styles.text()).not.toContain('GDS Transport');
    expect((await context.request.get(`${app.url}/assets/000000000000/console.css`)).status()).toBe(404);
    expect(await (await context.request.get(`${app.url}/health`)).json()).toEqual({ status: 'ok' });
  });
});
