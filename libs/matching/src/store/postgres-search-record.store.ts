import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type SearchRecord } from '../app/search-record.js';
import {
  type RecordsAsked,
  SearchRecordStore,
  type SearchToKeep,
  type StoredSearch,
} from '../app/search-record.store.js';
import { canonicalJson } from '../core/canonical-json.js';
import { type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { type FrozenNeed, type FrozenSurroundings, inParts } from '../core/packed-facts.js';
import {
  packedSearchForm,
  type PackedSearch,
  packSearch,
  type ShownSearch,
  unpackSearch,
} from '../core/packed-search.js';
import { digestOf, type FrozenHome, frozenHomes, keepSurroundings } from './frozen-facts.store.js';
import { FrozenRegisters } from './frozen-register.store.js';
import { rowsOf } from './match-run.row.js';
import {
  packNeed,
  searchCountsOf,
  searchRecordColumns,
  searchRecordOf,
  type SearchRecordRow,
  unpackNeed,
} from './search-record.row.js';
import { isUuid } from './uuid.js';

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** Everybody a search was for is looked after by the caller's authority; one who was only described is of who described them. */
const visible = `not exists (
  select from matching.search_record_child searched
  left join register.child on child.id = searched.child_id
  where searched.record_id = record.id and coalesce(child.authority_code, record.authority_code) <> $1)`;

const asked = `${visible}
  and ($2::uuid is null or exists (
    select from matching.search_record_child searched where searched.record_id = record.id and searched.request_id = $2))
  and ($3::uuid is null or exists (
    select from matching.search_record_child searched where searched.record_id = record.id and searched.child_id = $3))
  and ($4::text is null or record.searched_by = $4)
  and ($5::date is null or record.recorded_at >= $5::date::timestamp at time zone 'Europe/London')`;

const askedOf = ({ authorityCode, requestId, childId, by, from }: RecordsAsked): readonly unknown[] => [
  ...[authorityCode, requestId, childId, by, from],
];
/** An id of another form names nothing. */
const namesNothing = ({ requestId, childId }: RecordsAsked): boolean =>
  [requestId, childId].some((id) => id !== null && !isUuid(id));

/** What everything a search for one child was made from is called: a digest of digests, so that no whole text is needed. */
const digestOfParts = (parts: {
  readonly surroundings: string;
  readonly need: string;
  readonly register: string;
  readonly ofTheChild: readonly string[];
}): string => digestOf(canonicalJson({ ...parts, ofTheChild: [...parts.ofTheChild].sort() }));

interface WholeRow extends SearchRecordRow {
  readonly answer_form: number;
  readonly homes: readonly number[];
  readonly answer: Buffer;
}

interface ChildRow {
  readonly need: Buffer;
  readonly homes: readonly number[];
  readonly surroundings: Buffer;
  readonly register: readonly number[];
}

@Injectable()
export class PostgresSearchRecordStore extends SearchRecordStore {
  private readonly registers = new FrozenRegisters();

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async keep(search: SearchToKeep): Promise<string> {
    const { manager } = this.dataSource;
    const { besides, register: homes, ofTheChild } = search.madeFrom;
    const { surroundings, need } = inParts({ ...besides, households: [] });
    const [register, surroundingsId] = await Promise.all([
      this.registers.keep(manager, homes),
      keepSurroundings(manager, surroundings),
      this.registers.keepHomes(manager, ofTheChild),
    ]);
    const factsDigest = digestOfParts({
      surroundings: digestOf(surroundings),
      need: digestOf(need),
      register: register.digest,
      ofTheChild: ofTheChild.map((home) => digestOf(canonicalJson(home))),
    });
    const child = {
      requestId: search.kind === 'request' ? besides.child.requestId : null,
      childId: search.kind === 'request' ? besides.child.childId : null,
      surroundingsId,
      registerId: register.id,
      homes: ofTheChild.map((home) => this.registers.idOf(home)),
      need: await packNeed(need),
    };
    const { packed, householdIds } = packSearch(search.shown);
    const shown = this.idsOf(search, householdIds);
    const answer = await pack(JSON.stringify(packed));

    return this.dataSource.transaction(async (transaction) => {
      const kept = { factsDigest, shown, answer };
      const added = await this.add(transaction, search, kept);
      const id = added ?? (await this.sameSearch(transaction, search, factsDigest));
      if (added !== null) {
        await transaction.query(
          `insert into matching.search_record_child
             (record_id, place, request_id, child_id, surroundings_id, register_id, homes, need)
           values ($1, 1, $2, $3, $4, $5, $6, $7)`,
          [id, child.requestId, child.childId, child.surroundingsId, child.registerId, child.homes, child.need],
        );
      }
      await transaction.query('insert into matching.search_asking (record_id, request_reference) values ($1, $2)', [
        ...[id, search.by.requestReference],
      ]);
      return id;
    });
  }

  /** The ids of the homes shown, those of the child before those of the register. */
  private idsOf({ madeFrom, shown }: SearchToKeep, householdIds: readonly string[]): readonly number[] {
    const wanted = new Set(householdIds);
    const homes = new Map<string, HouseholdFacts>();
    for (const home of [...madeFrom.register, ...madeFrom.ofTheChild]) {
      if (wanted.has(home.householdId)) homes.set(home.householdId, home);
    }
    return householdIds.map((householdId) => {
      const home = homes.get(householdId);
      if (!home)
        throw new Error(`A search of ${shown.counts.register} homes shows one that is not among them: ${householdId}`);
      return this.registers.idOf(home);
    });
  }

  /** @returns null where the same search is on record already, committed. */
  private async add(
    manager: EntityManager,
    { kind, by, madeFrom, terms, shown, ...search }: SearchToKeep,
    kept: { readonly factsDigest: string; readonly shown: readonly number[]; readonly answer: Buffer },
  ): Promise<string | null> {
    const { register, eligible, needsAuthority, nearMisses, excluded } = shown.counts;
    const [row] = await rowsOf<{ id: string }>(
      manager,
      `insert into matching.search_record
         (kind, children, searched_by_id, searched_by, authority_code, judged_on, question_digest, policy_version,
          engine_version, facts_revision, facts_digest, within_miles, explained, engine_microseconds, register_count,
          eligible_count, needs_authority_count, near_miss_count, excluded_count, beyond_miles_count, answer_form, homes, answer)
       values ($1, 1, $2, $3, $4, $5, sha256($6::bytea), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
       on conflict on constraint same_search_is_recorded_once do nothing
       returning id`,
      [
        ...[kind, by.id, by.name, terms.seenBy, madeFrom.besides.judgedOn, questionOf(kind, terms)],
        ...[search.policyVersion, search.engineVersion, search.factsRevision, kept.factsDigest],
        ...[terms.withinMiles, terms.first, search.engineMicroseconds],
        ...[register, eligible, needsAuthority, nearMisses, excluded, shown.beyondMiles],
        ...[packedSearchForm, kept.shown, kept.answer],
      ],
    );
    return row?.id ?? null;
  }

  private async sameSearch(
    manager: EntityManager,
    { kind, by, terms, factsRevision, policyVersion, engineVersion }: SearchToKeep,
    factsDigest: string,
  ): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      manager,
      `select id from matching.search_record
       where searched_by_id = $1 and question_digest = sha256($2::bytea) and facts_revision = $3 and facts_digest = $4
         and policy_version = $5 and engine_version = $6`,
      [by.id, questionOf(kind, terms), factsRevision, factsDigest, policyVersion, engineVersion],
    );
    if (!row) throw new Error('A search is on record already and is not there');
    return row.id;
  }

  async page(
    page: RecordsAsked & { readonly first: number; readonly after: string | null },
  ): Promise<readonly SearchRecord[] | null> {
    if (page.after !== null && (await this.byId(page.after, page.authorityCode)) === null) return null;
    if (namesNothing(page)) return [];
    const rows = await rowsOf<SearchRecordRow>(
      this.dataSource.manager,
      `select ${searchRecordColumns} from matching.search_record record
       where ${asked}
         and ($6::uuid is null or (record.recorded_at, record.id)
           < (select recorded_at, id from matching.search_record where id = $6))
       order by record.recorded_at desc, record.id desc
       limit $7`,
      [...askedOf(page), page.after, page.first],
    );
    return Promise.all(rows.map(searchRecordOf));
  }

  async count(page: RecordsAsked): Promise<number> {
    if (namesNothing(page)) return 0;
    const [row] = await rowsOf<{ count: number }>(
      this.dataSource.manager,
      `select count(*)::integer as count from matching.search_record record where ${asked}`,
      [...askedOf(page)],
    );
    return row?.count ?? 0;
  }

  async byId(id: string, authorityCode: string): Promise<SearchRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await rowsOf<SearchRecordRow>(
      this.dataSource.manager,
      `select ${searchRecordColumns} from matching.search_record record where ${visible} and record.id = $2`,
      [authorityCode, id],
    );
    return row ? searchRecordOf(row) : null;
  }

  async shown(id: string): Promise<ShownSearch | null> {
    const row = await this.whole(id);
    return row && this.shownIn(row);
  }

  async stored(id: string): Promise<StoredSearch | null> {
    const row = await this.whole(id);
    if (!row) return null;
    const child = await this.childOf(id);
    const { manager } = this.dataSource;
    const [homes, ofTheChild] = [await frozenHomes(manager, child.register), await frozenHomes(manager, child.homes)];
    const [need, surroundings] = [await unpackNeed(child.need), child.surroundings.toString('utf8')];
    const factsOf = ({ text }: FrozenHome): HouseholdFacts => JSON.parse(text) as HouseholdFacts;
    const others = new Map(ofTheChild.map(factsOf).map((home) => [home.householdId, home]));
    const facts: MatchFacts = {
      ...(JSON.parse(surroundings) as FrozenSurroundings),
      ...(JSON.parse(need) as FrozenNeed),
      households: homes.map(factsOf).map((home) => others.get(home.householdId) ?? home),
    };
    return {
      policyVersion: row.policy_version,
      engineVersion: row.engine_version,
      terms: { seenBy: row.authority_code, withinMiles: row.within_miles, first: Number(row.explained) },
      shown: await this.shownIn(row),
      factsDigest: row.facts_digest,
      digestOfFacts: digestOfParts({
        surroundings: digestOf(surroundings),
        need: digestOf(need),
        register: digestOfRegister(homes),
        ofTheChild: ofTheChild.map(({ text }) => digestOf(text)),
      }),
      facts: factsAsKnownToday(facts),
    };
  }

  private async whole(id: string): Promise<WholeRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await rowsOf<WholeRow>(
      this.dataSource.manager,
      `select ${searchRecordColumns}, record.answer_form, record.homes, record.answer
       from matching.search_record record where record.id = $1`,
      [id],
    );
    if (row && row.answer_form !== packedSearchForm) {
      throw new Error(`Search ${id} keeps its answer in form ${row.answer_form}, which is not known`);
    }
    return row ?? null;
  }

  private async childOf(recordId: string): Promise<ChildRow> {
    const [row] = await rowsOf<ChildRow>(
      this.dataSource.manager,
      `select child.need, child.homes, surroundings.facts as surroundings, register.homes as register
       from matching.search_record_child child
       join matching.frozen_surroundings surroundings on surroundings.id = child.surroundings_id
       join matching.frozen_register register on register.id = child.register_id
       where child.record_id = $1 and child.place = 1`,
      [recordId],
    );
    if (!row) throw new Error(`Search ${recordId} is for nobody`);
    return row;
  }

  private async shownIn(row: WholeRow): Promise<ShownSearch> {
    const texts = new Map((await frozenHomes(this.dataSource.manager, row.homes)).map(({ id, text }) => [id, text]));
    const homes = row.homes.map((home) => JSON.parse(texts.get(home) ?? 'null') as HouseholdFacts);
    const packed = JSON.parse((await unpack(row.answer)).toString('utf8')) as PackedSearch;
    const counts = searchCountsOf(row);
    if (counts === null) throw new Error(`Search ${row.id} has no counts`);
    return unpackSearch(packed, homes, { counts, beyondMiles: Number(row.beyond_miles_count) });
  }
}

/** What was asked beside the child, who is among the facts. */
const questionOf = (kind: SearchToKeep['kind'], terms: SearchToKeep['terms']): Buffer =>
  Buffer.from(canonicalJson({ kind, ...terms }));

/** As the database names a register: the digests of its homes, one after the other. */
const digestOfRegister = (homes: readonly FrozenHome[]): string =>
  createHash('sha256')
    .update(Buffer.concat(homes.map(({ text }) => Buffer.from(digestOf(text), 'hex'))))
    .digest('hex');
