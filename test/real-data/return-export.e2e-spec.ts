import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { ExportReturn, ImportPostcodes, ImportSsda903, IngestModule } from '#ingest';
import { day } from '#kernel';
import { ReadEpisodes, RegisterModule } from '#register';
import { LookedAfterByDistance, SufficiencyModule } from '#sufficiency';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileAt, fileOf, filesIn } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';

const authorityCode = 'E10000020';
const requestedBy = 'real-data test';
const years = ['2017', '2018'];

interface Place {
  readonly database: TestDatabase;
  readonly services: TestingModule;
}

const open = async (): Promise<Place> => {
  const database = await createTestDatabase();
  const services = await libraryServices(database.dataSource, IngestModule, RegisterModule, SufficiencyModule);
  const postcodes = [fileAt(sharedData('geography', 'postcodes', 'onspd_norfolk_and_placements.csv'))];
  await services.get(ImportPostcodes).import({ files: postcodes, requestedBy, acceptedBecause: 'a small one' });
  return { database, services };
};
const close = async ({ database, services }: Place): Promise<void> => {
  await services.close();
  await database.drop();
};

/** What the register holds of returns, but for where its rows stood and which import brought them. */
const held = async ({ database }: Place): Promise<readonly unknown[]> =>
  database.dataSource.query(`
    select authority_code, code, sex, born_on::text, ethnic_code, sent.* from register.child
    left join lateral (
      select to_jsonb(return_episode) - array['child_id', 'import_id', 'file_name', 'row_number'] as row
      from register.return_episode where child_id = child.id
      union all
      select to_jsonb(return_row) - array['child_id', 'import_id', 'file_name', 'row_number']
      from register.return_row where child_id = child.id) sent on true
    order by authority_code, code, row::text`);

describeWithSharedData('returns that are exported', () => {
  let first: Place;
  let second: Place;
  beforeAll(async () => {
    first = await open();
    second = await open();
  }, 120_000);
  afterAll(async () => {
    await close(first);
    await close(second);
  });

  it('load back into another place as they were: rows, derived fields and figures', async () => {
    const files = await Promise.all(years.map((year) => filesIn(sharedData('ssda903', 'norfolk', year))));
    const sent = await first.services.get(ImportSsda903).import({ files: files.flat(), authorityCode, requestedBy });
    expect(sent.status).toBe('applied');

    const exported = await first.services.get(ExportReturn).ofAuthority(authorityCode, null);
    if (!exported.ok) throw new Error(exported.problem.kind);
    expect(exported.value.map(({ year }) => year)).toEqual(['2017/18', '2018/19']);
    const back = exported.value.flatMap((one) =>
      one.files.map(({ name, text }) => fileOf(`${one.year.replace('/', '-')}/${name}`, text)),
    );
    const loaded = await second.services.get(ImportSsda903).import({ files: back, authorityCode, requestedBy });
    expect(loaded).toMatchObject({ status: 'applied', rowsLoaded: sent.rowsLoaded, rowsQuarantined: 0 });

    expect(await held(second)).toEqual(await held(first));
    const [episodes, again] = await Promise.all(
      [first, second].map(({ services }) => services.get(ReadEpisodes).ofAuthority(authorityCode)),
    );
    expect(again).toEqual(episodes);
    expect(episodes?.ok === true && episodes.value.length).toBeGreaterThan(1_000);
    const on = day('2019-03-31');
    const [figures, figuresAgain] = await Promise.all(
      [first, second].map(({ services }) => services.get(LookedAfterByDistance).on({ authorityCode, on })),
    );
    expect(figuresAgain).toEqual(figures);
  });

  it('name one year when asked, and the years there are when it is another', async () => {
    const returns = first.services.get(ExportReturn);
    const one = await returns.ofAuthority(authorityCode, day('2018-03-31'));
    expect(one.ok && one.value.map(({ year }) => year)).toEqual(['2017/18']);
    expect(await returns.ofAuthority(authorityCode, day('2012-03-31'))).toEqual({
      ok: false,
      problem: { kind: 'no-return-to-export', years: ['2018/19', '2017/18'] },
    });
    expect(await returns.ofAuthority('E10000099', null)).toMatchObject({ ok: false, problem: { years: [] } });
  });
});
