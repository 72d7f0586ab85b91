import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { directoryFile, episodesFile, headerFile } from '../support/return-files.js';

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/apps/cli/src/main.js');
const authority = 'E10009901';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly said: string;
}

/** Other programs use the command line: names, columns, and what goes where hold. */
describe('the command line', () => {
  let database: TestDatabase;
  let folder: string;

  const nearhome = (...words: readonly string[]): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...words], {
        cwd: folder,
        env: { PATH: process.env['PATH'], DATABASE_URL: database.url },
      });
      const ended = { output: '', said: '' };
      child.stdout.on('data', (text: Buffer) => (ended.output += text.toString()));
      child.stderr.on('data', (text: Buffer) => (ended.said += text.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, ...ended }));
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'nearhome-command-line-'));
    const put = (name: string, text: string) => writeFile(path.join(folder, name), text);
    await Promise.all(['2023', '2024', 'faulty'].map((name) => mkdir(path.join(folder, name))));
    await put('bad.csv', episodesFile('007,31/02/2024,S,C2,N1,U4,PR1,,,,,,'));
    await put(
      'postcodes.csv',
      directoryFile([
        { postcode: 'ZN1 1AA', county: authority, east: '400000' },
        { postcode: 'ZN2 2BB', district: 'E06009902', east: '432186' },
      ]),
    );
    await put('2023/README.md', 'No table.');
    await put('2023/header.csv', headerFile('007,1,04/09/2012,WBRI,,,'));
    await put('2023/episodes.csv', episodesFile('007,01/06/2022,S,C2,N1,U4,PR1,01/02/2023,E4A,,ZN1 1AA,ZN1 1AA,'));
    await put('faulty/header.csv', headerFile('007,1,04/09/2012,WBRI,,,'));
    await put(
      'faulty/episodes.csv',
      episodesFile('007,01/06/2022,S,C2,N1,U4,PR1,,,,,,', '007,31/02/2023,P,C2,N1,U6,PR1,,,,,,'),
    );
    await put('2024/header.csv', headerFile('007,1,04/09/2012,WBRI,,,'));
    await put('2024/episodes.csv', episodesFile('007,01/06/2023,S,C2,N1,U4,PR1,,,,ZN1 1AA,zn22bb,'));
  }, 60_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('imports, and says how it went on standard error alone', async () => {
    expect(await nearhome('import', 'postcodes', 'postcodes.csv')).toEqual({
      code: 0,
      output: '',
      said: 'Loaded 2 rows of 2 read.\n',
    });
    expect(await nearhome('import', 'ssda903', '--authority', authority, '2024', '2023')).toEqual({
      code: 0,
      output: '',
      said: `Left out: ${path.join('2023', 'README.md')} is not a table.\nLoaded 4 rows of 4 read.\n`,
    });
  }, 60_000);

  it('tells programs how it went as JSON, and keeps what could not be loaded to be mended and undone', async () => {
    const files = ['--authority', authority, 'faulty'];
    const dry = await nearhome('import', 'ssda903', ...files, '--dry-run', '--format', 'json');
    expect(JSON.parse(dry.output)).toMatchObject({ status: 'applied', isDryRun: true, rowsQuarantined: 1 });
    const { code, output, said } = await nearhome(
      'import',
      'ssda903',
      ...files,
      '--year',
      '2022/23',
      '--format',
      'json',
    );
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/^Loaded 2 rows of 3 read/) });
    const summary = JSON.parse(output) as { importId: string };
    const { importId } = summary;
    expect(Object.keys(summary)).toEqual([
      ...['status', 'importId', 'isDryRun', 'rowsRead', 'rowsLoaded', 'rowsQuarantined', 'files', 'yearsEndingOn'],
      ...['requests', 'problems', 'difference'],
    ]);
    expect(summary).toMatchObject({
      ...{ status: 'applied', isDryRun: false, rowsRead: 3, rowsLoaded: 2, rowsQuarantined: 1, difference: null },
      yearsEndingOn: ['2023-03-31'],
      files: [
        { file: 'faulty/episodes.csv', sheet: null, table: 'episodes', rowsRead: 2, rowsLoaded: 1, rowsQuarantined: 1 },
        { file: 'faulty/header.csv', sheet: null, table: 'header', rowsRead: 1, rowsLoaded: 1, rowsQuarantined: 0 },
      ],
      problems: {
        errors: 1,
        first: [{ code: 'wrong-date', file: 'faulty/episodes.csv', row: 3, column: 'DECOM' }, {}],
      },
    });

    expect(await nearhome('import', 'quarantine', importId, 'mend.csv')).toEqual({
      ...{ code: 0, output: '', said: '1 row to mend: mend.csv\n' },
    });
    expect(await nearhome('import', 'quarantine', importId, 'mend.csv')).toMatchObject({
      ...{ code: 1, said: expect.stringMatching(/^mend\.csv is there already/) },
    });
    const toMend = await readFile(path.join(folder, 'mend.csv'), 'utf8');
    await writeFile(path.join(folder, 'mended.csv'), toMend.replace('31/02/2023', '28/02/2023'));
    const mended = await nearhome('import', 'mended', importId, 'mended.csv', '--format', 'json');
    expect(JSON.parse(mended.output)).toMatchObject({
      status: 'applied',
      rowsRead: 1,
      rowsLoaded: 1,
      rowsQuarantined: 0,
    });
    const sending = (JSON.parse(mended.output) as { importId: string }).importId;

    expect(await nearhome('import', 'undo', importId)).toMatchObject({
      ...{ code: 1, said: expect.stringMatching(/^A later import of the same kind stands/) },
    });
    expect(await nearhome('import', 'undo', sending)).toMatchObject({ code: 0 });
    expect(await nearhome('import', 'undo', importId)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Undone\./),
    });
  }, 120_000);

  it('prints episodes as CSV and figures as JSON, and nothing else', async () => {
    expect(await nearhome('episodes', '--authority', authority, '--format', 'csv')).toEqual({
      code: 0,
      output: [
        'CHILD,DECOM,PL_LA,PL_LOCATION,PL_DISTANCE',
        `007,2022-06-01,${authority},IN,0.0`,
        '007,2023-06-01,E06009902,OUT,20.0',
        '',
      ].join('\n'),
      said: '',
    });
    const figures = await nearhome('sufficiency', '--authority', authority, '--on', '2024-03-31', '--format', 'json');
    expect(figures).toMatchObject({ code: 0, said: '' });
    expect(Object.entries(JSON.parse(figures.output) as object)).toEqual([
      ['lookedAfter', 1],
      ['inAreaWithin20', 0],
      ['inAreaOver20', 0],
      ['inAreaUnknown', 0],
      ['outOfAreaWithin20', 1],
      ['outOfAreaOver20', 0],
      ['outOfAreaUnknown', 0],
      ['locationUnknown', 0],
      ['shortBreaksLeftOut', 0],
    ]);
  }, 60_000);

  it('leaves a trace of what was read, by whom, before it is printed', async () => {
    const traces = (): Promise<{ actor: string; operation: string; permission: string; subject_ids: string[] }[]> =>
      database.dataSource.query(
        "select actor, operation, permission, subject_ids from platform.audit_entry where role = 'command-line' order by id",
      );
    const before = (await traces()).length;
    await nearhome('episodes', '--authority', authority);
    await nearhome('sufficiency', '--authority', authority, '--on', '2024-03-31');
    const [episodes, sufficiency, ...others] = (await traces()).slice(before);
    expect(others).toEqual([]);
    expect(episodes).toMatchObject({ operation: 'episodes', permission: 'episode-read', subject_ids: [authority] });
    expect(episodes?.actor).toMatch(/ at the command line$/);
    expect(sufficiency).toMatchObject({ operation: 'sufficiency', permission: 'sufficiency-read' });
  }, 60_000);

  it.each([
    [['replay', '6d7b1c52-2f0c-4c3e-8a30-0a6f2a7d9e11'], /^There is no finished run 6d7b1c52/],
    [['replay', 'a-run'], /^There is no finished run a-run/],
    [['import', 'ssda903', '--authority', authority, 'bad.csv'], /row 2, column DECOM: "31\/02\/2024" is not a date\./],
    [['import', 'postcodes', 'nowhere.csv'], /^There is no file or folder nowhere\.csv\.$/],
    [['import', 'authorities', '2024'], /^2024 is a folder\. Name a file\.$/],
    [['import', 'ssda903', '2024'], /^Required option "--authority <code>" not specified\./],
    [['import', 'ssda903', '--authority', authority, '--year', '2024/26', '2024'], /^"2024\/26" is not a year\./],
    [
      ['import', 'ssda903', '--authority', authority, '--close-stale', 'maybe', '2024'],
      /Allowed choices are on, off\./,
    ],
    [['import', 'undo', 'x'], /^There is no import x\.$/],
    [['import', 'quarantine', '6d7b1c52-2f0c-4c3e-8a30-0a6f2a7d9e11'], /^There is no import 6d7b1c52/],
    [['import', 'mended', '6d7b1c52-2f0c-4c3e-8a30-0a6f2a7d9e11', 'bad.csv'], /^There is no import 6d7b1c52/],
    [['import', 'fish', 'x'], /^Unknown command "fish"\./],
    [['fish'], /^Unknown command "fish"\./],
    [['episodes', '--authority', 'E10009999'], /^Nothing of the authority E10009999 is loaded\./],
    [
      ['sufficiency', '--authority', 'E10009999', '--on', '2024-03-31'],
      /^Nothing of the authority E10009999 is loaded\./,
    ],
    [['sufficiency', '--authority', authority, '--on', '31/03/2024'], /^"31\/03\/2024" is not a date\./],
  ])(
    'ends %j with a sentence and not with 0',
    async (words, sentence) => {
      const { code, output, said } = await nearhome(...words);
      expect({ code, output }).toEqual({ code: 1, output: '' });
      expect(said.trim()).toMatch(sentence);
    },
    60_000,
  );
});
