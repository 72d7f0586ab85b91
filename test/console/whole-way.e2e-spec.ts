import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Browser, type Page } from 'playwright-core';
import { Work } from '../../apps/worker/src/work.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { ours, type RunningApi, secret, startApi } from '../e2e/support/running-api.js';
import { files, inDays } from '../e2e/support/small-authority.js';
import { accessibilityViolations } from '../support/accessibility.js';
import { startBrowser } from '../support/browser.js';
import { episodesFile, headerFile } from '../support/return-files.js';
import { type ConsoleUnderTest, startConsole } from './console-under-test.js';

/**
 * The whole way once, in a browser, with the real api, a real worker and a database: a data manager loads the files of a
 * small authority through the console, and a placement officer without scripts finds a home for Ruby.
 */

jest.setTimeout(60_000);

let api: RunningApi;
let worker: INestApplicationContext;
let app: ConsoleUnderTest;
let browser: Browser;

beforeAll(async () => {
  [api, browser] = await Promise.all([startApi(), startBrowser()]);
  app = await startConsole(api.url);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
  await worker.close();
  await api.stop();
});

async function startWorker(): Promise<void> {
  const settings = { redisUrl: null, host: '127.0.0.1', apiPort: 0, consolePort: 0, apiUrl: api.url, dataFolder: '' };
  worker = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({
      ...settings,
      databaseUrl: api.database.url,
      secret,
      demonstration: true,
      logLevel: 'silent',
    }),
    { logger: false },
  );
  await worker.get(Work).start();
}

async function signedIn(name: string, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await page.goto(app.url);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return page;
}

/** Leads to the report of a load, or to what files would change. */
async function send(page: Page, kind: string, named: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${app.url}/load`);
  const chosen = Object.entries(named).map(([name, text]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }));
  await page.evaluate(`document.querySelector('#${kind} details').open = true`);
  await page.setInputFiles(`#files-${kind}`, chosen);
  await page.locator(`#${kind} button`).click();
  await page.waitForURL(/\/(imports|load\/preview)\/[0-9a-f-]{36}$/);
}

async function load(page: Page, kind: string, named: Readonly<Record<string, string>>): Promise<void> {
  await send(page, kind, named);
  const apply = page.getByRole('button', { name: 'Apply these changes' });
  if ((await apply.count()) > 0) await apply.click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

describe('a data manager', () => {
  it('loads the files of an authority, and is told of each how it went', async () => {
    const page = await signedIn('Callum Reid');
    for (const [kind, named] of Object.entries(files)) {
      await load(page, kind, named);
      expect(`${kind}: ${await page.innerText('h1')}`).toMatch(/: loaded$/);
    }
    const header = headerFile('"L-1",1,03/05/2012,WBRI,,0,', '"L-2",2,03/05/2014,WBRI,,0,');
    const episodes = episodesFile(
      '"L-1",03/05/2025,S,C2,N1,U4,PR1,,,,ZN4 7AA,ZN4 7AB,',
      '"L-2",01/02/2025,S,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,',
    );
    await load(page, 'ssda903', { 'header.csv': header, 'episodes.csv': episodes });
    expect(await page.innerText('main')).toContain('loaded');
    expect(await page.innerText('h1')).toBe('Statutory returns (SSDA903): loaded');

    await page.getByRole('link', { name: 'Files loaded' }).first().click();
    expect(await page.locator('tbody tr').count()).toBe(6);
    await page.context().close();
  });

  it('is told before anything changes what a file would do and what is wrong with it', async () => {
    const page = await signedIn('Callum Reid');
    const broken = files.requests['requests.csv'].replace('short-term', 'sideways');
    await send(page, 'requests', { 'requests.csv': broken });
    const text = await page.innerText('main');
    expect(await page.innerText('h1')).toBe('Open requests: cannot be loaded yet');
    expect(text).toContain('Nothing was changed.');
    expect(text).toContain('PLACEMENT_TYPE');
    expect(text).toContain('sideways');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Mend the files and load them again' }).click();
    await page.waitForURL(/\/load#requests$/);
    await page.context().close();
  });

  it('mends a row that was set aside, checks the return, reads about the child, and undoes a load', async () => {
    const page = await signedIn('Callum Reid');
    const header = headerFile('"L-3",1,03/05/2012,WBRI,,0,', '"L-4",2,03/05/2014,WBRI,,0,');
    const episodes = episodesFile(
      '"L-3",03/05/2023,S,C2,N1,U4,PR1,,,,ZN4 7AA,ZN4 7AB,',
      '"L-4",31/02/2024,S,C2,N1,U4,PR4,,,,ZN4 7AA,ZN8 1EE,',
    );
    await load(page, 'ssda903', { 'header.csv': header, 'episodes.csv': episodes });
    await page.getByRole('link', { name: 'See and download the 1 row set aside' }).click();
    expect(await page.innerText('main')).toContain('episodes.csv, row 3');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download 1 row of episodes.csv' }).click(),
    ]);
    const text = (await readFile(await download.path(), 'utf8')).replace('31/02/2024', '28/02/2024');
    await page.setInputFiles('#files-mended', [
      { name: 'mended.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    ]);
    await page.getByRole('button', { name: 'Send mended rows' }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    expect(await page.innerText('main')).toContain('1 row of 1 were loaded.');

    await page.getByRole('link', { name: 'Check a return' }).click();
    await page.getByRole('button', { name: /^Check .*the return of 2023\/24$/ }).click();
    expect(await page.innerText('h1')).toBe('Check of the return of 2023/24');
    await page.goto(`${app.url}/children/L-4`);
    expect(await page.innerText('main')).toContain('28 February 2024 to');
    expect(await page.innerText('main')).toContain('outside the area, in Fenbury');

    await page.goto(`${app.url}/imports`);
    await page.locator('tbody a').first().click();
    await page.getByRole('link', { name: 'Undo this load' }).click();
    await page.getByRole('button', { name: 'Undo this load' }).click();
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
    expect(await page.innerText('main')).toContain('This load was undone.');
    expect((await page.goto(`${app.url}/children/L-4`))?.status()).toBe(200);
    expect(await page.innerText('main')).toContain('No return tells of an episode.');
    await page.context().close();
  });
});

describe('a placement officer without scripts', () => {
  it('opens the request, finds homes once however often they ask, and reads why', async () => {
    const page = await signedIn('Amara Nwosu', false);
    expect(await page.innerText('main')).toContain('in 13 days');
    await page.getByRole('link', { name: /^Ruby, girl of \d+/ }).click();
    await page.getByRole('button', { name: 'Find homes' }).click();
    expect(await page.innerText('main')).toContain('The search is waiting to start.');
    // Asked again from a page of before, while no worker is there: the same run is shown.
    await page.goBack();
    const asked = await page.locator('form[action$=find-homes] button').count();
    if (asked > 0) await page.getByRole('button', { name: 'Find homes' }).click();

    await startWorker();
    await page.waitForSelector('#results', { timeout: 40_000 });
    const text = await page.innerText('main');
    const [register = 0, ...parts] = (/Of the .*/.exec(text)?.[0].match(/\d+/g) ?? []).map(Number);
    expect(register).toBe(6);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(6);
    expect(text).toContain('1. Alder House');
    expect(text).toContain('Heron constellation, satellite');
    expect(text).toContain('In-house: Marlshire Fostering, H-1');
    expect(await page.innerText('#needs-authority ~ article')).toContain('Cedar House');
    expect(await page.innerText('#why-not ~ .nh-table-scroll')).toMatch(/\d/);
    expect(text).toContain('Policy version: 2');

    await page.getByText('What each rule found for Alder House').click();
    expect(await page.innerText('#home-1 ~ details')).toMatch(/Children Act 1989/);
    await page.getByLabel('Only homes in a constellation').check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    expect(await page.innerText('main')).not.toContain('Birch House');

    const [{ runs }] = await api.database.dataSource.query<[{ runs: number }]>(
      'select count(*)::int as runs from matching.run',
    );
    expect(runs).toBe(1);

    await page.goto(`${app.url}/sufficiency?on=2026-03-31`);
    expect(await page.innerText('main')).toContain(
      'On 31 March 2026, 1 of 2 children looked after by Marlshire lived outside its area.',
    );
    await page.context().close();
  });

  it('opens a request for another child, is told what is wrong with it, and closes it', async () => {
    const page = await signedIn('Amara Nwosu', false);
    await page.getByRole('button', { name: 'Open a request' }).click();
    await page.getByLabel('Name the child is known by').fill('Tam');
    await page.getByLabel('Child’s code').fill('C-77');
    await page.getByLabel('Boy', { exact: true }).check();
    await page.getByLabel('Planned').check();
    await page.getByLabel('Long-term').check();
    const fill = async (name: string, days: number): Promise<void> => {
      const [day = '', month = '', year = ''] = inDays(days).split('/');
      await page.fill(`#${name}-day`, day);
      await page.fill(`#${name}-month`, month);
      await page.fill(`#${name}-year`, year);
    };
    await fill('neededBy', 9);
    await fill('startsOn', 10);
    await fill('expectedUntil', 2);
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.waitForSelector('#expectedUntil-error');
    await fill('expectedUntil', 200);
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    expect(await page.innerText('h1')).toContain('Tam');

    await page.getByRole('link', { name: 'Close this request' }).click();
    await page.getByLabel('Why is it closed?').fill('Moved in with an aunt.');
    await page.getByRole('button', { name: 'Close the request' }).click();
    expect(await page.innerText('main')).toContain('This request was closed on');
    expect(await page.getByRole('button', { name: 'Find homes' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('somebody else', () => {
  it('sees no child: a commissioner reads figures, and is told who works with requests', async () => {
    const page = await signedIn('Priya Raman');
    expect(await page.innerText('h1')).toBe('Where children live');
    expect((await page.goto(`${app.url}/requests`))?.status()).toBe(403);
    expect(await page.innerText('main')).toContain('Placement officers work with requests and shortlists.');
    expect(await page.innerText('main')).not.toContain(ours);
    await page.context().close();
  });
});
