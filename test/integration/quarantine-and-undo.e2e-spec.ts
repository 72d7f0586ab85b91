import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import {
  type ImportFile,
  ImportHouseholds,
  type ImportOutcome,
  ImportPostcodes,
  ImportSsda903,
  IngestModule,
  ReadImports,
  ReadQuarantine,
  SendMendedRows,
  StageImport,
  UndoImport,
} from '#ingest';
import { day } from '#kernel';
import { RegisterModule, ReturnStore } from '#register';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseFingerprint } from '../support/database-fingerprint.js';
import { fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { directoryFile, episodesFile, headerFile } from '../support/return-files.js';

const authorityCode = 'E10009901';
const requestedBy = 'Dana';

let database: TestDatabase;
let services: TestingModule;
const rows = <Row>(sql: string): Promise<Row[]> => database.dataSource.query(sql);
const fingerprint = () => databaseFingerprint(database.dataSource);

const load = (files: readonly ImportFile[], more: object = {}): Promise<ImportOutcome> =>
  services.get(ImportSsda903).import({ files, authorityCode, requestedBy, ...more });

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; problem: object }>): Promise<T> {
  const answer = await result;
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

const undo = (importId: string) => services.get(UndoImport).undo(importId, 'Priya', authorityCode);

beforeAll(async () => {
  database = await createTestDatabase();
  services = await libraryServices(database.dataSource, IngestModule, RegisterModule);
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
  await rows('truncate ingest.import, ingest.row_change cascade');
  for (const table of ['placement', 'return_row', 'return_episode', 'statutory_return', 'child']) {
    await rows(`delete from register.${table}`);
  }
});

const children = headerFile('007,1,04/09/2012,WBRI,A1,,', '42,F,29/02/2016,MWBC,A2,1,01/05/2023');
const sound = '007,01/06/2023,S,C2,N1,U4,PR1,,,,ZN1 1AA,ZN2 2BB,1234567';
const wrongDay = '42,10/13/2023,S,V2,N5,K2,PR4,31/12/2023,X1,CARPL,ZN1 1AA,,7654321';
const wrongCode = '42,31/12/2023,P,V2,N5,U9,PR1,01/04/2024,E4A,,ZN1 1AA,,';
const withFaults = (): readonly ImportFile[] => [
  fileOf('2024/h.csv', children),
  fileOf('2024/e.csv', episodesFile(sound, wrongDay, wrongCode)),
];
const episodesNow = () =>
  rows(`select code, started_on::text, placement_type from register.return_episode
    join register.child on child.id = child_id order by code, started_on`);

describe('rows in quarantine', () => {
  it('are given back in the layout of their file, with where they stood and why', async () => {
    const { importId, rowsRead, rowsLoaded, rowsQuarantined, files } = await load(withFaults());
    expect({ rowsRead, rowsLoaded, rowsQuarantined }).toEqual({ rowsRead: 5, rowsLoaded: 3, rowsQuarantined: 2 });
    expect(files).toEqual([
      { file: '2024/h.csv', sheet: null, table: 'header', rowsRead: 2, rowsLoaded: 2, rowsQuarantined: 0 },
      { file: '2024/e.csv', sheet: null, table: 'episodes', rowsRead: 3, rowsLoaded: 1, rowsQuarantined: 2 },
    ]);
    const quarantine = services.get(ReadQuarantine);
    const found = await value(quarantine.files(importId, authorityCode));
    expect(found).toMatchObject([{ id: '2', label: '2024/e.csv', table: 'episodes', rows: 2 }]);
    const { fileName, content } = await value(quarantine.asCsv(importId, '2', authorityCode));
    expect(fileName).toBe('2024-e-to-mend.csv');
    expect(content.split('\r\n')).toEqual([
      '\ufeffCHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,REASON',
      expect.stringMatching(
        /^42,10\/13\/2023,.*,7654321,"Row 3 of 2024\/e\.csv: DECOM: ""10\/13\/2023"" is not a date\./,
      ),
      expect.stringMatching(/^42,31\/12\/2023,P,V2,N5,U9,.*,,"Row 4 of 2024\/e\.csv: PLACE: ""U9"" is not /),
      '',
    ]);
    const page = await value(quarantine.page({ importId, authorityCode, file: null, first: 1, after: null }));
    expect(page).toMatchObject({ hasNextPage: true, totalCount: 2, edges: [{ cursor: '1', node: { row: 3 } }] });
    expect(await quarantine.files(importId, 'E10009902')).toMatchObject({ problem: { kind: 'import-not-found' } });
  });

  it('mended and sent again are added; what is still wrong stays with its new reason', async () => {
    const { importId } = await load(withFaults());
    const quarantine = services.get(ReadQuarantine);
    const { content } = await value(quarantine.asCsv(importId, '2', authorityCode));
    const mended = content.replace('10/13/2023,S', '10/04/2023,S').replace(',U9,', ',U8,');
    const outcome = await value(
      services.get(SendMendedRows).send(importId, { files: [fileOf('back.csv', mended)], requestedBy, authorityCode }),
    );
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 2, rowsLoaded: 1, rowsQuarantined: 1 });
    expect(outcome.problems.map(({ code }) => code)).toEqual(['unknown-code']);
    expect(await episodesNow()).toEqual([
      { code: '007', started_on: '2023-06-01', placement_type: 'U4' },
      { code: '42', started_on: '2023-04-10', placement_type: 'K2' },
    ]);
    const [left, ...others] = await value(quarantine.files(importId, authorityCode));
    expect(others).toEqual([]);
    const second = await value(quarantine.asCsv(importId, left?.id ?? '', authorityCode));
    expect(second.content).toContain('Row 3 of back.csv: PLACE: ""U8"" is not');
    expect(second.content.match(/REASON/g)).toHaveLength(2);

    const again = second.content.replace(',U8,', ',U1,').replace(/,"Row 3 of.*"/, ',');
    const finished = await value(
      services.get(SendMendedRows).send(importId, { files: [fileOf('back-2.csv', again)], requestedBy, authorityCode }),
    );
    expect(finished).toMatchObject({ rowsLoaded: 1, rowsQuarantined: 0 });
    expect(await value(quarantine.files(importId, authorityCode))).toEqual([]);
    expect(await episodesNow()).toHaveLength(3);
    const nothingLeft = await services
      .get(SendMendedRows)
      .send(importId, { files: [fileOf('b.csv', again)], requestedBy, authorityCode });
    expect(nothingLeft).toMatchObject({ ok: false, problem: { kind: 'nothing-to-mend' } });
  });

  it('wait again when the import that mended them is undone', async () => {
    const { importId } = await load(withFaults());
    const before = await fingerprint();
    const quarantine = services.get(ReadQuarantine);
    const { content } = await value(quarantine.asCsv(importId, '2', authorityCode));
    const mended = content.replace('10/13/2023,S', '10/04/2023,S').replace(',U9,', ',U1,');
    const send = () =>
      services.get(SendMendedRows).send(importId, { files: [fileOf('b.csv', mended)], requestedBy, authorityCode });
    const outcome = await value(send());
    expect(await undo(importId)).toMatchObject({ ok: false, problem: { because: 'later-import-stands' } });
    expect(await undo(outcome.importId)).toMatchObject({ ok: true });
    expect(await fingerprint()).toEqual(before);
    expect(await value(quarantine.files(importId, authorityCode))).toMatchObject([{ rows: 2 }]);
    expect(await value(send())).toMatchObject({ rowsLoaded: 2 });
  });

  it('sent twice at one time are added once', async () => {
    const { importId } = await load([
      ...withFaults(),
      fileOf('2024/r.csv', 'CHILD,DOB,REVIEW,REVIEW_CODE\n42,29/02/2016,32/01/2024,PN1\n'),
    ]);
    const mended = fileOf.bind(null, 'r.csv', 'CHILD,DOB,REVIEW,REVIEW_CODE\n42,29/02/2016,31/01/2024,PN1\n');
    const send = () => services.get(SendMendedRows).send(importId, { files: [mended()], requestedBy, authorityCode });
    const outcomes = await Promise.all([value(send()), value(send())]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['applied', 'refused']);
    expect(await rows(`select fields from register.return_row where table_name = 'reviews'`)).toHaveLength(1);
  });
});

describe('the same return sent twice', () => {
  it('writes no row, and a change of one cell writes one', async () => {
    const files = (place: string) => [
      fileOf('2024/h.csv', children),
      fileOf('2024/e.csv', episodesFile(sound, `42,10/04/2023,S,V2,N5,${place},PR4,,,,ZN1 1AA,,`)),
    ];
    const versions = () =>
      rows<{ xmin: string }>(
        ['child', 'return_episode', 'return_row', 'statutory_return']
          .map((table) => `select '${table}' as table, ctid::text, xmin::text from register.${table}`)
          .join(' union all ')
          .concat(' order by 1, 2'),
      );
    await load(files('K2'));
    const before = await versions();
    const second = await load(files('K2'));
    expect(second).toMatchObject({ status: 'applied', rowsRead: 4, rowsLoaded: 4 });
    expect(await versions()).toEqual(before);
    expect(await rows(`select from ingest.row_change where import_id = '${second.importId}'`)).toEqual([]);
    const third = await load(files('K1'));
    expect(
      await rows(`select table_name, before ->> 'placement_type' as before, after ->> 'placement_type' as after
        from ingest.row_change where import_id = '${third.importId}' and table_name like '%episode'`),
    ).toEqual([{ table_name: 'register.return_episode', before: 'K2', after: 'K1' }]);
  });
});

describe('an open episode that later returns do not mention', () => {
  const yearOf = (year: number, ...episodes: readonly string[]) => [
    fileOf(`${year}/e.csv`, episodesFile(...episodes, `9,01/05/${year - 1},S,C2,N1,U4,PR1,02/05/${year - 1},E8,,,,`)),
  ];
  const stale = () =>
    rows(`select code, started_on::text, ended_on::text, reason_ended, closed_as_stale from register.episode
      join register.child on child.id = child_id where code <> '9' order by code, started_on`);
  const gone = '007,01/06/2021,S,C2,N1,U4,PR1,,E8,,,,';
  const stays = '42,01/07/2021,S,C2,N1,U4,PR1,,,,,,';

  it('is closed on 1 April after the last year that mentions it, in whatever order the years come, and told', async () => {
    await load(yearOf(2023, stays));
    const outcome = await load(yearOf(2022, gone, stays));
    const told = outcome.problems.filter(({ code }) => code === 'stale-episode-closed');
    expect(told).toMatchObject([
      {
        ...{ severity: 'warning', file: '2022/e.csv', row: 2, value: '007' },
        sentence:
          'The episode of the child "007" from 01/06/2021 is open in the return to 31/03/2022 and not in the return to ' +
          '31/03/2023. It is taken as ended on 01/04/2022.',
      },
    ]);
    expect(await stale()).toEqual([
      { code: '007', started_on: '2021-06-01', ended_on: '2022-04-01', reason_ended: null, closed_as_stale: true },
      { code: '42', started_on: '2021-07-01', ended_on: null, reason_ended: null, closed_as_stale: false },
    ]);
    expect(
      await rows(`select ended_on, reason_ended from register.return_episode where started_on = '2021-06-01'`),
    ).toEqual([{ ended_on: null, reason_ended: 'E8' }]);
  });

  it("is closed at the child's next episode where that began earlier", async () => {
    await load(yearOf(2022, gone, '007,01/02/2022,P,C2,N1,U6,PR1,,,,,,'));
    await load(yearOf(2023, '007,01/02/2022,P,C2,N1,U6,PR1,,,,,,'));
    expect(await stale()).toMatchObject([
      { started_on: '2021-06-01', ended_on: '2022-02-01', closed_as_stale: true },
      { started_on: '2022-02-01', ended_on: null, closed_as_stale: false },
    ]);
  });

  it('stays open when closing is off, when it is alone, and when the row that may mention it is in quarantine', async () => {
    await load(yearOf(2022, gone, stays));
    expect(await stale()).toMatchObject([{ closed_as_stale: false }, { closed_as_stale: false }]);
    await load(yearOf(2023, stays), { closesStaleEpisodes: false });
    expect(await stale()).toMatchObject([{ closed_as_stale: false }, { closed_as_stale: false }]);
    await load(yearOf(2023, stays, '007,01/06/2021,S,C2,N1,U4,PR1,31/02/2023,,,,,'), { closesStaleEpisodes: true });
    expect(await stale()).toMatchObject([{ closed_as_stale: false }, { closed_as_stale: false }]);
    await load(yearOf(2023, stays));
    expect(await stale()).toMatchObject([{ closed_as_stale: true }, { closed_as_stale: false }]);
    expect(await services.get(ReturnStore).yearsOf(authorityCode)).toMatchObject([
      { yearEndOn: '2023-03-31', closesStaleEpisodes: true, episodes: 2, children: 2 },
      { yearEndOn: '2022-03-31', closesStaleEpisodes: true, episodes: 3, children: 3 },
    ]);
  });
});

describe('a stated year', () => {
  it('is taken, and rows after it are not loaded', async () => {
    const files = [fileOf('e.csv', episodesFile(sound, '42,01/04/2024,S,V2,N5,K2,PR4,,,,,,'))];
    const outcome = await load(files, { yearEndOn: day('2024-03-31') });
    expect(outcome).toMatchObject({ status: 'applied', rowsLoaded: 1, rowsQuarantined: 1 });
    expect(outcome.problems).toMatchObject([{ code: 'date-after-the-year', row: 3, column: 'DECOM' }, {}]);
    expect(outcome.summary).toMatchObject({ yearsEndingOn: ['2024-03-31'] });
  });
});

describe('undoing an import', () => {
  const first = () => [fileOf('2024/h.csv', children), fileOf('2024/e.csv', episodesFile(sound))];
  const changed = () => [
    fileOf('2024/h.csv', headerFile('007,2,04/09/2012,WOTH,A1,,')),
    fileOf('2024/e.csv', episodesFile(sound.replace('U4', 'U6'), '42,10/04/2023,S,V2,N5,K2,PR4,,,,,,')),
  ];

  it('puts back what it changed, added and took away, row by row', async () => {
    const empty = await fingerprint();
    const one = await load(first());
    const before = await fingerprint();
    const two = await load(changed());
    expect(await fingerprint()).not.toEqual(before);

    expect(await undo(one.importId)).toMatchObject({ problem: { because: 'later-import-stands' } });
    expect(await undo(two.importId)).toMatchObject({ ok: true });
    expect(await fingerprint()).toEqual(before);
    expect(await value(services.get(ReadImports).byId(two.importId, authorityCode))).toMatchObject({
      status: 'undone',
    });
    const again = await undo(two.importId);
    expect(again).toMatchObject({ problem: { because: 'not-applied', sentence: 'The import was undone already.' } });
    expect(await undo(one.importId)).toMatchObject({ ok: true });
    expect(await fingerprint()).toEqual(empty);
  });

  it('is refused when a row was changed since, and changes nothing', async () => {
    const { importId } = await load(first());
    await rows(`update register.child set known_as = 'Ruby' where code = '007'`);
    const before = await fingerprint();
    expect(await undo(importId)).toMatchObject({
      problem: {
        because: 'changed-since',
        sentence:
          'Since the import 1 row of what it brought changed. Undoing it would lose that: import a corrected file instead.',
      },
    });
    expect(await fingerprint()).toEqual(before);
  });

  it('is refused when something refers to what it brought', async () => {
    const { importId } = await load(first());
    await rows(`insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
        placement_type)
      select 'PR-1', 'imported', id, '2026-01-01', 'planned', '2026-02-01', '2026-02-01', 'short-term'
      from register.child where code = '007'`);
    const before = await fingerprint();
    expect(await undo(importId)).toMatchObject({ problem: { because: 'referred-to' } });
    expect(await fingerprint()).toEqual(before);
    await rows('delete from register.placement_request');
  });

  it('happens once when two ask at one time, and waits for an import that is writing', async () => {
    const { importId } = await load(first());
    const answers = await Promise.all([undo(importId), undo(importId)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);

    const one = await load(first());
    const [undone, two] = await Promise.all([undo(one.importId), load(changed())]);
    expect(two.status).toBe('applied');
    const episodes = await episodesNow();
    expect(episodes).toHaveLength(2);
    expect(undone.ok || undone.problem).toEqual(
      undone.ok ? true : expect.objectContaining({ because: 'later-import-stands' }),
    );
  });

  it('undoes postcodes by the release before', async () => {
    const before = await rows('select * from geography.postcode order by postcode');
    const directory = directoryFile([
      { postcode: 'ZN1 1AA', county: 'E10009901', district: 'E07009911', east: '400001' },
      { postcode: 'ZN7 7ZZ', county: 'E10009901', district: 'E07009912', east: '401000' },
    ]);
    const { importId, status } = await services
      .get(ImportPostcodes)
      .import({ files: [fileOf('new.csv', directory)], requestedBy });
    expect(status).toBe('applied');
    expect(await rows('select * from geography.postcode order by postcode')).not.toEqual(before);
    expect(await undo(importId)).toMatchObject({ ok: true });
    expect(await rows('select * from geography.postcode order by postcode')).toEqual(before);
  });

  it('is for the authority whose files they were', async () => {
    const { importId } = await load(first());
    expect(await services.get(UndoImport).undo(importId, 'Priya', 'E10009902')).toMatchObject({
      problem: { kind: 'import-not-found' },
    });
  });
});

describe('a dry run', () => {
  const homes = (places: string) =>
    `HOUSEHOLD,NAME,SERVICE,SERVICE_TYPE,SERVICE_AUTHORITY,POSTCODE,PLACES,CARER_1,APPROVED_FROM\n` +
    `H-1,Larch House,Norchester Fostering,authority,E10009901,ZN1 1AA,${places},Ann Example,\n`;
  const asked = (text: string) => ({ files: [fileOf('homes.csv', text)], requestedBy, authorityCode });

  it('tells what would change, and changes nothing', async () => {
    const importer = services.get(ImportHouseholds);
    const before = await fingerprint();
    const { difference, status } = await importer.import({ ...asked(homes('3')), isDryRun: true });
    expect(status).toBe('applied');
    expect(difference?.counts).toEqual([
      { table: 'register.fostering_service', kind: 'added', rows: 1 },
      { table: 'register.household', kind: 'added', rows: 1 },
      { table: 'register.carer', kind: 'added', rows: 1 },
    ]);
    expect(await fingerprint()).toEqual(before);

    await importer.import(asked(homes('3')));
    const second = await importer.import({ ...asked(homes('2')), isDryRun: true });
    expect(second.difference?.rows).toMatchObject([
      {
        ...{ table: 'register.household', kind: 'changed' },
        ...{ before: { reference: 'H-1', places: 3 }, after: { reference: 'H-1', places: 2 } },
      },
    ]);
    const none = await importer.import({ ...asked(homes('3')), isDryRun: true });
    expect(none.difference).toEqual({ counts: [], rows: [] });
    const listed = await value(services.get(ReadImports).page({ authorityCode, first: 10, after: null }));
    expect(listed.edges.map(({ node }) => node.status)).toEqual(['applied']);
  });

  it('is kept with its files until it is applied or discarded, once', async () => {
    const stage = services.get(StageImport);
    const { stagedId, outcome } = await value(stage.preview('households', asked(homes('4'))));
    expect(outcome.difference?.rows).toMatchObject([{ kind: 'changed', after: { places: 4 } }]);
    const applied = await Promise.all([
      stage.apply(stagedId ?? '', 'Priya', authorityCode),
      stage.apply(stagedId ?? '', 'Priya', authorityCode),
    ]);
    expect(applied.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await rows('select places from register.household')).toEqual([{ places: 4 }]);

    const other = await value(stage.preview('households', asked(homes('1'))));
    expect(await stage.apply(other.stagedId ?? '', 'Priya', 'E10009902')).toMatchObject({ ok: false });
    expect(await stage.discard(other.stagedId ?? '', authorityCode)).toMatchObject({ ok: true });
    expect(await stage.apply(other.stagedId ?? '', 'Priya', authorityCode)).toMatchObject({ ok: false });
    const refused = await value(stage.preview('households', asked(homes('many'))));
    expect(refused).toMatchObject({ stagedId: null, outcome: { status: 'refused', rowsQuarantined: 1 } });
    const large = await stage.preview('households', asked(`${homes('1')}${'x'.repeat(21 * 1024 * 1024)}`));
    expect(large).toMatchObject({ ok: false, problem: { kind: 'staged-files-too-large' } });
    expect(await rows('select id from ingest.staged_import')).toEqual([]);
  });
});

describe('homes', () => {
  const header = 'HOUSEHOLD,NAME,SERVICE,SERVICE_TYPE,SERVICE_AUTHORITY,POSTCODE,PLACES,CARER_1,APPROVED_FROM,CHILD_1,';
  const home = (reference: string, places: number, child: string) =>
    `${reference},Larch House,Norchester Fostering,authority,E10009901,ZN1 1AA,${places},Ann Example,01/02/2020,${child}`;
  const register = (...homes: readonly string[]) =>
    services.get(ImportHouseholds).import({
      files: [fileOf('homes.csv', [`${header}CHILD_1_AUTHORITY,CHILD_1_FROM`, ...homes].join('\n'))],
      ...{ requestedBy, authorityCode },
    });
  const child = 'R1,E10009901,09/09/2025';

  it('come back with their carers, terms and children when an import is undone', async () => {
    await register(home('H-1', 3, child), home('H-2', 2, ',,'));
    const before = await fingerprint();
    const second = await register(home('H-1', 1, ',,'), home('H-3', 2, child));
    expect(second).toMatchObject({ status: 'applied', rowsLoaded: 2 });
    expect(await fingerprint()).not.toEqual(before);
    expect(await undo(second.importId)).toMatchObject({ ok: true });
    expect(await fingerprint()).toEqual(before);
  });

  it('into which a person places a child at the same moment keep that child', async () => {
    await register(home('H-1', 3, ',,'), home('H-2', 2, ',,'));
    const person = database.dataSource.createQueryRunner();
    await person.startTransaction();
    await person.query(`
      with child as (insert into register.child (authority_code, code) values ('E10009901', 'R9') returning id)
      insert into register.placement (household_id, child_id, stay)
      select household.id, child.id, daterange('2026-01-01', null) from child, register.household where reference = 'H-2'`);
    const importing = register(home('H-1', 3, ',,'));
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    for (let tries = 0; tries < 600 && (await rows(waiting)).length === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await person.commitTransaction();
    await person.release();
    const outcome = await importing;
    expect(outcome.problems.map(({ code }) => code)).toContain('household-kept');
    expect(
      await rows(`select household.reference, child.code from register.placement
        join register.household on household.id = household_id join register.child on child.id = child_id`),
    ).toEqual([{ reference: 'H-2', code: 'R9' }]);
  });
});
