import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, type Page } from 'playwright-core';
import { ExecuteMatchRun } from '#matching';
import { type RunningApi, startApi, theirs } from '../e2e/support/running-api.js';
import { loadSmallAuthority } from '../e2e/support/small-authority.js';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';

/** What a placement officer sees of bad input, in a browser without scripts, with the real api. */

jest.setTimeout(60_000);

let api: RunningApi;
let app: ConsoleUnderTest;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), startBrowser()]);
  await loadSmallAuthority(api);
  app = await startConsole(api.url);
  page = await signedIn(false);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.close();
  await api.stop();
});

async function signedIn(javaScriptEnabled: boolean): Promise<Page> {
  const opened = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await opened.goto(app.url);
  await opened.getByRole('button', { name: 'Sign in as Amara Nwosu' }).click();
  await opened.getByRole('button', { name: 'Sign out' }).waitFor();
  return opened;
}
/** A picture is kept where somebody asks for one. */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
const query = (text: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
  api.database.dataSource.query(text, parameters);

const year = new Date().getFullYear();
type Day = readonly [day: string, month: string, year: string];
const nextYear = (month: string, day: string): Day => [day, month, String(year + 1)];

const fillDay = async (id: string, [day, month, of]: Day): Promise<void> => {
  await page.locator(`[id="${id}-day"]`).fill(day);
  await page.locator(`[id="${id}-month"]`).fill(month);
  await page.locator(`[id="${id}-year"]`).fill(of);
};

interface Written {
  readonly code: string;
  readonly bornOn?: Day;
  readonly neededBy?: Day;
  readonly startsOn?: Day;
  readonly expectedUntil?: Day;
  readonly homePostcode?: string;
  readonly siblingGroup?: string;
}

async function openRequest({ code, ...written }: Written): Promise<void> {
  await page.goto(`${app.url}/requests/new`);
  await page.getByLabel('Name the child is known by').fill(`Bea ${code}`);
  await page.getByLabel('Child’s code in your case system').fill(code);
  await fillDay('bornOn', written.bornOn ?? ['1', '2', String(year - 8)]);
  await page.getByLabel('Girl', { exact: true }).check();
  await page.getByLabel('Planned', { exact: true }).check();
  await page.getByLabel('Short-term', { exact: true }).check();
  await fillDay('neededBy', written.neededBy ?? nextYear('3', '1'));
  await fillDay('startsOn', written.startsOn ?? nextYear('3', '2'));
  if (written.expectedUntil) await fillDay('expectedUntil', written.expectedUntil);
  await page.locator('#homePostcode').fill(written.homePostcode ?? 'ZN4 7AA');
  if (written.siblingGroup) await page.locator('#siblingGroup').fill(written.siblingGroup);
  await page.getByRole('button', { name: 'Open the request' }).click();
}
const idOfThisPage = (): string => /requests\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

describe('the form of a new request', () => {
  it.each<[string, Omit<Written, 'code'>, string, string]>([
    [
      'needed by before today',
      { neededBy: ['31', '12', String(year - 1)] },
      'neededBy',
      'The day a home is needed by must be',
    ],
    ['starting before today', { startsOn: ['31', '12', String(year - 1)] }, 'startsOn', 'The placement must start on'],
    ['ending before it starts', { expectedUntil: nextYear('3', '1') }, 'expectedUntil', 'The placement must end on'],
    [
      'for somebody of 18',
      { bornOn: ['2', '3', String(year - 17)] },
      'bornOn',
      'would be 18 when the placement starts',
    ],
    ['for a child born after today', { bornOn: nextYear('1', '1') }, 'bornOn', 'The day of birth must be'],
    [
      'from a postcode that there is not',
      { homePostcode: 'ZN9 9ZZ' },
      'homePostcode',
      'is not a postcode that we know',
    ],
  ])(
    'says at its field what is wrong with a request %s, and keeps what was written',
    async (_, wrong, field, sentence) => {
      await openRequest({ code: 'W-1', ...wrong });
      expect(await page.innerText('h1')).toBe('Open a placement request');
      expect(await page.innerText('.govuk-error-summary')).toContain(sentence);
      const href = await page.locator('.govuk-error-summary a').getAttribute('href');
      expect(href).toMatch(new RegExp(`^#${field}(-day)?$`));
      expect(await page.locator(href ?? '').count()).toBe(1);
      expect(await page.getByLabel('Child’s code in your case system').inputValue()).toBe('W-1');
      expect(await query(`select 1 from register.child where code = 'W-1'`)).toEqual([]);
    },
  );

  it('says that another authority uses the name of a group of brothers and sisters', async () => {
    await query(
      `with child as (insert into register.child (authority_code, code, sex) values ($1, 'T-1', 'male') returning id)
       insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
         placement_type, sibling_group)
       select 'REQ-T-1', 'imported', id, current_date, 'planned', current_date, current_date, 'short-term', 'ELM' from child`,
      [theirs],
    );
    await openRequest({ code: 'W-2', siblingGroup: 'ELM' });
    expect(await page.innerText('.govuk-error-summary')).toContain('Another authority uses this reference');
    await picture('bad-input-siblings');
  });
});

describe('the form for a home now', () => {
  it('says at its field that nobody of 18 is placed', async () => {
    await page.goto(`${app.url}/find-now`);
    await page.getByLabel('Age in years').fill('18');
    await page.getByRole('button', { name: 'Find homes' }).first().click();
    expect(await page.innerText('.govuk-error-summary')).toContain('The age is a whole number from 0 to 17.');
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#age');
  });
});

describe('the page of a request', () => {
  it('says in words why brothers and sisters of two authorities are not searched for together', async () => {
    await openRequest({ code: 'W-3', siblingGroup: 'OAK' });
    const id = idOfThisPage();
    await query(`update register.placement_request set sibling_group = 'OAK' where reference = 'REQ-T-1'`);
    await page.getByRole('link', { name: 'Find homes for the brothers and sisters together' }).click();
    expect(page.url()).toBe(`${app.url}/requests/${id}/siblings`);
    expect(await page.innerText('main')).toContain('The requests of this sibling group are of different authorities');
    expect(await page.innerText('main')).toContain('Marlshire and Fenbury');
    await picture('bad-input-two-authorities');
  });

  it('says of a child with homes how the brothers and sisters who wait too would be shared out, and what it costs', async () => {
    const ids: string[] = [];
    for (const code of ['Y-1', 'Y-2', 'Y-3']) {
      await openRequest({ code, siblingGroup: 'YEW' });
      ids.push(idOfThisPage());
    }
    await page.getByRole('button', { name: 'Find homes' }).click();
    const [run] = await query('select id from matching.run where request_id = $1', [ids[2]]);
    await api.app.get(ExecuteMatchRun, { strict: false }).execute(String(run?.['id']));
    await page.goto(`${app.url}/requests/${ids[2]}`);
    const text = await page.innerText('main');
    expect(text).toContain('Brothers and sisters who wait too');
    expect(text).toContain('Today no home takes all 3 brothers and sisters.');
    expect(text).toContain('2 of 3 pairs of brothers and sisters apart');
    expect(text).not.toContain('No home on the register is suitable');
    await picture('sibling-split');
    await page.getByRole('link', { name: 'Every way to share them out, side by side' }).click();
    expect(page.url()).toBe(`${app.url}/requests/${ids[2]}/siblings`);
  });

  it('says why no home is looked for, for a child who turns out to be 18 on the day of moving in', async () => {
    await openRequest({ code: 'W-4' });
    await query(`update register.child set born_on = $1 where code = 'W-4'`, [`${year - 17}-03-02`]);
    await page.getByRole('button', { name: 'Find homes' }).click();
    const summary = await page.innerText('.govuk-error-summary');
    expect(summary).toContain('Homes were not looked for');
    expect(summary).toContain('would be 18 on the day of moving in');
    expect(await page.locator('#results').count()).toBe(0);
    await picture('bad-input-too-old');
  });

  it('says why nothing can be relaxed, where every home has something in its way that nothing clears', async () => {
    await query('delete from register.approval');
    await openRequest({ code: 'W-5' });
    const id = idOfThisPage();
    await page.getByRole('button', { name: 'Find homes' }).click();
    const [run] = await query('select id from matching.run where request_id = $1', [id]);
    await api.app.get(ExecuteMatchRun, { strict: false }).execute(String(run?.['id']));
    await page.goto(`${app.url}/requests/${id}`);
    const text = await page.innerText('main');
    expect(text).toContain('No home on the register is suitable as things stand');
    expect(text).toContain('No later day, remedy, wider area or other route opens any of the 6 homes.');
    expect(text).toContain('Most often in the way: ');
    expect(text).toContain('Why not the other homes');
    await picture('bad-input-nothing-helps');
    const scripted = await signedIn(true);
    await scripted.goto(`${app.url}/requests/${id}`);
    expect(await accessibilityViolations(scripted)).toEqual([]);
  });
});
