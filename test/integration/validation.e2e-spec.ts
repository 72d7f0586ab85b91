import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { day } from '#kernel';
import readWorkbook from 'read-excel-file/node';
import {
  ImportPostcodes,
  ImportSsda903,
  IngestModule,
  ReadValidation,
  ValidateReturn,
  ValidateReturnFiles,
} from '#ingest';
import { RegisterModule, ReadChild } from '#register';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { directoryFile, episodesFile, headerFile } from '../support/return-files.js';

const authorityCode = 'E10009901';
const requestedBy = 'validation test';
const header = headerFile('007,1,04/09/2012,WBRI,,,', '8,2,01/02/2015,WBRI,,,');

const year2022 = () => [
  fileOf('2022/header.csv', header),
  fileOf('2022/episodes.csv', episodesFile('007,01/06/2021,S,C2,N1,U4,PR1,,,,ZN1 1AA,ZN2 2BB,7654321')),
];

/** 007: the open episode goes on with another status (503B). 8: an end without a reason (148), PR3 with U6 (529). */
const year2023 = (...more: readonly string[]): readonly ReturnType<typeof fileOf>[] => [
  fileOf('2023/header.csv', header),
  fileOf(
    '2023/episodes.csv',
    episodesFile(
      '007,01/06/2021,S,E1,N1,U4,PR1,,,,ZN1 1AA,ZN2 2BB,7654321',
      '8,01/05/2022,S,C2,N1,U6,PR3,01/06/2022,,,ZN1 1AA,ZN2 2BB,7654321',
      ...more,
    ),
  ),
];

describe('validation of what is loaded', () => {
  let database: TestDatabase;
  let services: TestingModule;
  let returns: ImportSsda903;
  let reports: ReadValidation;

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule, RegisterModule);
    [returns, reports] = [services.get(ImportSsda903), services.get(ReadValidation)];
    const places = [
      { postcode: 'ZN1 1AA', county: authorityCode, east: '400000' },
      { postcode: 'ZN2 2BB', county: authorityCode, east: '432186' },
    ];
    const loaded = await services
      .get(ImportPostcodes)
      .import({ files: [fileOf('postcodes.csv', directoryFile(places))], requestedBy });
    expect(loaded.status).toBe('applied');
  }, 60_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  const load = async (files: readonly ReturnType<typeof fileOf>[]) =>
    expect((await returns.import({ authorityCode, files, requestedBy })).status).toBe('applied');

  const reportOf = async (yearEndOn: string) => {
    const found = await reports.ofYear(authorityCode, day(yearEndOn));
    if (!found.ok) throw new Error(found.problem.kind);
    return found.value;
  };

  const rulesOf = async (yearEndOn: string) =>
    (await reports.byRule((await reportOf(yearEndOn)).id)).map(({ ruleCode }) => ruleCode);

  beforeEach(async () => {
    await load(year2022());
    await load(year2023());
  });

  it('follows an import by itself, with the year before', async () => {
    expect(await reportOf('2023-03-31')).toMatchObject({ rowsChecked: 4, requestedBy, staleBecause: null });
    expect(await rulesOf('2023-03-31')).toEqual(expect.arrayContaining(['148', '503B', '529']));
    expect((await reports.ofAuthority(authorityCode)).map(({ yearEndOn }) => yearEndOn)).toEqual([
      '2023-03-31',
      '2022-03-31',
    ]);
  });

  it('names file, row, sentence and the record of the child', async () => {
    const report = await reportOf('2023-03-31');
    const found = await reports.findings({ report, ruleCode: '529', first: 5, after: null });
    const child = await services.get(ReadChild).byCode(authorityCode, '8');
    if (!found.ok || !child.ok) throw new Error('not found');
    expect(found.value).toMatchObject({ totalCount: 1, hasNextPage: false });
    expect(found.value.edges[0]?.node).toMatchObject({
      ...{ ruleCode: '529', table: 'Episodes', rowIndex0: 1, child: '8', childId: child.value.id },
      ...{ file: '2023/episodes.csv', row: 3, values: 'PLACE U6, PLACE_PROVIDER PR3' },
      sentence: expect.stringContaining('another public body'),
    });
  });

  it('gives pages in the order of the rules, and refuses a cursor that is none', async () => {
    const report = await reportOf('2023-03-31');
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await reports.findings({ report, first: 2, after });
      if (!page.ok) throw new Error(page.problem.kind);
      codes.push(...page.value.edges.map(({ node }) => node.ruleCode));
      after = page.value.edges.at(-1)?.cursor ?? null;
      more = page.value.hasNextPage;
    }
    expect(codes).toHaveLength(report.findings);
    expect([...new Set(codes)]).toEqual(await rulesOf('2023-03-31'));
    expect(await reports.findings({ report, first: 2, after: 'x' })).toMatchObject({ ok: false });
    const children = await reports.byChild({ report, first: 1, after: null });
    if (!children.ok) throw new Error(children.problem.kind);
    expect(children.value).toMatchObject({ totalCount: 2, hasNextPage: true });
  });

  it('puts the same in the place of the same', async () => {
    const [before, csv] = [await reportOf('2023-03-31'), await reports.asCsv(await reportOf('2023-03-31'))];
    const again = await services.get(ValidateReturn).of(authorityCode, day('2023-03-31'), 'somebody else');
    if (!again.ok) throw new Error(again.problem.kind);
    expect(again.value).toMatchObject({ id: before.id, findings: before.findings, requestedBy: 'somebody else' });
    expect(await reports.asCsv(again.value)).toBe(csv);
    expect(csv.split('\n')[0]).toContain('rule_code,table,row_index0,CHILD,file,row,what_is_wrong,as_sent,what_to_do');
  });

  it('is done anew for a year when it, or the year before it, is loaded anew', async () => {
    await load([
      fileOf('2022/header.csv', header),
      fileOf('2022/episodes.csv', episodesFile('007,01/06/2021,S,E1,N1,U4,PR1,,,,ZN1 1AA,ZN2 2BB,7654321')),
    ]);
    expect(await rulesOf('2023-03-31')).not.toContain('503B');
    expect((await reportOf('2023-03-31')).staleBecause).toBeNull();
  });

  it('says that a report is older than what is loaded', async () => {
    await database.dataSource.query(
      `update ingest.validation_run set import_id = (select id from ingest.import where kind = 'postcodes')
        where year_end_on = '2023-03-31'`,
    );
    expect((await reportOf('2023-03-31')).staleBecause).toBe('return-changed');
    await database.dataSource.query(
      `update ingest.validation_run set previous_import_id = null where year_end_on = '2023-03-31'`,
    );
    expect((await reportOf('2022-03-31')).staleBecause).toBeNull();
  });

  it('knows no report of another authority, and no year that is not loaded', async () => {
    const { id } = await reportOf('2023-03-31');
    expect(await reports.byId(id, 'E10009902')).toMatchObject({ ok: false, problem: { kind: 'validation-not-found' } });
    expect(await reports.byId(id, authorityCode)).toMatchObject({ ok: true, value: { id } });
    expect(await services.get(ValidateReturn).of(authorityCode, day('2020-03-31'), requestedBy)).toMatchObject({
      ok: false,
      problem: { kind: 'return-not-loaded' },
    });
  });

  it('gives a workbook that says what was validated', async () => {
    const bytes = await reports.asWorkbook(await reportOf('2023-03-31'), { isFictional: true });
    const sheets = await readWorkbook(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['By rule', 'By child', 'Every row', 'About this report']);
    for (const { data } of sheets) expect(String(data[0]?.[0])).toContain('Fictional');
    expect(sheets[3]?.data).toContainEqual(['Year', '1 April 2022 to 31 March 2023', null]);
    expect(sheets[3]?.data.some(([what]) => what === 'Table Episodes')).toBe(true);
  });
});

describe('validation of files as they lie there', () => {
  let database: TestDatabase;
  let services: TestingModule;

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule);
  }, 60_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  const check = (...files: readonly ReturnType<typeof fileOf>[]) =>
    services.get(ValidateReturnFiles).check({ authorityCode, yearEndOn: day('2023-03-31'), files, previous: null });

  const flagged = async (code: string, ...files: readonly ReturnType<typeof fileOf>[]) => {
    const checked = await check(...files);
    if (!checked.ok) throw new Error(checked.problem.problems.map(({ sentence }) => sentence).join(' '));
    return checked.value.findings
      .filter(({ ruleCode }) => ruleCode === code)
      .map(({ table, rowIndex0, file, row }) => `${table} ${rowIndex0} ${file} ${row}`);
  };

  it('checks rows that could not be loaded, and counts blank lines as the file does', async () => {
    const text = 'CHILD,DECOM,LS\n7,31/02/2023,C2\n\n,,\n8,2023,V9\n';
    expect(await flagged('141', fileOf('episodes.csv', text))).toEqual([
      'Episodes 0 episodes.csv 2',
      'Episodes 3 episodes.csv 5',
    ]);
    expect(await flagged('144', fileOf('episodes.csv', text))).toEqual(['Episodes 3 episodes.csv 5']);
  });

  it('counts rows through several files of a table', async () => {
    const files = ['a', 'b'].map((name) =>
      fileOf(`${name}/episodes.csv`.slice(2), `CHILD,LS\n${name},C2\n${name},C0\n`),
    );
    expect(await flagged('144', ...files)).toEqual(['Episodes 1 episodes.csv 3', 'Episodes 3 episodes.csv 3']);
  });

  it('takes PL_LA, PL_LOCATION and PL_DISTANCE as the file states them, blank as blank', async () => {
    const text = 'CHILD,LS,PL_LA,PL_LOCATION,PL_DISTANCE\n7,C2,E06009902,IN,\n8,C2,,IN,12.5\n9,C2,E10009901,OUT,1000\n';
    const file = () => fileOf('episodes.csv', text);
    expect(await flagged('411', file())).toEqual(['Episodes 0 episodes.csv 2', 'Episodes 1 episodes.csv 3']);
    expect(await flagged('169', file())).toEqual(['Episodes 1 episodes.csv 3']);
    expect(await flagged('392a', file())).toEqual(['Episodes 0 episodes.csv 2']);
    expect(await flagged('164', file())).toEqual(['Episodes 2 episodes.csv 4']);
  });

  it('says which columns are not there, and refuses what is no return or several', async () => {
    const one = await check(fileOf('episodes.csv', 'CHILD,LS\n7,C2\n'));
    expect(one.ok && one.value.problems.map(({ code }) => code)).toEqual([
      'column-counts-as-blank',
      'no-postcodes-loaded',
    ]);
    const none = await check(fileOf('names.csv', 'NAME\nx\n'));
    expect(none).toMatchObject({ ok: false, problem: { kind: 'nothing-to-validate' } });
    const two = await check(...['2021', '2022'].map((year) => fileOf(`${year}/episodes.csv`, 'CHILD,LS\n7,C2\n')));
    expect(two.ok || two.problem.problems.at(-1)?.sentence).toContain('Here are 2 returns');
  });
});
