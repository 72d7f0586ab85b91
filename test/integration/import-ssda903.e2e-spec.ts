import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { type ImportFile, ImportPostcodes, ImportSsda903, IngestModule } from '#ingest';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { childColumns, directoryFile, episodeColumns, episodesFile, headerFile } from '../support/return-files.js';

const authorityCode = 'E10009901';
const requestedBy = 'import test';

const children = headerFile('007,1,04/09/2012,WBRI,A1,,', '42,F,29/02/2016,MWBC,A2,1,01/05/2023');
const episodes = episodesFile(
  '007,01/06/2023,S,C2,N1,U4,PR1,,,,ZN1 1AA,zn2 2bb,1234567',
  '42,10/04/2023,S,V2,N5,K2,PR4,31/12/2023,X1,CARPL,ZN1 1AA,QQ1 1QQ,7654321',
  '42,31/12/2023,P,V2,N5,U1,PR1,01/04/2024,E4A,,ZN1 1AA,,',
);
const soundReturn = (): readonly ImportFile[] => [fileOf('2024/a.csv', children), fileOf('2024/b.csv', episodes)];

describe('importing SSDA903 returns', () => {
  let database: TestDatabase;
  let services: TestingModule;

  const load = (files: readonly ImportFile[], authority = authorityCode) =>
    services.get(ImportSsda903).import({ files, authorityCode: authority, requestedBy });
  const rows = <Row>(sql: string): Promise<Row[]> => database.dataSource.query(sql);

  /** What was sent, without which import it was and whether rows of it are in quarantine. */
  const contents = async (): Promise<unknown> => {
    const prints = Object.entries(await databaseFingerprint(database.dataSource));
    return prints.filter(([table]) => table !== 'register.statutory_return');
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule);
    const directory = directoryFile([
      { postcode: 'ZN1 1AA', county: 'E10009901', district: 'E07009911', east: '400000' },
      { postcode: 'ZN2 2BB', county: 'E10009901', district: 'E07009912', east: '432186' },
    ]);
    await services.get(ImportPostcodes).import({ files: [fileOf('postcodes.csv', directory)], requestedBy });
  }, 60_000);

  afterAll(async () => {
    await services.close();
    await database.drop();
  });

  beforeEach(async () => {
    for (const table of ['return_row', 'return_episode', 'statutory_return', 'child'])
      await rows(`delete from register.${table}`);
  });

  it('keeps children, episodes and every other row, whatever the files are called', async () => {
    const reviews = 'CHILD,DOB,REVIEW,REVIEW_CODE\n007,04/09/2012,05/01/2024,PN1\n';
    expect(await load([...soundReturn(), fileOf('2024/c.csv', reviews)])).toMatchObject({
      status: 'applied',
      rowsRead: 6,
      rowsLoaded: 6,
      problems: [],
    });
    expect(await rows('select code, sex, born_on::text, ethnic_code from register.child order by code')).toEqual([
      { code: '007', sex: 'male', born_on: '2012-09-04', ethnic_code: 'WBRI' },
      { code: '42', sex: 'female', born_on: '2016-02-29', ethnic_code: 'MWBC' },
    ]);
    expect(
      await rows(
        `select child_code, started_on::text, ended_on::text, year_end_on::text, placement_location, placement_miles
           from register.located_episode order by started_on`,
      ),
    ).toEqual([
      {
        child_code: '42',
        started_on: '2023-04-10',
        ended_on: '2023-12-31',
        year_end_on: '2024-03-31',
        placement_location: null,
        placement_miles: null,
      },
      {
        child_code: '007',
        started_on: '2023-06-01',
        ended_on: null,
        year_end_on: '2024-03-31',
        placement_location: 'IN',
        placement_miles: '20.0',
      },
      {
        child_code: '42',
        started_on: '2023-12-31',
        ended_on: '2024-04-01',
        year_end_on: '2024-03-31',
        placement_location: null,
        placement_miles: null,
      },
    ]);
    expect(
      await rows(`select ordinal, file_name, row_number, fields from register.return_row where table_name = 'reviews'`),
    ).toEqual([
      {
        ...{ ordinal: 1, file_name: '2024/c.csv', row_number: 2 },
        fields: { DOB: '04/09/2012', REVIEW: '05/01/2024', REVIEW_CODE: 'PN1' },
      },
    ]);
  });

  it('gives the same when it is repeated, and children keep their ids', async () => {
    await load(soundReturn());
    const before = await rows('select id, code from register.child order by code');
    const facts = 'select child_id, year_end_on, started_on, ended_on, urn from register.return_episode order by 1, 3';
    const episodesBefore = await rows(facts);
    expect(await load(soundReturn())).toMatchObject({ status: 'applied', rowsLoaded: 5 });
    expect(await rows('select id, code from register.child order by code')).toEqual(before);
    expect(await rows(facts)).toEqual(episodesBefore);
  });

  it('takes years in any order: the latest year says what a child and an episode are', async () => {
    const later = [
      fileOf('2025/header.csv', headerFile('007,F,04/09/2012,WOTH,A1,,')),
      fileOf('2025/episodes.csv', episodesFile('007,01/06/2023,S,C2,N1,U4,PR1,30/09/2024,E4A,,ZN1 1AA,ZN2 2BB,')),
    ];
    expect(await load([...later, ...soundReturn()])).toMatchObject({ status: 'applied', rowsLoaded: 7 });
    const latestWord = `select sex, ethnic_code, ended_on::text from register.episode
      join register.child on child.id = child_id where code = '007'`;
    expect(await rows(latestWord)).toEqual([{ sex: 'female', ethnic_code: 'WOTH', ended_on: '2024-09-30' }]);
    await load(soundReturn());
    expect(await rows(latestWord)).toEqual([{ sex: 'female', ethnic_code: 'WOTH', ended_on: '2024-09-30' }]);
  });

  it('reads two files of one table as one', async () => {
    const first = episodesFile('007,01/06/2023,S,C2,N1,U4,PR1,,,,ZN1 1AA,ZN2 2BB,');
    const second = episodesFile('42,10/04/2023,S,V2,N5,K2,PR4,,,,ZN1 1AA,,');
    const files = [fileOf('y/1.csv', first), fileOf('y/2.csv', second), fileOf('y/3.csv', children)];
    expect(await load(files)).toMatchObject({ status: 'applied', rowsLoaded: 4 });
    expect(await rows('select count(*)::integer from register.return_episode')).toEqual([{ count: 2 }]);
  });

  it('warns, and loads, where it can say what it made of a row', async () => {
    const odd = episodesFile(
      '007,01/06/2023,S,C2,N1,U4,PR1,,X1,,ZN9 9ZZ,nowhere,1',
      '007,01/06/2023,S,C2,N1,U6,PR1,,,,ZN1 1AA,ZN2 2BB,2',
      '9,01/07/2023,S,C2,N1,U4,PR1,,E8,,ZN1 1AA,ZN2 2BC,3',
      '9,01/08/2023,S,C2,N1,U4,PR1,,E8,,x,ZN2 2BB,3',
    )
      .replace(episodeColumns, `${episodeColumns},NOTES`)
      .replaceAll(/,(\d)\n/g, ',$1,\n');
    const outcome = await load([fileOf('2024/episodes.csv', odd), fileOf('2024/header.csv', children)]);
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 6, rowsLoaded: 6, errors: 0 });
    expect(outcome.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['extra-columns', 1, null],
      ['episode-twice', 2, 'DECOM'],
      ['child-without-header', 4, 'CHILD'],
      ['reason-ended-on-open-episode', 4, 'REC'],
      ['postcode-not-well-formed', 5, 'HOME_POST'],
      ['postcode-not-known', 4, 'PL_POST'],
    ]);
    expect(await rows(`select placement_type, urn from register.episode where urn in ('1', '2')`)).toEqual([
      { placement_type: 'U6', urn: '2' },
    ]);
  });

  const sound = { episodes, children };
  const change = (text: string, from: string | RegExp, to: string): string => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`Nothing to change: ${String(from)}`);
    return changed;
  };

  const badInput: readonly {
    readonly what: string;
    readonly files: () => readonly ImportFile[];
    readonly problems: readonly (readonly [
      code: string,
      file: string | null,
      row: number | null,
      column: string | null,
    ])[];
  }[] = [
    {
      what: 'a missing column',
      files: () => [fileOf('y/e.csv', change(sound.episodes, ',DEC,', ',ENDED,'))],
      problems: [['missing-column', 'y/e.csv', 1, 'DEC']],
    },
    {
      what: 'a column named twice',
      files: () => [fileOf('y/e.csv', change(sound.episodes, ',URN', ',URN,RNE').replaceAll(/(\d{7}|,)\n/g, '$1,\n'))],
      problems: [['column-twice', 'y/e.csv', 1, 'RNE']],
    },
    {
      what: 'empty files of 0 bytes, 1 byte and a header only',
      files: () => [fileOf('y/0.csv', ''), fileOf('y/1.csv', '\n'), fileOf('y/h.csv', `${childColumns}\n`)],
      problems: [['no-rows', 'y/h.csv', null, null]],
    },
    {
      what: 'files of the wrong kind',
      files: () => [
        fileOf('y/list.csv', 'utla25cd,utla25nm\nE10009901,Norchester\n'),
        fileOf('y/return.xml', '<?xml version="1.0"?><EXPSSDA903/>'),
        fileOf('y/book.csv', Buffer.from('PK\u0003\u0004....', 'latin1')),
      ],
      problems: [
        ['wrong-kind-of-file', 'y/list.csv', 1, null],
        ['no-rows', 'y/return.xml', null, null],
        ['archive-broken', 'y/book.csv', null, null],
      ],
    },
    {
      what: 'two returns of one year',
      files: () => [...soundReturn(), fileOf('copy/e.csv', sound.episodes), fileOf('copy/h.csv', sound.children)],
      problems: [['two-returns-of-one-year', 'copy', null, null]],
    },
    {
      what: 'a return without episodes',
      files: () => [fileOf('y/h.csv', sound.children)],
      problems: [['return-without-episodes', 'y', null, null]],
    },
    { what: 'no file at all', files: () => [], problems: [['no-files', null, null, null]] },
    {
      what: 'an upload that breaks off',
      files: () => [
        {
          name: 'y/e.csv',
          content: (async function* () {
            yield Buffer.from(sound.episodes.slice(0, 300));
            await Promise.resolve();
            throw new Error('socket hang up');
          })(),
        },
      ],
      problems: [['ended-early', 'y/e.csv', null, null]],
    },
  ];

  const badRows: readonly {
    readonly what: string;
    readonly file: string;
    readonly problems: readonly (readonly [code: string, row: number, column: string])[];
  }[] = [
    {
      what: 'wrong dates',
      file: episodesFile(
        '007,01.06.2023,S,C2,N1,U4,PR1,,,,,,',
        '007,31/06/2023,S,C2,N1,U4,PR1,,,,,,',
        '007,soon,S,C2,N1,U4,PR1,30/02/2024,,,,,',
      ),
      problems: [
        ['wrong-date', 2, 'DECOM'],
        ['wrong-date', 3, 'DECOM'],
        ['wrong-date', 4, 'DECOM'],
        ['wrong-date', 4, 'DEC'],
      ],
    },
    {
      what: 'an unknown code in each column of codes',
      file: episodesFile('007,01/06/2023,Q,C9,N9,U9,PR9,01/07/2023,E99,NONE,,,'),
      problems: ['RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'REC', 'REASON_PLACE_CHANGE'].map(
        (column) => ['unknown-code', 2, column] as const,
      ),
    },
    {
      what: 'unknown codes of a child',
      file: headerFile('1,3,04/09/2012,XXXX,,,'),
      problems: [
        ['unknown-code', 2, 'SEX'],
        ['unknown-code', 2, 'ETHNIC'],
      ],
    },
    {
      what: 'blank cells that must not be, of an episode',
      file: episodesFile(',,,,,,,,,,,,x'),
      problems: ['CHILD', 'DECOM', 'RNE', 'LS', 'CIN', 'PLACE'].map((column) => ['blank-cell', 2, column] as const),
    },
    {
      what: 'blank cells that must not be, of a child',
      file: headerFile('1,,,,x,,'),
      problems: ['SEX', 'DOB', 'ETHNIC'].map((column) => ['blank-cell', 2, column] as const),
    },
    {
      what: 'an end before the start',
      file: episodesFile('007,01/06/2023,S,C2,N1,U4,PR1,31/05/2023,X1,,,,'),
      problems: [['ends-before-it-starts', 2, 'DEC']],
    },
    {
      what: "a child's code that is too long",
      file: episodesFile('12345678901,01/06/2023,S,C2,N1,U4,PR1,,,,,,'),
      problems: [['child-code-too-long', 2, 'CHILD']],
    },
    {
      what: 'dates in years to come, which do not move the year',
      file: episodesFile('007,01/06/2203,S,C2,N1,U4,PR1,,,,,,', '007,01/02/2024,P,C2,N1,U4,PR1,01/02/2240,,,,,'),
      problems: [
        ['date-yet-to-come', 2, 'DECOM'],
        ['date-yet-to-come', 3, 'DEC'],
      ],
    },
  ];

  it.each(badRows)('puts a row with $what in quarantine, and loads the rest', async ({ file, problems }) => {
    await load(soundReturn());
    const before = await contents();
    const outcome = await load([...soundReturn(), fileOf('2024/bad.csv', file)]);
    const refusedRows = new Set(problems.map(([, row]) => row)).size;
    expect(outcome).toMatchObject({
      ...{ status: 'applied', rowsRead: 5 + refusedRows, rowsLoaded: 5, rowsQuarantined: refusedRows },
      errors: problems.length,
    });
    const errors = outcome.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, row, column }) => [code, row, column])).toEqual(problems);
    expect(errors.every(({ file: name, sentence }) => name === '2024/bad.csv' && /^["\dA-Z].*\.$/.test(sentence))).toBe(
      true,
    );
    expect(await contents()).toEqual(before);
    expect(
      await rows(`select row_number, cells, codes, cardinality(reasons) as reasons from ingest.quarantined_row
      where import_id = '${outcome.importId}' order by row_number`),
    ).toEqual(
      file
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line, position) => {
          const own = problems.filter(([, row]) => row === position + 2);
          const codes = own.map(([code]) => code);
          return { row_number: position + 2, cells: line.split(','), codes, reasons: own.length };
        }),
    );
  });

  it('reads UTF-16 beside UTF-8, and passes over empty files with a warning', async () => {
    const outcome = await load([
      fileOf('y/e.csv', Buffer.from(`\ufeff${episodes}`, 'utf16le')),
      ...[fileOf('y/h.csv', children), fileOf('y/0.csv', ''), fileOf('y/1.csv', '\n')],
    ]);
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 5, rowsLoaded: 5, errors: 0 });
    const passedOver = outcome.problems.filter(({ severity }) => severity === 'warning').map(({ file }) => file);
    expect(passedOver).toEqual(expect.arrayContaining(['y/0.csv', 'y/1.csv']));
    expect(outcome.files.map(({ file, rowsRead }) => [file, rowsRead])).toEqual(
      expect.arrayContaining([
        ['y/e.csv', 3],
        ['y/h.csv', 2],
        ['y/0.csv', 0],
        ['y/1.csv', 0],
      ]),
    );
  });

  it('takes a file with an open quotation mark as far as rows can be told apart', async () => {
    const cut = change(episodes, 'ZN1 1AA', '"ZN1 1AA');
    const outcome = await load([fileOf('y/e.csv', cut), fileOf('y/h.csv', children)]);
    expect(outcome.rowsRead).toBe(outcome.rowsLoaded + outcome.rowsQuarantined);
    expect(outcome.problems.map(({ code, row }) => [code, row])).toContainEqual(['quote-not-closed', 2]);
  });

  it('takes a file that is cut off within a row without that row', async () => {
    const outcome = await load([fileOf('y/e.csv', episodes.slice(0, -30)), fileOf('y/h.csv', children)]);
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 5, rowsLoaded: 4, rowsQuarantined: 1 });
    expect(outcome.problems.map(({ code, row }) => [code, row])).toContainEqual(['wrong-number-of-cells', 4]);
  });

  it('keeps every row of a return that is refused as a whole, each with the reason', async () => {
    const outcome = await load([fileOf('y/h.csv', headerFile('1,3,04/09/2012,WBRI,,,', '2,1,05/09/2012,WBRI,,,'))]);
    expect(outcome).toMatchObject({ status: 'refused', rowsRead: 2, rowsLoaded: 0, rowsQuarantined: 2 });
    expect(
      await rows(
        `select row_number, codes from ingest.quarantined_row where import_id = '${outcome.importId}' order by 1`,
      ),
    ).toEqual([
      { row_number: 2, codes: ['unknown-code'] },
      { row_number: 3, codes: ['whole-import-refused'] },
    ]);
  });

  it.each(badInput)('refuses $what, by file, row and column, and changes nothing', async ({ files, problems }) => {
    await load(soundReturn());
    const before = await databaseFingerprint(database.dataSource);
    const outcome = await load(files());
    expect(outcome).toMatchObject({ status: 'refused', rowsLoaded: 0, errors: problems.length });
    const errors = outcome.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, file, row, column }) => [code, file, row, column])).toEqual(problems);
    expect(errors.every(({ sentence }) => /^["A-Z].*\.$/.test(sentence))).toBe(true);
    expect(await databaseFingerprint(database.dataSource)).toEqual(before);
    const kept = await rows<{ sentence: string }>(
      `select sentence from ingest.problem where import_id = '${outcome.importId}' and severity = 'error' order by ordinal`,
    );
    expect(kept.map(({ sentence }) => sentence)).toEqual(errors.map(({ sentence }) => sentence));
    expect(await rows(`select status, rows_loaded from ingest.import where id = '${outcome.importId}'`)).toEqual([
      { status: 'refused', rows_loaded: 0 },
    ]);
  });

  it('refuses an upload that breaks off between two files', async () => {
    const files = (async function* () {
      yield* soundReturn();
      await Promise.resolve();
      throw new Error('socket hang up');
    })();
    const before = await databaseFingerprint(database.dataSource);
    expect(await services.get(ImportSsda903).import({ files, authorityCode, requestedBy })).toMatchObject({
      status: 'refused',
      rowsLoaded: 0,
      problems: [{ code: 'ended-early', file: 'The upload' }],
    });
    expect(await databaseFingerprint(database.dataSource)).toEqual(before);
  });

  it('refuses a code that is no authority', async () => {
    expect(await load(soundReturn(), 'Norchester')).toMatchObject({
      status: 'refused',
      problems: [{ code: 'wrong-authority-code' }],
    });
  });

  it('lets two imports at once write one after the other', async () => {
    const twoVersions = ['U4', 'U6'].map((placement) => [
      fileOf('2024/a.csv', children),
      fileOf(
        '2024/b.csv',
        episodesFile(`007,01/06/2023,S,C2,N1,${placement},PR1,,,,,,`, `42,01/06/2023,S,C2,N1,${placement},PR1,,,,,,`),
      ),
    ]);
    const outcomes = await Promise.all(twoVersions.map((files) => load(files)));
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const left = await rows<{ placement_type: string }>('select placement_type from register.return_episode');
    expect(left).toHaveLength(2);
    expect(left[0]).toEqual(left[1]);
  });

  it('records an import that a fault interrupts, and undoes it', async () => {
    await load(soundReturn());
    const before = await databaseFingerprint(database.dataSource);
    await rows(
      "alter table register.return_episode add constraint fault_for_a_test check (urn is distinct from '666')",
    );
    const faulty = [fileOf('2024/b.csv', episodesFile('007,01/06/2023,S,C2,N1,U4,PR1,,,,,,666'))];
    await expect(load(faulty)).rejects.toThrow('fault_for_a_test');
    await rows('alter table register.return_episode drop constraint fault_for_a_test');
    expect(await databaseFingerprint(database.dataSource)).toEqual(before);
    expect(await rows('select status from ingest.import order by started_at desc limit 1')).toEqual([
      { status: 'interrupted' },
    ]);
  });
});
