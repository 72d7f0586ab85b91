import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { episodesFile, headerFile } from '../support/return-files.js';

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/apps/cli/src/main.js');

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly said: string;
}

/** Other programs use the command line: names, columns, order, and what goes where hold. */
describe('nearhome validate', () => {
  let database: TestDatabase;
  let folder: string;

  const validate = (...words: readonly string[]): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, 'validate', '--authority', 'E10009901', ...words], {
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
    folder = await mkdtemp(path.join(tmpdir(), 'nearhome-validate-'));
    const put = (name: string, text: string) => writeFile(path.join(folder, name), text);
    await Promise.all([
      mkdir(path.join(folder, 'now')),
      mkdir(path.join(folder, 'before')),
      mkdir(path.join(folder, 'none')),
    ]);
    await put('now/header.csv', headerFile('"0,7",1,04/09/2012,WBRI,,,', '8,1,04/09/2012,WBRI,,,'));
    await put(
      'now/episodes.csv',
      episodesFile('8,31/02/2022,S,C2,N1,U4,PR1,,,,,,', '"0,7",01/06/2021,P,C2,N1,U4,PR9,01/06/2022,E4A,,,,1234567'),
    );
    await put('before/header.csv', headerFile('"0,7",1,04/09/2012,WBRI,,,'));
    await put('before/episodes.csv', episodesFile('"0,7",01/06/2021,S,C2,N1,U4,PR1,,,,,,1234567'));
    await put('none/names.csv', 'NAME\nx\n');
  }, 60_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('prints rule, table, row and child as CSV, in the order of the numbers, and the rest on standard error', async () => {
    const { code, output, said } = await validate(
      '--year',
      '2022/23',
      'now',
      '--previous',
      'before',
      '--format',
      'csv',
    );
    const lines = output.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines[0]).toBe('rule_code,table,row_index0,CHILD');
    expect(lines).toEqual(
      expect.arrayContaining(['141,Episodes,0,8', '178,Episodes,1,"0,7"', '503A,Episodes,1,"0,7"']),
    );
    const numbers = lines
      .slice(1)
      .map((line) => Number.parseInt(line, 10))
      .filter((number) => !Number.isNaN(number));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(said).toContain('No postcodes are loaded');
    expect((await validate('--year', '2022/23', 'now', '--previous', 'before', '--format', 'csv')).output).toBe(output);
  });

  it('says nothing across years without the year before', async () => {
    const { output } = await validate('--year', '2022/23', 'now', '--format', 'csv');
    expect(output).toContain('178,Episodes,1');
    expect(output).not.toMatch(/^(503|502|562|NoE)/m);
  });

  it('tells people by rule and by child, with file, row and sentence', async () => {
    const { output } = await validate('--year', '2022/23', 'now');
    expect(output).toContain('141  DECOM is not a date (1 row, 1 child)');
    expect(output).toContain('now/episodes.csv, row 2: child 8 of the return (DECOM 31/02/2022)');
    expect(output).toContain('BY CHILD');
  });

  it('writes a workbook', async () => {
    const { code, said } = await validate('--year', '2022/23', 'now', '--format', 'xlsx', '--out', 'report.xlsx');
    expect({ code, isSaid: said.includes('Written to report.xlsx.') }).toEqual({ code: 0, isSaid: true });
    expect((await readFile(path.join(folder, 'report.xlsx'))).subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    ['a year that is none', ['--year', '2022/24', 'now'], '"2022/24" is not a year of the return'],
    ['a folder that is not there', ['--year', '2022/23', 'nowhere'], 'There is no file or folder nowhere'],
    ['no table of the return', ['--year', '2022/23', 'none'], 'There is no table of the return in these files'],
    ['two returns at once', ['--year', '2022/23', '.'], 'Here are 2 returns'],
    ['a workbook without a file', ['--year', '2022/23', 'now', '--format', 'xlsx'], 'Add --out FILE.xlsx'],
  ])('ends with 1 on %s', async (_what, words, sentence) => {
    const { code, output, said } = await validate(...words);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(said).toContain(sentence);
  });

  it('leaves a trace of what was read', async () => {
    const rows: readonly { readonly operation: string }[] = await database.dataSource.query(
      `select operation from platform.audit_entry where operation = 'validate' and subject_kind = 'return-in-files' limit 1`,
    );
    expect(rows).toEqual([{ operation: 'validate' }]);
  });
});
