import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { ours, type RunningApi, startApi, theirs } from '../e2e/support/running-api.js';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { addFosteringService } from '../support/capacity-register.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';

/** The capacity board in a browser, with the real api and a database. Pictures go where NEARHOME_PICTURES says. */

jest.setTimeout(60_000);

const pictures = process.env['NEARHOME_PICTURES'];
let api: RunningApi;
let app: ConsoleUnderTest;
let browser: Browser;

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), startBrowser()]);
  await addFosteringService(api.database.dataSource, ours, theirs);
  app = await startConsole(api.url);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
  await api.stop();
});

/** Without scripts: the page must work so. */
async function signedIn(name: string, javaScriptEnabled = false): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await page.goto(app.url);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}
const rowsOf = async (page: Page, caption: string): Promise<string[]> => {
  const rows = await page.getByRole('table', { name: caption }).locator('tbody tr').allInnerTexts();
  return rows.map((row) => row.replaceAll(/\s+/g, ' ').trim());
};

describe('the capacity board', () => {
  it('leads recruitment from the figures of a day to the homes behind them, and back', async () => {
    const page = await signedIn('Tom Hallett');
    await page.getByRole('link', { name: 'Capacity' }).click();
    expect(await page.innerText('h1')).toBe('Capacity');
    await page.getByLabel('Day', { exact: true }).fill('10');
    await page.getByLabel('Month').fill('3');
    await page.getByLabel('Year').fill('2026');
    await page.getByRole('button', { name: 'Show' }).click();

    const main = await page.innerText('main');
    expect(main).toContain('On 10 March 2026, 3 homes have 9 approved places: 2 filled, 3 vacant and 4 not available.');
    expect(main).toContain(
      'Of those not available, 1 is a Staying Put adult’s and 1 is a hub bed kept for sleepovers.',
    );
    expect(await rowsOf(page, 'Places by district')).toEqual([
      'Aller 4 2 0 2',
      'D2 3 0 1 2',
      'District not known 2 0 2 0',
      'All districts 9 2 3 4',
    ]);
    expect(await rowsOf(page, 'Homes with a vacant place')).toEqual([
      'Home H-2 H-2 D2 3 0 1 2 Carer taking a break (2)',
      'Home H-3 H-3 Not known 2 0 2 0',
    ]);
    expect(main).toContain('Home H-1 (H-1): 1 filled instead of 2 and 1 vacant instead of 0.');
    expect(main).toContain('Home H-3 (H-3) The approval ends on 1 May 2026.');

    await page
      .getByRole('row', { name: /^Carer taking a break/ })
      .getByRole('link')
      .click();
    expect(await page.innerText('#homes')).toBe('Homes with a place that is not available: carer taking a break');
    expect(await rowsOf(page, 'Homes with a place that is not available: carer taking a break')).toHaveLength(1);

    await page.getByLabel('District', { exact: true }).selectOption({ label: 'Aller' });
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.innerText('main')).toContain('On 10 March 2026, 1 home has 4 approved places');
    if (pictures) {
      await page.goto(`${app.url}/capacity?on=2026-03-10`);
      await page.screenshot({ path: join(pictures, 'capacity.png'), fullPage: true });
    }
  });

  it('leads to a home: what is recorded of it, what to look at first, and no child by name', async () => {
    const page = await signedIn('Tom Hallett');
    await page.goto(`${app.url}/capacity?on=2026-03-10&show=approved`);
    await page.getByRole('link', { name: 'Home H-1' }).click();
    expect(await page.innerText('h1')).toBe('Home H-1');
    const main = (await page.innerText('main')).replaceAll(/\s+/g, ' ');
    expect(main).toContain('Foster home H-1, Norchester Fostering');
    expect(main).toContain('Approved since 14 May 2019');
    expect(main).toContain('Staying Put 1 young adult');
    expect(main).toContain('Fostered there today 1 child');
    expect(main).toContain('Skill or training has lapsed: self-harm.');
    expect(main).not.toContain('C1');
    const address = page.url();
    const scripted = await signedIn('Tom Hallett', true);
    await scripted.goto(address);
    expect(await accessibilityViolations(scripted)).toEqual([]);
    await scripted.setViewportSize({ width: 400, height: 800 });
    expect(await accessibilityViolations(scripted)).toEqual([]);
    expect(await scripted.evaluate('document.documentElement.scrollWidth')).toBe(400);
    expect((await page.goto(`${app.url}/homes/no-such-home`))?.status()).toBe(404);
    expect((await (await signedIn('Priya Raman')).goto(address))?.status()).toBe(403);
  });

  it('shows a commissioner counts without homes', async () => {
    const page = await signedIn('Priya Raman');
    await page.goto(`${app.url}/capacity?on=2026-03-10&show=filled`);
    const main = await page.innerText('main');
    expect(main).toContain('9 approved places');
    expect(main).not.toContain('H-1');
    expect(await page.locator('main table a').count()).toBe(0);
  });

  it('says what is wrong with a date, and asks nobody who may not', async () => {
    const page = await signedIn('Tom Hallett');
    const answer = await page.goto(`${app.url}/capacity?on-day=31&on-month=2&on-year=2026`);
    expect(answer?.status()).toBe(400);
    expect(await page.innerText('.govuk-error-summary')).toContain('The date must be a real date');
    const manager = await signedIn('Callum Reid');
    expect((await manager.goto(`${app.url}/capacity`))?.status()).toBe(403);
  });

  it('has no violation of WCAG A or AA, and fits a narrow screen', async () => {
    const page = await signedIn('Tom Hallett', true);
    await page.goto(`${app.url}/capacity?on=2026-03-10&show=approved`);
    await page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
    expect(await page.innerText('body')).toContain('fictional');
  });
});
