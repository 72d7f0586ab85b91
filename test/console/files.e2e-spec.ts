import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { type FakeApi, startFakeApi } from '../support/fake-api.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';
import { fictionalAnswers } from './fictional-answers.js';
import {
  allLoaded,
  fictionalFiles,
  nothingLoaded,
  reportOf,
  returnReport,
  stagedImport,
  validationReport,
} from './fictional-files.js';

/**
 * The pages on which files are loaded, in every state, against answers that are made up. With PICTURES=folder each
 * state is also kept as a picture there.
 */

jest.setTimeout(30_000);

let browser: Browser;
let api: FakeApi;
let app: ConsoleUnderTest;
let context: BrowserContext;
let page: Page;
const pictures = process.env['PICTURES'];

beforeAll(async () => {
  browser = await startBrowser();
  api = await startFakeApi({});
  app = await startConsole(api.url);
  if (pictures) await mkdir(pictures, { recursive: true });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
  await api.close();
});

beforeEach(async () => {
  api.asked.length = 0;
  api.uploads.length = 0;
  Object.assign(
    api.answers,
    fictionalAnswers(() => null),
    fictionalFiles(),
  );
  context = await browser.newContext();
  page = await context.newPage();
});

afterEach(() => context.close());

async function signIn(at: Page = page): Promise<void> {
  await at.goto(`${app.url}/sign-in`);
  await at.getByRole('button', { name: 'Sign in as Priya Raman' }).click();
  await at.getByRole('button', { name: 'Sign out' }).waitFor();
}
const open = (address: string) => page.goto(`${app.url}${address}`);
const main = (): Promise<string> => page.innerText('main');
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('every state', () => {
  interface State {
    readonly name: string;
    readonly address: string;
    readonly answers?: FakeApi['answers'];
  }
  const states: readonly State[] = [
    { name: 'nothing-loaded', address: '/load', answers: { loadedFiles: () => nothingLoaded } },
    { name: 'load-your-files', address: '/load' },
    { name: 'everything-loaded', address: '/load', answers: { loadedFiles: () => allLoaded } },
    { name: 'rows-set-aside', address: '/imports/import-ssda903', answers: { importReport: () => returnReport() } },
    { name: 'refused', address: '/imports/import-1' },
    {
      name: 'see-rows-set-aside',
      address: '/imports/import-ssda903/set-aside',
      answers: { importReport: () => returnReport() },
    },
    { name: 'what-would-change', address: '/load/preview/staged-1' },
    {
      name: 'nothing-would-change',
      address: '/load/preview/staged-1',
      answers: { stagedImport: () => stagedImport({ summary: [], changes: [], moreChanges: 0 }) },
    },
    {
      name: 'undo-a-load',
      address: '/imports/import-ssda903/undo',
      answers: { importReport: () => returnReport() },
    },
    { name: 'addresses-that-moved', address: '/imports/import-postcodes/moved' },
    { name: 'years-to-check', address: '/validation' },
    {
      name: 'return-checked',
      address: '/validation/2026-03-31',
      answers: { validationReport: () => validationReport({ outdatedBecause: 'POSTCODES_CHANGED' }) },
    },
    { name: 'return-checked-by-child', address: '/validation/2026-03-31/children' },
    { name: 'return-checked-by-row', address: '/validation/2026-03-31/rows' },
    { name: 'child-of-returns', address: '/children/00123' },
    { name: 'every-problem', address: '/imports/import-1/problems' },
  ];

  it.each(states)(
    '$name has no violation of WCAG A or AA, and fits a narrow screen',
    async ({ name, address, answers }) => {
      Object.assign(api.answers, answers);
      await signIn();
      expect((await open(address))?.status()).toBe(200);
      if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 400, height: 800 });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    },
  );
});

describe('loading files', () => {
  it('starts where the next step is, for somebody who loads files', async () => {
    await signIn();
    expect(await page.innerText('h1')).toBe('Load your files');
    await page.getByRole('link', { name: 'Next: load your providers' }).click();
    expect(page.url()).toMatch(/#providers$/);
    expect(await page.locator('#providers details').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#requests details').getAttribute('open')).toBeNull();
    expect(await page.innerText('#ssda903')).toMatch(/2025\/26\s+23 November 2026 at 9:03am\s+2024\/25/);
  });

  it('passes the files on to the api as they are, in the name of who is signed in', async () => {
    await signIn();
    await page.getByText('Load another year, or a year again').click();
    const rows = 'CHILD,DECOM\r\n1,01/04/2026 ï¿½ £ é\r\n'.repeat(30_000);
    await page.setInputFiles('#files-ssda903', [csv('header.csv', 'CHILD,SEX\r\n1,2\r\n'), csv('episodes.csv', rows)]);
    await page.getByRole('button', { name: 'Load statutory returns' }).click();
    await page.waitForURL('**/imports/import-1');
    const [upload] = api.uploads;
    expect(upload?.address).toBe('/imports/ssda903');
    expect(upload?.token).toBe('priya');
    expect(upload?.body).toContain('filename="header.csv"');
    expect(upload?.body).toContain(rows);
  });

  it('works without scripts', async () => {
    api.answers['loadedFiles'] = () => nothingLoaded;
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(plain);
    await plain.setInputFiles('#files-authorities', [csv('areas.csv', 'a,b\n')]);
    await plain.getByRole('button', { name: 'Load areas and their neighbours' }).click();
    await plain.waitForURL('**/imports/import-1');
    expect(api.uploads.map(({ address }) => address)).toEqual(['/imports/authorities']);
    await plain.context().close();
  });

  it('shows how much has been sent, and gives the form back with a sentence when it was not taken', async () => {
    await signIn();
    await page.route('**/load/providers?*', (route) =>
      route.fulfill({ status: 400, json: { address: null, sentence: 'Send the files as a form.' } }),
    );
    await page.setInputFiles('#files-providers', [csv('providers.csv', 'URN\n')]);
    await page.locator('#providers button').click();
    await page.getByText('Send the files as a form.').waitFor();
    expect(await page.locator('#providers progress').isVisible()).toBe(false);
    expect(await page.locator('#providers button').isEnabled()).toBe(true);
  });

  it('says what to do when the session has run out meanwhile', async () => {
    await signIn();
    await context.clearCookies({ name: 'nearhome_session' });
    await page.setInputFiles('#files-providers', [csv('providers.csv', 'URN\n')]);
    await page.locator('#providers button').click();
    await page.getByText('Refresh this page and send them again').waitFor();
    expect(api.uploads).toEqual([]);
  });

  it('is not for somebody who may not load files', async () => {
    await page.goto(`${app.url}/sign-in`);
    await page.getByRole('button', { name: 'Sign in as Amara Nwosu' }).click();
    expect(await page.getByRole('link', { name: 'Load files' }).count()).toBe(0);
    expect((await open('/load'))?.status()).toBe(403);
    expect(await main()).toContain('Only a data manager may load files.');
  });

  it('is not there for a kind that nobody knows', async () => {
    await signIn();
    expect((await open('/load/castles'))?.status()).toBe(404);
  });
});

describe('a template', () => {
  it('comes from the api under the name it gives, to somebody who is signed in', async () => {
    await signIn();
    const template = await context.request.get(`${app.url}/templates/households.csv`);
    expect(template.headers()['content-disposition']).toBe('attachment; filename="made-up.csv"');
    expect(await template.text()).toBe('/templates/households.csv for priya');
    expect((await context.request.get(`${app.url}/templates/castles.csv`)).status()).toBe(404);
  });
});

describe('the report of a load', () => {
  it('says what was understood, why rows were set aside, and what to do next', async () => {
    api.answers['importReport'] = () => returnReport();
    await signIn();
    await open('/imports/import-ssda903');
    expect(await page.locator('tbody tr').nth(1).innerText()).toMatch(/episodes.csv\s+Episodes\s+2,311\s+2,304\s+7/);
    expect(await main()).toContain('The legal status must be filled in.');
    expect(await main()).toContain('Rows 3, 44, 45, 801, 2,200.');
    await page.getByText('Row by row:').click();
    expect(await main()).toMatch(/1,012\s+"soon" is not a date/);
    await page.getByRole('link', { name: 'Every problem, in the order they were met' }).click();
    expect(await page.innerText('h1')).toContain('Every problem of this load');
  });
});

describe('rows set aside', () => {
  beforeEach(async () => {
    api.answers['importReport'] = () => returnReport();
    await signIn();
    await open('/imports/import-ssda903/set-aside');
  });

  it('are told with their reason and what was written, and can be downloaded by file', async () => {
    expect(await main()).toContain('2025-26/episodes.csv, row 3');
    expect(await main()).toContain('CHILD K0, DECOM 31/02/2026, LS C2');
    expect(await main()).toContain('Showing 1 to 50 of 63.');
    const link = page.getByRole('link', { name: 'Download 61 rows of 2025-26/episodes.csv' });
    const file = await context.request.get(`${app.url}${await link.getAttribute('href')}`);
    expect(await file.text()).toBe('/imports/import-ssda903/quarantine/2.csv for priya');
    await page.getByRole('link', { name: 'see only these of 2025-26/missing.csv' }).click();
    expect(await main()).toContain('Showing 1 to 2 of 2.');
  });

  it('are sent again, mended, from the same page', async () => {
    await page.setInputFiles('#files-mended', [csv('mended.csv', 'CHILD,DECOM,REASON\r\nK0,28/02/2026,\r\n')]);
    await page.getByRole('button', { name: 'Send mended rows' }).click();
    await page.waitForURL('**/imports/import-1');
    expect(api.uploads.map(({ address }) => address)).toEqual(['/imports/import-ssda903/mended']);
  });

  it('of another load are not there', async () => {
    expect((await open('/imports/import-9/set-aside'))?.status()).toBe(404);
  });
});

describe('looking before loading', () => {
  it('shows what would change without scripts, and applies it once it was seen', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(plain);
    await plain.setInputFiles('#files-providers', [csv('providers.csv', 'URN\r\n')]);
    await plain.locator('#providers button').click();
    await plain.waitForURL('**/load/preview/staged-1');
    expect(api.uploads.map(({ address }) => address)).toEqual(['/imports/providers/preview']);
    const text = await plain.innerText('main');
    expect(text).toContain('Nothing has been changed yet.');
    expect(text).toMatch(/Larch House \(H-7\)\s+Places 2, was 3\./);
    expect(text).toContain('1 row of 44 cannot be loaded and would be set aside.');
    await plain.getByRole('button', { name: 'Apply these changes' }).click();
    await plain.waitForURL('**/imports/import-1');
    expect(api.asked.find(({ name }) => name === 'ApplyStaged')?.variables).toEqual({ id: 'staged-1' });
    await plain.context().close();
  });

  it('leaves everything as it is when that is chosen', async () => {
    await signIn();
    await open('/load/preview/staged-1');
    await page.getByRole('button', { name: 'Leave everything as it is' }).click();
    await page.waitForURL('**/load');
    expect(api.asked.some(({ name }) => name === 'DiscardStaged')).toBe(true);
    expect(api.asked.some(({ name }) => name === 'ApplyStaged')).toBe(false);
  });

  it('says so when the files wait no more', async () => {
    await signIn();
    expect((await open('/load/preview/staged-2'))?.status()).toBe(404);
    expect(await main()).toContain('Send them again.');
  });
});

describe('undoing a load', () => {
  beforeEach(async () => {
    api.answers['importReport'] = () => returnReport();
    await signIn();
    await open('/imports/import-ssda903');
    await page.getByRole('link', { name: 'Undo this load' }).click();
  });

  it('is asked once more, and done', async () => {
    expect(await main()).toContain('3,412 rows that Priya Raman loaded');
    expect(api.asked.some(({ name }) => name === 'UndoImport')).toBe(false);
    await page.getByRole('button', { name: 'Undo this load' }).click();
    await page.waitForURL('**/imports/import-ssda903');
    expect(api.asked.find(({ name }) => name === 'UndoImport')?.variables).toEqual({ id: 'import-ssda903' });
  });

  it('that cannot be done says why, and changes nothing', async () => {
    api.answers['undoImport'] = () => ({
      ...{ __typename: 'ImportNotUndoneProblem', code: 'import-not-undone-later-import-stands', field: 'id' },
      message: 'A later import of the same kind stands. Undo that one first.',
    });
    await page.getByRole('button', { name: 'Undo this load' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Undo that one first.');
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('the check of a return', () => {
  it('is asked for without scripts, read by rule, and leads to the rows and to the child', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(plain);
    await plain.getByRole('link', { name: 'Check a return' }).click();
    expect(await plain.innerText('tbody')).toMatch(/2024\/25\s+2,199 episodes of 940 children\s+Not checked yet/);
    expect(await plain.innerText('tbody')).toContain('Rows that were set aside were mended after this check.');
    await plain.getByRole('button', { name: 'Check again the return of 2025/26' }).click();
    expect(api.asked.find(({ name }) => name === 'ValidateReturn')?.variables).toEqual({ yearEndOn: '2026-03-31' });
    expect(await plain.innerText('h1')).toBe('Check of the return of 2025/26');
    await plain.getByRole('link', { name: 'Rule 142: Episode not ended before the next began' }).click();
    expect(await plain.innerText('main')).toContain('Showing 1 to 44 of 44.');
    await plain.getByRole('link', { name: 'Child 00123 of the return' }).first().click();
    expect(await plain.innerText('h1')).toBe('Child 00123 of the return');
    await plain.context().close();
  });

  it('filters rows by rule and child together, and is read in pages', async () => {
    await signIn();
    await open('/validation/2026-03-31/rows');
    expect(await main()).toContain('Showing 1 to 100 of 131.');
    await page.getByRole('link', { name: 'Next page' }).click();
    expect(await main()).toContain('Showing 101 to 131 of 131.');
    await page.getByLabel('Rule number').fill('142');
    await page.getByLabel('Child’s code in the return').fill('00123');
    await page.getByRole('button', { name: 'Show these' }).click();
    expect(await main()).toContain('Showing 1 to 9 of 9.');
    expect(await page.getByLabel('Rule number').inputValue()).toBe('142');
  });

  it('links a child only where the register has one', async () => {
    await signIn();
    await open('/validation/2026-03-31/children');
    expect(await page.getByRole('link', { name: 'Child 00123 of the return' }).first().isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Child K1 of the return', exact: true }).count()).toBe(0);
    expect(await main()).toContain('No child named');
  });

  it('is downloaded through the console, and is not there for a year that was not checked', async () => {
    await signIn();
    await open('/validation/2026-03-31');
    const address = await page.getByRole('link', { name: 'Download every finding as CSV' }).getAttribute('href');
    const file = await context.request.get(`${app.url}${address}`);
    expect(await file.text()).toBe('/validation/validation-1.csv for priya');
    for (const missing of ['/validation/2025-03-31', '/validation/soon', '/validation/2025-03-31/rows']) {
      expect((await open(missing))?.status()).toBe(404);
    }
  });
});

describe('a child of the returns', () => {
  it('is told by the latest return of each episode, and never as a number alone', async () => {
    await signIn();
    await open('/children/00123');
    expect(await page.innerText('h1')).toBe('Child 00123 of the return');
    expect(await page.innerText('#from-2025-02-11')).toContain('ZN8 1EE: outside the area, in Westmarch');
    expect(await page.innerText('#from-2023-05-03')).toContain('no later return mentions it');
    expect((await open('/children/00124'))?.status()).toBe(404);
  });
});

describe('a load that takes long', () => {
  const running = (more: object): object => reportOf('AUTHORITIES', { status: 'RUNNING', ...more });

  it('is followed as it goes, and its report is shown when it ends', async () => {
    api.answers['importReport'] = () => running({ rowsRead: 1_200_000, finishedAt: null });
    await signIn();
    await open('/imports/import-1');
    expect(await page.getByRole('status').innerText()).toContain('1,200,000 rows so far');
    expect(await accessibilityViolations(page)).toEqual([]);
    api.answers['importReport'] = () => running({ rowsRead: 2_300_000, finishedAt: null });
    await page.getByText('2,300,000 rows so far').waitFor();
    api.answers['importReport'] = () => running({ status: 'APPLIED' });
    await page.getByRole('heading', { name: 'Areas and their neighbours: loaded' }).waitFor();
  });
});
