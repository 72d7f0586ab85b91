import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { ExecuteMatchRun } from '#matching';
import { type RunningApi, startApi } from '../e2e/support/running-api.js';
import { loadSmallAuthority } from '../e2e/support/small-authority.js';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';

/** What is learnt after a request was opened is recorded by people who are no programmers, without scripts. */

jest.setTimeout(60_000);

let api: RunningApi;
let app: ConsoleUnderTest;
let browser: Browser;
let requestPage = '';
beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), startBrowser()]);
  await loadSmallAuthority(api);
  app = await startConsole(api.url);
  const input = {
    ...{ childCode: 'R-1', knownAs: 'Wren', urgency: 'PLANNED', placementType: 'short-term', needs: ['self-harm'] },
    ...{ neededBy: '2199-02-03', startsOn: '2199-02-04', sex: 'FEMALE', homePostcode: 'ZN4 7AA' },
  };
  const { data } = await api.ask<{ opened: { id: string } }>(
    `mutation Open($input: OpenPlacementRequestInput!) { opened: openPlacementRequest(input: $input) {
      ... on PlacementRequest { id } } }`,
    { input },
  );
  requestPage = `${app.url}/requests/${data?.opened.id ?? ''}`;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.close();
  await api.stop();
});

async function signedIn(name: string, javaScriptEnabled = false): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await page.goto(app.url);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}
/** Pictures are kept where somebody asks for them: of a wide screen and of a narrow one. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
const field = (page: Page, path: string) => page.locator(`[id="details.${path}"]`);
async function fillDate(page: Page, path: string, day: string, month: string, year: string): Promise<void> {
  await field(page, `${path}-day`).fill(day);
  await field(page, `${path}-month`).fill(month);
  await field(page, `${path}-year`).fill(year);
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('what keeps a child safe', () => {
  it('is recorded order by order: what is wrong is said beside it, and the way leads back to the request', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.goto(requestPage);
    await page.getByRole('link', { name: 'Court orders and places to keep away from' }).click();
    expect(await page.innerText('h1')).toBe('Court orders and places Wren is kept away from');
    expect(await page.innerText('main')).toContain('No court order is recorded.');
    await page.getByRole('button', { name: 'Record a court order' }).click();
    await press(page, 'Record the order');
    expect(await page.innerText('.govuk-error-summary')).toContain('Choose what the court forbids');
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel('What the court forbids').selectOption('exclusion-area');
    await page.getByLabel('Postcode').fill('ZN9 9ZZ');
    await field(page, 'order.miles').fill('3');
    await fillDate(page, 'order.from', '5', '1', '2026');
    await picture(page, 'order');
    await press(page, 'Record the order');
    expect(await page.innerText('.govuk-error-message')).toContain('ZN99ZZ is not a postcode that we know');
    expect(await field(page, 'order.miles').inputValue()).toBe('3');
    await picture(page, 'order-wrong');
    await page.getByLabel('Postcode').fill('ZN4 7AB');
    await press(page, 'Record the order');
    expect(await page.innerText('.govuk-notification-banner')).toContain('What keeps the child safe is saved');
    await picture(page, 'recorded');

    await page.goto(`${requestPage}/safety`);
    expect(await page.innerText('main')).toMatch(/within 3 miles of ZN4 7, from 5 January 2026, no end known/);
    await picture(page, 'safety');
    await page.getByRole('link', { name: /^Record its end/ }).click();
    await press(page, 'Record the end');
    expect(await page.innerText('.govuk-error-summary')).toContain('Enter the last day of the order');
    await fillDate(page, 'end.lastDay', '4', '1', '2026');
    await press(page, 'Record the end');
    expect(await page.innerText('.govuk-error-message')).toContain('ends before it starts');
    await fillDate(page, 'end.lastDay', '1', '2', '2026');
    await picture(page, 'order-end');
    await press(page, 'Record the end');
    await page.goto(`${requestPage}/safety`);
    expect(await page.innerText('main')).toContain('to 1 February 2026 (ended)');
    expect(await page.getByRole('link', { name: /^Record its end/ }).count()).toBe(0);
  });

  it('has places too, recorded and taken back', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${requestPage}/safety`);
    await page.getByRole('button', { name: 'Record a place' }).click();
    await press(page, 'Record the place');
    expect(await page.innerText('.govuk-error-summary')).toContain('Say why the child is kept away from this place');
    await page.getByLabel('Postcode').fill('ZN1 2QQ');
    await page.getByLabel('Why, in a few words').fill('Harm came from there');
    await press(page, 'Record the place');
    await page.goto(`${requestPage}/safety`);
    await page.getByRole('link', { name: /^Take it back/ }).click();
    const elsewhere = await signedIn('Amara Nwosu');
    await elsewhere.goto(`${requestPage}/safety/place/0/remove`);
    await picture(elsewhere, 'place-remove');
    await press(elsewhere, 'Take the place back');
    expect(await elsewhere.innerText('.govuk-notification-banner')).toContain('saved');
    await press(page, 'Take the place back');
    expect(await page.title()).toContain('Page not found');
    await page.goto(`${requestPage}/safety`);
    expect(await page.innerText('main')).toContain('No place is recorded.');
  });

  it('has needs that are changed on one page', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${requestPage}/needs`);
    expect(await page.getByLabel('Self-harm').isChecked()).toBe(true);
    await page.getByLabel('Self-harm').uncheck();
    await page.getByLabel('Autism and ADHD').check();
    await picture(page, 'needs');
    await press(page, 'Save the needs');
    expect(await page.innerText('.govuk-notification-banner')).toContain('The needs are saved');
    expect(await page.innerText('.govuk-summary-list')).toContain('Autism and ADHD');
  });

  it('can be read by everybody who may, and by nobody else', async () => {
    const scripted = await signedIn('Amara Nwosu', true);
    for (const part of ['safety', 'safety/order', 'safety/place', 'needs']) {
      expect((await scripted.goto(`${requestPage}/${part}`))?.status()).toBe(200);
      expect(await accessibilityViolations(scripted)).toEqual([]);
    }
    const stranger = await signedIn('Tom Hallett');
    expect((await stranger.goto(`${requestPage}/safety`))?.status()).toBe(403);
    const amara = await signedIn('Amara Nwosu');
    expect((await amara.goto(`${requestPage}/safety/order/7/end`))?.status()).toBe(404);
    const sent = await amara.request.post(`${requestPage}/safety/place`, { form: { form: 'not ours' } });
    expect(sent.status()).toBe(403);
  });
});

describe('what others have to say of a home', () => {
  it('is recorded from its card on the shortlist: the next search says who consented and when', async () => {
    const page = await signedIn('Amara Nwosu');
    const { data } = await api.ask<{
      placementRequests: { edges: { node: { id: string; child: { code: string } } }[] };
    }>('{ placementRequests { edges { node { id child { code } } } } }');
    const ruby = data?.placementRequests.edges.find(({ node }) => node.child.code === 'C-1')?.node.id ?? '';
    const rubysPage = `${app.url}/requests/${ruby}`;
    const search = async (): Promise<void> => {
      const [run] = await api.database.dataSource.query<{ id: string }[]>(
        `select id from matching.run where request_id = $1 and status = 'requested'`,
        [ruby],
      );
      await api.app.get(ExecuteMatchRun, { strict: false }).execute(run?.id ?? '');
      await page.goto(rubysPage);
    };
    await page.goto(rubysPage);
    await press(page, 'Find homes');
    await search();
    await page.getByRole('link', { name: /^Consents, approvals, notices.*Cedar House/ }).click();
    const home = page.url();
    expect(await page.innerText('main')).toContain('Approved by Kestrel Care, which has to consent to this placement');
    await picture(page, 'clearances');

    await page.getByRole('link', { name: 'Consent of the fostering service' }).click();
    await press(page, 'Record');
    expect(await page.innerText('.govuk-error-summary')).toContain('Give the name and role of whoever did it');
    expect(await page.innerText('.govuk-error-summary')).toContain('Enter the day it was done');
    await page.getByLabel('Who consented').fill('Jo Park, registered manager');
    await fillDate(page, 'clearance.givenOn', '3', '2', '2099');
    await press(page, 'Record');
    expect(await page.innerText('.govuk-error-message')).toContain('record it once it is done');
    expect(await page.getByLabel('Who consented').inputValue()).toBe('Jo Park, registered manager');
    await fillDate(page, 'clearance.givenOn', '3', '2', '2026');
    await press(page, 'Record');
    expect(page.url()).toBe(`${rubysPage}?recorded=clearance`);
    expect(await page.innerText('.govuk-notification-banner')).toContain('found before that');
    await picture(page, 'clearance-recorded');

    await page.goto(`${home}/notice-to-area`);
    expect(await page.locator('select option:checked').innerText()).toBe('Fenbury');
    await page.getByLabel('Who told them').fill('Amara Nwosu');
    await fillDate(page, 'clearance.givenOn', '4', '2', '2026');
    await press(page, 'Record');
    await page.goto(`${home}/approval-outside-area`);
    await page.getByLabel('Approved by', { exact: true }).selectOption('nominated-officer');
    await page.getByLabel('Who approved it').fill('Lee Marsh, head of service');
    await fillDate(page, 'clearance.givenOn', '5', '2', '2026');
    for (const evidence of ['What the child wishes', 'That the home is right', 'Relatives were', 'The independent']) {
      await page.getByLabel(evidence).check();
    }
    await picture(page, 'clearance-approval');
    await press(page, 'Record');
    await press(page, 'Search again now');
    await search();
    const shortlist = await page.locator('main').textContent();
    expect(shortlist).toContain(
      'Kestrel Care consented to this placement on 3 February 2026 (Jo Park, registered manager).',
    );
    expect(shortlist).toContain('the nominated officer approved it on 5 February 2026 (Lee Marsh, head of service).');
    expect(shortlist).toContain('Fenbury was told on 4 February 2026 that Ruby is to live there (Amara Nwosu).');
    expect(await page.getByText('Authority needed').count()).toBe(0);

    await page.goto(home);
    await page.getByRole('link', { name: /^Withdraw.*Consent of the fostering service/ }).click();
    await press(page, 'Withdraw');
    expect(await page.innerText('.govuk-error-message')).toContain('Say why it is withdrawn');
    await page.getByLabel('Why', { exact: true }).fill('It was about another home');
    await picture(page, 'clearance-withdraw');
    await press(page, 'Withdraw');
    await page.goto(home);
    expect(await page.innerText('main')).toContain('Withdrawn by Amara Nwosu: It was about another home.');
    await picture(page, 'clearances-recorded');

    const scripted = await signedIn('Amara Nwosu', true);
    for (const form of ['', '/approval-outside-area', '/consent-of-authority', '/approval-key-stage-4']) {
      expect((await scripted.goto(`${home}${form}`))?.status()).toBe(200);
      expect(await accessibilityViolations(scripted)).toEqual([]);
    }
    expect((await scripted.goto(`${home}/a-nod`))?.status()).toBe(404);
    const stranger = await signedIn('Tom Hallett');
    expect((await stranger.goto(home))?.status()).toBe(403);
  });
});

describe('what is recorded of a home', () => {
  it('are bedrooms, exemptions and agreements, a page for each', async () => {
    const [row] = await api.database.dataSource.query<{ id: string }[]>(
      `select id from register.household where reference = 'H-4'`,
    );
    const homePage = `${app.url}/homes/${row?.id ?? ''}`;
    const page = await signedIn('Tom Hallett');
    await page.goto(homePage);
    await page.getByRole('link', { name: 'Change the bedrooms' }).click();
    await press(page, 'Save the bedrooms');
    expect(await page.innerText('.govuk-error-summary')).toContain('Give at least one bedroom');
    await page.getByLabel('Bedroom 1', { exact: true }).fill('Attic');
    await page.getByLabel('Beds in bedroom 1').fill('two');
    await press(page, 'Save the bedrooms');
    expect(await page.innerText('.govuk-error-message')).toContain('whole number from 1 to 6');
    await picture(page, 'bedrooms');
    await page.getByLabel('Beds in bedroom 1').fill('2');
    await press(page, 'Save the bedrooms');
    expect(await page.innerText('.govuk-notification-banner')).toContain('The next search of each child reads it');
    expect(await page.innerText('main')).toContain('Attic (2 beds)');

    await page.getByRole('link', { name: 'Record an exemption' }).click();
    await page.getByLabel('Granted by').selectOption({ label: 'Fenbury' });
    await page.getByLabel('Children it names').fill('E10009901/C-1; E10009901/L-1');
    await fillDate(page, 'exemption.firstDay', '5', '1', '2026');
    await press(page, 'Record the exemption');
    expect(await page.innerText('.govuk-error-message')).toContain('Choose that authority');
    await picture(page, 'exemption-wrong');
    await page.getByLabel('Granted by').selectOption({ label: 'Marlshire' });
    await press(page, 'Record the exemption');
    expect(await page.innerText('main')).toContain('names 2 children, since 5 January 2026');
    await page.getByRole('link', { name: /^Record its end/ }).click();
    await press(page, 'Record the end');
    expect(await page.innerText('.govuk-error-summary')).toContain('Enter the last day');
    await fillDate(page, 'end.lastDay', '1', '2', '2026');
    await press(page, 'Record the end');
    expect(await page.innerText('main')).toContain('from 5 January 2026 to 1 February 2026');

    await page.getByRole('link', { name: 'Record an agreement to share a bedroom' }).click();
    await page.getByLabel('Agreed by').selectOption({ label: 'Marlshire' });
    await page.getByLabel('Children who share').fill('L-1');
    await fillDate(page, 'agreement.agreedOn', '3', '2', '2026');
    await press(page, 'Record the agreement');
    expect(await page.innerText('.govuk-error-message')).toContain('does not name a child');
    await page.getByLabel('Children who share').fill('E10009901/L-1');
    await press(page, 'Record the agreement');
    expect(await page.innerText('main')).toContain('no assessment is recorded');
    await picture(page, 'home-recorded');
    await page.getByRole('link', { name: /^Withdraw/ }).click();
    await picture(page, 'sharing-withdraw');
    await press(page, 'Withdraw the agreement');
    expect(await page.innerText('main')).not.toContain('no assessment is recorded');

    const scripted = await signedIn('Amara Nwosu', true);
    for (const form of ['', '/bedrooms', '/exemption', '/sharing', '/exemption/0/end']) {
      expect((await scripted.goto(`${homePage}${form}`))?.status()).toBe(200);
      expect(await accessibilityViolations(scripted)).toEqual([]);
    }
    expect((await scripted.goto(`${homePage}/sharing/3/withdraw`))?.status()).toBe(404);
    const stranger = await signedIn('Priya Raman');
    expect((await stranger.goto(`${homePage}/bedrooms`))?.status()).toBe(403);
  });
});
