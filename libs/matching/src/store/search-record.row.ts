import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { day } from '#kernel';
import { type SearchedChild, type SearchKind, type SearchRecord } from '../app/search-record.js';
import { type FrozenNeed } from '../core/packed-facts.js';
import { type RunCounts } from '../core/run.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export interface SearchRecordRow {
  readonly id: string;
  readonly kind: SearchKind;
  readonly searched_by: string;
  readonly authority_code: string;
  readonly recorded_at: Date;
  readonly times_asked: number;
  readonly last_asked_at: Date;
  readonly judged_on: string;
  readonly policy_version: number;
  readonly engine_version: string;
  readonly facts_revision: string;
  readonly facts_digest: string;
  readonly within_miles: number | null;
  readonly explained: number | null;
  readonly engine_microseconds: number;
  readonly register_count: number | null;
  readonly eligible_count: number | null;
  readonly needs_authority_count: number | null;
  readonly near_miss_count: number | null;
  readonly excluded_count: number | null;
  readonly beyond_miles_count: number | null;
  /** Of everybody it was for, in order of place; the need in hexadecimal digits. */
  readonly children: readonly {
    readonly request_id: string | null;
    readonly child_id: string | null;
    readonly need: string;
  }[];
}

/** What is read of a record: the times it was asked and whom it was for are rows of their own. */
export const searchRecordColumns = `record.id, record.kind, record.searched_by, record.authority_code, record.recorded_at,
  record.judged_on::text, record.policy_version, record.engine_version, record.facts_revision, record.facts_digest,
  record.within_miles, record.explained, record.engine_microseconds, record.register_count, record.eligible_count,
  record.needs_authority_count, record.near_miss_count, record.excluded_count, record.beyond_miles_count,
  (select count(*)::integer from matching.search_asking asking where asking.record_id = record.id) as times_asked,
  (select max(asked_at) from matching.search_asking asking where asking.record_id = record.id) as last_asked_at,
  (select jsonb_agg(jsonb_build_object('request_id', child.request_id, 'child_id', child.child_id,
                                       'need', encode(child.need, 'hex')) order by child.place)
   from matching.search_record_child child where child.record_id = record.id) as children`;

export const packNeed = (text: string): Promise<Buffer> => pack(text);
export const unpackNeed = async (need: Buffer): Promise<string> => (await unpack(need)).toString('utf8');

/** @returns null of brothers and sisters. */
export const searchCountsOf = (row: SearchRecordRow): RunCounts | null =>
  row.register_count === null
    ? null
    : {
        register: row.register_count,
        eligible: Number(row.eligible_count),
        needsAuthority: Number(row.needs_authority_count),
        nearMisses: Number(row.near_miss_count),
        excluded: Number(row.excluded_count),
      };

/** @returns the record as it is read. */
export async function searchRecordOf(row: SearchRecordRow): Promise<SearchRecord> {
  const children = row.children.map(async ({ request_id, child_id, need }): Promise<SearchedChild> => {
    const { child } = JSON.parse(await unpackNeed(Buffer.from(need, 'hex'))) as FrozenNeed;
    return { requestId: request_id, childId: child_id, facts: child };
  });
  return {
    id: row.id,
    kind: row.kind,
    searchedBy: row.searched_by,
    recordedAt: row.recorded_at,
    timesAsked: row.times_asked,
    lastAskedAt: row.last_asked_at,
    judgedOn: day(row.judged_on),
    children: await Promise.all(children),
    withinMiles: row.within_miles,
    policyVersion: row.policy_version,
    engineVersion: row.engine_version,
    factsRevision: Number(row.facts_revision),
    factsDigest: row.facts_digest,
    engineMicroseconds: row.engine_microseconds,
    counts: searchCountsOf(row),
  };
}
