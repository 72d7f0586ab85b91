import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { JsonLog, Sql } from '#platform';
import { engineVersion, KeepSearches, SearchHomes, type SearchTerms } from '#matching';
import { RegisterColumns } from '../../libs/matching/src/app/register-columns.js';
import { PostgresMatchFactsReader } from '../../libs/matching/src/store/postgres-match-facts.reader.js';
import { PostgresPolicyStore } from '../../libs/matching/src/store/postgres-policy.store.js';
import { PostgresSearchFactsReader } from '../../libs/matching/src/store/postgres-search-facts.reader.js';
import { PostgresSearchRecordStore } from '../../libs/matching/src/store/postgres-search-record.store.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { addGeography, addHomes, addRequest, homesOfEachStanding } from '../support/match-register.js';
import { ours } from '../support/match-world.js';

const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/apps/cli/src/main.js');

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly said: string;
}

describe('replay at the command line', () => {
  let database: TestDatabase;
  let recordId: string;

  const replay = (id: string): Promise<Ended> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, 'replay', id], {
        cwd: tmpdir(),
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
    const { dataSource } = database;
    await addGeography(dataSource);
    const { requestId } = await addRequest(dataSource, 'REQ-1001');
    await addHomes(dataSource, requestId, homesOfEachStanding);
    const [reader, sql] = [new PostgresMatchFactsReader(dataSource), new Sql(dataSource)];
    const columns = new RegisterColumns(reader, new PostgresSearchFactsReader(sql));
    const homes = new SearchHomes(reader, columns, new PostgresPolicyStore(sql), new JsonLog('test', 'silent'));
    const terms: Pick<SearchTerms, 'seenBy' | 'withinMiles'> = { seenBy: ours, withinMiles: 20 };
    const asked = { for: { requestId }, judgedOn: day('2026-02-23'), policyVersion: null, ...terms };
    const answer = await homes.search(asked);
    if (!answer.ok) throw new Error(answer.problem.kind);
    const amara = { id: 'amara', name: 'Amara Nwosu', authorityCode: ours, requestReference: 'ref-1' };
    recordId = await new KeepSearches(new PostgresSearchRecordStore(dataSource)).keep(asked.for, answer.value, amara);
  }, 60_000);
  afterAll(async () => database.drop());

  it('answers for a search on record too, and leaves a trace', async () => {
    expect(await replay(recordId)).toEqual({
      ...{ code: 0, said: '', output: `The same answer. Engine then ${engineVersion}, now ${engineVersion}.\n` },
    });
    const [trace] = await database.dataSource.query<Record<string, unknown>[]>(
      `select subject_kind, subject_ids from platform.audit_entry where operation = 'replay' order by id desc limit 1`,
    );
    expect(trace).toEqual({ subject_kind: 'search-record', subject_ids: [recordId] });
  }, 60_000);

  it('says where the answer is another, and does not end with 0', async () => {
    const change = (statement: string) => database.dataSource.query(statement);
    await change('alter table matching.search_record disable trigger user');
    await change('update matching.search_record set beyond_miles_count = beyond_miles_count + 1');
    expect(await replay(recordId)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^Another answer, in the counts\. /),
    });
    await change(`update matching.search_record set facts_digest = repeat('0', 64)`);
    expect(await replay(recordId)).toMatchObject({
      ...{
        code: 1,
        output: expect.stringMatching(/^Another answer, since the stored facts do not match their digest\. /),
      },
    });
    await change('alter table matching.search_record enable trigger user');
  }, 60_000);
});
