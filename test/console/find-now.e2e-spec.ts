import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { ours, type RunningApi, startApi } from '../e2e/support/running-api.js';
import { loadSmallAuthority } from '../e2e/support/small-authority.js';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';

/** Five o'clock on a Friday, in a browser without scripts, with the real api: a home first, the request after it. */

jest.setTimeout(60_000);

let api: RunningApi;
let app: ConsoleUnderTest;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), startBrowser()]);
  await loadSmallAuthority(api);
  app = await startConsole(api.url);
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
/** A picture is kept where somebody asks for one. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

describe('a home now', () => {
  it('is found with an age and a postcode, and the request is opened with the same facts', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.getByRole('link', { name: 'Find a home now' }).click();
    expect(await page.innerText('h1')).toBe('Find a home now');
    await picture(page, 'find-now-form');
    await page.getByLabel('Age in years').fill('7');
    await page.getByLabel('Home postcode').fill('zn4 7aa');
    await page.getByLabel('Girl', { exact: true }).check();
    await page.locator('#group-safety summary').click();
    await page.getByRole('button', { name: 'Find homes' }).first().click();

    const text = await page.innerText('main');
    expect(text).toContain('Of the 6 homes that were looked at');
    expect(text).toContain('Alder House');
    expect(text).toContain('Check before placing');
    expect(text).toContain('Why other homes are not in the list');
    expect(text).toMatch(/version [\d,]+ of the facts/);
    expect(page.url()).toBe(`${app.url}/find-now`);
    await picture(page, 'find-now-answer');

    await page.getByRole('button', { name: 'Open a request with these facts' }).click();
    expect(await page.innerText('h1')).toBe('Open a placement request');
    expect(await page.getByLabel('Home postcode').inputValue()).toBe('zn4 7aa');
    expect(await page.getByLabel('Girl', { exact: true }).isChecked()).toBe(true);
    expect(await page.getByLabel('What carers should know about the child').inputValue()).toContain('7 years old');
    await picture(page, 'new-request-from-search');
    await page.getByLabel('Name the child is known by').fill('Mina');
    await page.getByLabel('Child’s code in your case system').fill('F-5');
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    expect(await page.innerText('main')).toContain('Mina');
  });

  it('is recorded further: what was done before placing, and what else is known of the child', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${app.url}/requests`);
    await page.getByRole('link', { name: /^Mina/ }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    const requestPage = page.url();
    const fillPlan = async (day: string, month: string, year: string): Promise<void> => {
      const id = 'details.before.placementPlanOn';
      await page.locator(`[id="${id}-day"]`).fill(day);
      await page.locator(`[id="${id}-month"]`).fill(month);
      await page.locator(`[id="${id}-year"]`).fill(year);
      await page.getByRole('button', { name: 'Record', exact: true }).click();
    };
    await page.getByRole('link', { name: 'Record what has been done before placing' }).click();
    expect(await page.innerText('h1')).toBe('Record what has been done for Mina');
    await picture(page, 'record-before');
    await fillPlan('31', '2', '2026');
    expect(await page.innerText('.govuk-error-summary')).toContain('Placement plan made must be a real date');
    await fillPlan('1', '3', '2099');
    expect(await page.innerText('.govuk-error-message')).toContain('or earlier, or is left blank');
    expect(await page.locator('[id="details.before.placementPlanOn-year"]').inputValue()).toBe('2099');
    await fillPlan('3', '2', '2026');
    expect(page.url()).toBe(`${requestPage}?recorded=before`);
    expect(await page.locator('main').textContent()).toContain('3 February 2026');

    await page.goto(`${requestPage}/before`);
    expect(await page.locator('[id="details.before.placementPlanOn-month"]').inputValue()).toBe('2');
    await fillPlan('', '', '');
    expect(await page.locator('main').textContent()).not.toContain('3 February 2026');

    await page.getByRole('link', { name: 'Change what is known of the child' }).click();
    await page.getByRole('button', { name: 'Save changes' }).click();
    expect(await page.innerText('.govuk-error-summary')).toContain('Answer at least one question');
    await page.locator('#group-family-time summary').click();
    await page.getByLabel('Postcode where family time happens').fill('ZN9 9ZZ');
    await page.getByRole('button', { name: 'Save changes' }).click();
    expect(await page.innerText('.govuk-error-message')).toContain('is not a postcode that we know');
    await picture(page, 'change-facts-wrong');
    await page.getByLabel('Postcode where family time happens').fill('ZN4 7AA');
    await page.getByLabel('Family times in a month').fill('3');
    await page.getByRole('button', { name: 'Save changes' }).click();
    expect(page.url()).toBe(`${requestPage}?recorded=facts`);
    expect(await page.locator('main').textContent()).toMatch(/Family times?[^.]*3/);

    const sent = await page.request.post(`${requestPage}/before`, { form: { form: 'not ours' } });
    expect(sent.status()).toBe(403);
    const scripted = await signedIn('Amara Nwosu', true);
    for (const part of ['before', 'facts']) {
      await scripted.goto(`${requestPage}/${part}`);
      expect(await accessibilityViolations(scripted)).toEqual([]);
    }
    const stranger = await signedIn('Tom Hallett');
    expect((await stranger.goto(`${requestPage}/before`))?.status()).toBe(403);
  });

  it('is kept as a record, which shows the same homes again when the register has changed', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${app.url}/find-now`);
    await page.getByLabel('Age in years').fill('8');
    await page.getByLabel('Home postcode').fill('ZN4 7AA');
    await page.getByLabel('Boy', { exact: true }).check();
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    const homes = await page.locator('.nh-card__heading').allInnerTexts();
    expect(homes.length).toBeGreaterThan(1);
    await api.database.dataSource.query(
      `update register.household set places = 0, name = 'Gone' where reference = 'H-1'`,
    );

    await page.getByRole('link', { name: 'kept as a record' }).click();
    expect(await page.innerText('h1')).toBe('Search for a boy of 8');
    expect(await page.locator('.nh-card__heading').allInnerTexts()).toEqual(homes);
    const text = await page.innerText('main');
    expect(text).toContain('The engine of today gives the same answer from the same facts.');
    expect(text).toContain('Amara Nwosu');
    expect(text).toMatch(/Version [\d,]+ of the register/);
    await picture(page, 'search-on-record');
    const address = page.url();

    await page.getByRole('link', { name: 'Back to searches made before' }).click();
    expect(await page.innerText('h1')).toBe('Searches made before');
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      /A boy of 8[\s\S]*Amara Nwosu[\s\S]*eligible home/,
    );
    await picture(page, 'searches');
    await api.database.dataSource.query(
      `update register.household set places = 2, name = 'Alder House' where reference = 'H-1'`,
    );

    const scripted = await signedIn('Amara Nwosu', true);
    for (const one of [address, `${app.url}/searches`, `${app.url}/searches?request=nothing`]) {
      await scripted.goto(one);
      expect(await accessibilityViolations(scripted)).toEqual([]);
    }
    expect(await scripted.innerText('main')).toContain('No search is on record for this request yet.');
    expect((await page.goto(`${app.url}/searches/nothing`))?.status()).toBe(404);
    const stranger = await signedIn('Tom Hallett');
    expect((await stranger.goto(address))?.status()).toBe(403);
  });

  it('is kept as a record for brothers and sisters too', async () => {
    const waits = async (code: string, knownAs: string): Promise<string> => {
      const [request] = await api.database.dataSource.query<{ id: string }[]>(
        `with child as (
           insert into register.child (authority_code, code, known_as, born_on, sex)
           values ($1, $2, $3, '2016-05-11', 'female') returning id)
         insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
           placement_type, home_postcode, sibling_group)
         select 'REQ-' || $2, 'imported', id, current_date, 'planned', current_date + 9, current_date + 7, 'short-term',
           'ZN47AA', 'SG-5' from child returning id`,
        [ours, code, knownAs],
      );
      return request?.id ?? '';
    };
    const [id] = [await waits('S-1', 'Ada'), await waits('S-2', 'Bea')];
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${app.url}/requests/${id}/siblings`);
    const title = await page.innerText('h1');
    expect(title).toMatch(/^Homes for (Ada and Bea|Bea and Ada)$/);
    const ways = await page.locator('article h3').allInnerTexts();
    expect(ways.length).toBeGreaterThan(1);
    await page.getByRole('link', { name: 'kept as a record' }).click();
    expect(await page.innerText('h1')).toBe(title);
    expect(await page.locator('article h3').allInnerTexts()).toEqual(ways);
    expect(await page.innerText('main')).toContain('The engine of today gives the same answer from the same facts.');
    await picture(page, 'search-of-siblings-on-record');

    await page.goto(`${app.url}/requests/${id}/siblings`);
    await page.getByRole('link', { name: 'the searches made before' }).click();
    expect(await page.innerText('h1')).toBe('Searches made before for this request');
    const rows = await page.locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/(Ada|Bea), girl of \d+ and (Ada|Bea), girl of \d+[\s\S]*Asked 2 times/);
  });

  it('keeps what was typed when something in it is wrong, and says where', async () => {
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${app.url}/find-now`);
    await page.getByLabel('Age in years').fill('nine');
    await page.getByLabel('Home postcode').fill('ZN9 9ZZ');
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    expect(await page.innerText('.govuk-error-summary')).toContain('The age must be a whole number of years, like 7');
    await page.getByLabel('Age in years').fill('9');
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    expect(await page.innerText('.govuk-error-summary')).toContain('ZN99ZZ is not a postcode that we know.');
    expect(await page.getByLabel('Home postcode').inputValue()).toBe('ZN9 9ZZ');
  });

  it('says why nobody is found: a court order in the way of every home', async () => {
    const page = await signedIn('Amara Nwosu', true);
    await page.goto(`${app.url}/find-now`);
    await page.getByLabel('Age in years').fill('7');
    await page.locator('#group-safety summary').click();
    await page.getByLabel('Court order', { exact: true }).selectOption('exclusion-area');
    await page.getByLabel('Postcode the order is about').fill('ZN4 7AA');
    await page.getByLabel('Miles round it').fill('300');
    await page.locator('[id="details.order.from-day"]').fill('5');
    await page.locator('[id="details.order.from-month"]').fill('1');
    await page.locator('[id="details.order.from-year"]').fill('2026');
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    expect(await page.innerText('main')).toContain('Something stands in the way of all 6 homes.');
    await picture(page, 'find-now-nobody');
  });

  it('says what there is further from home, and looks there with the same facts', async () => {
    const places = (count: number): Promise<unknown> =>
      api.database.dataSource.query(`update register.household set places = $1 where reference = 'H-1'`, [count]);
    await places(0);
    const page = await signedIn('Amara Nwosu');
    await page.goto(`${app.url}/find-now`);
    await page.getByLabel('Age in years').fill('7');
    await page.getByLabel('Home postcode').fill('ZN4 7AA');
    await page.getByLabel('No further from home than').fill('1');
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    expect(await page.innerText('main')).toContain("Within 10 miles: 2 homes. 1 of them needs somebody's agreement");
    await picture(page, 'find-now-further-away');
    await page.getByRole('button', { name: 'Show homes within 10 miles' }).click();
    expect(await page.innerText('main')).toContain('Birch House');
    expect(await page.innerText('main')).not.toContain('Further from home');
    expect(await page.getByLabel('No further from home than').inputValue()).toBe('10');
    expect(await page.getByLabel('Age in years').inputValue()).toBe('7');
    await places(2);
  });

  it('can be read by everybody', async () => {
    const page = await signedIn('Amara Nwosu', true);
    await page.goto(`${app.url}/find-now`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel('Age in years').fill('7');
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    expect(await page.innerText('main')).toContain('Alder House');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('is not offered to those who place nobody', async () => {
    const page = await signedIn('Priya Raman');
    expect(await page.getByRole('link', { name: 'Find a home now' }).count()).toBe(0);
    const answer = await page.goto(`${app.url}/find-now`);
    expect(answer?.status()).toBe(403);
  });
});
