import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type LocalDate } from '#kernel';
import { type AnswerOnRecord, type SearchedFacts, type SearchRecord } from '../app/search-record.js';
import {
  type GroupToKeep,
  type RecordsAsked,
  SearchRecordStore,
  type SearchToKeep,
  type StoredSearch,
} from '../app/search-record.store.js';
import { canonicalJson } from '../core/canonical-json.js';
import { type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import { type ShownGroup } from '../core/groups/search-group.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { type FrozenNeed, type FrozenSurroundings, inParts } from '../core/packed-facts.js';
import { packedSearchForm, type PackedSearch, packSearch, unpackSearch } from '../core/packed-search.js';
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

/** Counts up when the answer of brothers and sisters is written otherwise. */
const packedGroupForm = 1;

/** What is kept of a child a search was for. */
interface FrozenChild {
  readonly requestId: string | null;
  readonly childId: string | null;
  readonly surroundingsId: number;
  readonly registerId: number;
  readonly homes: readonly number[];
  readonly need: Buffer;
  readonly digest: string;
}

interface ThawedChild {
  readonly facts: MatchFacts;
  readonly digest: string;
}

interface PackedBytes {
  readonly form: number;
  readonly homes: readonly number[];
  readonly bytes: Buffer;
}

interface KeptSearch {
  readonly children: readonly FrozenChild[];
  readonly factsDigest: string;
  readonly answer: PackedBytes;
}

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
  private registers = new FrozenRegisters();

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async keep(search: SearchToKeep | GroupToKeep): Promise<string> {
    const { registers } = this;
    try {
      return await this.keepWith(registers, search);
    } catch (fault) {
      // What is remembered of earlier searches may be of a database that was restored since: forgotten, not trusted.
      if (this.registers === registers) this.registers = new FrozenRegisters();
      throw fault;
    }
  }

  private async keepWith(registers: FrozenRegisters, search: SearchToKeep | GroupToKeep): Promise<string> {
    const children: FrozenChild[] = [];
    for (const madeFrom of madeFromOf(search)) children.push(await this.freeze(registers, madeFrom, search.kind));
    const kept = {
      children,
      factsDigest: digestOfAll(children.map(({ digest }) => digest)),
      answer: await (search.kind === 'siblings' ? packGroup(search) : packHomes(registers, search)),
    };
    return this.dataSource.transaction(async (transaction) => {
      const added = await this.add(transaction, search, kept);
      const id = added ?? (await this.sameSearch(transaction, search, kept.factsDigest));
      if (added !== null) await this.addChildren(transaction, id, children);
      await transaction.query('insert into matching.search_asking (record_id, request_reference) values ($1, $2)', [
        ...[id, search.by.requestReference],
      ]);
      return id;
    });
  }

  private async freeze(
    registers: FrozenRegisters,
    { besides, register: homes, ofTheChild }: SearchedFacts,
    kind: SearchRecord['kind'],
  ): Promise<FrozenChild> {
    const { manager } = this.dataSource;
    const { surroundings, need } = inParts({ ...besides, households: [] });
    const [register, surroundingsId] = await Promise.all([
      registers.keep(manager, homes),
      keepSurroundings(manager, surroundings),
      registers.keepHomes(manager, ofTheChild),
    ]);
    return {
      requestId: kind === 'described' ? null : besides.child.requestId,
      childId: kind === 'described' ? null : besides.child.childId,
      surroundingsId,
      registerId: register.id,
      homes: ofTheChild.map((home) => registers.idOf(home)),
      need: await packNeed(need),
      digest: digestOfParts({
        surroundings: digestOf(surroundings),
        need: digestOf(need),
        register: register.digest,
        ofTheChild: ofTheChild.map((home) => digestOf(canonicalJson(home))),
      }),
    };
  }

  /** @returns null where the same search is on record already, committed. */
  private async add(
    manager: EntityManager,
    search: SearchToKeep | GroupToKeep,
    { children, factsDigest, answer }: KeptSearch,
  ): Promise<string | null> {
    const { kind, by } = search;
    const { terms, shown } = kind === 'siblings' ? { terms: null, shown: null } : search;
    const counts = shown?.counts ?? null;
    const [row] = await rowsOf<{ id: string }>(
      manager,
      `insert into matching.search_record
         (kind, children, searched_by_id, searched_by, authority_code, judged_on, question_digest, policy_version,
          engine_version, facts_revision, facts_digest, within_miles, explained, engine_microseconds, register_count,
          eligible_count, needs_authority_count, near_miss_count, excluded_count, beyond_miles_count, answer_form, homes, answer)
       values ($1, $2, $3, $4, $5, $6, sha256($7::bytea), $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
       on conflict on constraint same_search_is_recorded_once do nothing
       returning id`,
      [
        ...[kind, children.length, by.id, by.name, terms?.seenBy ?? by.authorityCode, judgedOnOf(search)],
        ...[questionOf(search), search.policyVersion, search.engineVersion, search.factsRevision, factsDigest],
        ...[terms?.withinMiles ?? null, terms?.first ?? null, search.engineMicroseconds],
        ...[counts?.register, counts?.eligible, counts?.needsAuthority, counts?.nearMisses, counts?.excluded],
        ...[shown?.beyondMiles, answer.form, answer.homes, answer.bytes],
      ],
    );
    return row?.id ?? null;
  }

  private async addChildren(manager: EntityManager, id: string, children: readonly FrozenChild[]): Promise<void> {
    for (const [index, child] of children.entries()) {
      await manager.query(
        `insert into matching.search_record_child
           (record_id, place, request_id, child_id, surroundings_id, register_id, homes, need)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[id, index + 1, child.requestId, child.childId, child.surroundingsId, child.registerId],
          ...[child.homes, child.need],
        ],
      );
    }
  }

  private async sameSearch(
    manager: EntityManager,
    search: SearchToKeep | GroupToKeep,
    factsDigest: string,
  ): Promise<string> {
    const [row] = await rowsOf<{ id: string }>(
      manager,
      `select id from matching.search_record
       where searched_by_id = $1 and question_digest = sha256($2::bytea) and facts_revision = $3 and facts_digest = $4
         and policy_version = $5 and engine_version = $6`,
      [
        ...[search.by.id, questionOf(search), search.factsRevision, factsDigest],
        ...[search.policyVersion, search.engineVersion],
      ],
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

  async answer(id: string): Promise<AnswerOnRecord | null> {
    const row = await this.whole(id);
    return row && this.answerIn(row);
  }

  async stored(id: string): Promise<StoredSearch | null> {
    const row = await this.whole(id);
    if (!row) return null;
    const thawed: ThawedChild[] = [];
    for (const child of await this.childrenOf(id)) thawed.push(await this.thaw(child));
    return {
      policyVersion: row.policy_version,
      engineVersion: row.engine_version,
      terms: { seenBy: row.authority_code, withinMiles: row.within_miles, first: Number(row.explained) },
      answer: await this.answerIn(row),
      factsDigest: row.facts_digest,
      digestOfFacts: digestOfAll(thawed.map(({ digest }) => digest)),
      facts: thawed.map(({ facts }) => factsAsKnownToday(facts)),
    };
  }

  private async thaw(child: ChildRow): Promise<ThawedChild> {
    const { manager } = this.dataSource;
    const [homes, ofTheChild] = [await frozenHomes(manager, child.register), await frozenHomes(manager, child.homes)];
    const [need, surroundings] = [await unpackNeed(child.need), child.surroundings.toString('utf8')];
    const factsOf = ({ text }: FrozenHome): HouseholdFacts => JSON.parse(text) as HouseholdFacts;
    const others = new Map(ofTheChild.map(factsOf).map((home) => [home.householdId, home]));
    return {
      facts: {
        ...(JSON.parse(surroundings) as FrozenSurroundings),
        ...(JSON.parse(need) as FrozenNeed),
        households: homes.map(factsOf).map((home) => others.get(home.householdId) ?? home),
      },
      digest: digestOfParts({
        surroundings: digestOf(surroundings),
        need: digestOf(need),
        register: digestOfRegister(homes),
        ofTheChild: ofTheChild.map(({ text }) => digestOf(text)),
      }),
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
    if (row && row.answer_form !== (row.kind === 'siblings' ? packedGroupForm : packedSearchForm)) {
      throw new Error(`Search ${id} keeps its answer in form ${row.answer_form}, which is not known`);
    }
    return row ?? null;
  }

  private async childrenOf(recordId: string): Promise<readonly ChildRow[]> {
    const rows = await rowsOf<ChildRow>(
      this.dataSource.manager,
      `select child.need, child.homes, surroundings.facts as surroundings, register.homes as register
       from matching.search_record_child child
       join matching.frozen_surroundings surroundings on surroundings.id = child.surroundings_id
       join matching.frozen_register register on register.id = child.register_id
       where child.record_id = $1
       order by child.place`,
      [recordId],
    );
    return rows;
  }

  private async answerIn(row: WholeRow): Promise<AnswerOnRecord> {
    const packed: unknown = JSON.parse((await unpack(row.answer)).toString('utf8'));
    if (row.kind === 'siblings') return { kind: 'siblings', shown: packed as ShownGroup };
    const texts = new Map((await frozenHomes(this.dataSource.manager, row.homes)).map(({ id, text }) => [id, text]));
    const homes = row.homes.map((home) => JSON.parse(texts.get(home) ?? 'null') as HouseholdFacts);
    const counts = searchCountsOf(row);
    if (counts === null) throw new Error(`Search ${row.id} has no counts`);
    const counted = { counts, beyondMiles: Number(row.beyond_miles_count) };
    return { kind: 'homes', shown: unpackSearch(packed as PackedSearch, homes, counted) };
  }
}

const madeFromOf = (search: SearchToKeep | GroupToKeep): readonly SearchedFacts[] =>
  search.kind === 'siblings'
    ? search.madeFrom.map(({ households, ...besides }) => ({ besides, register: households, ofTheChild: [] }))
    : [search.madeFrom];

const judgedOnOf = (search: SearchToKeep | GroupToKeep): LocalDate => {
  const [first] = madeFromOf(search);
  if (!first) throw new Error('A search was for nobody');
  return first.besides.judgedOn;
};

/** What was asked beside the children, who are among the facts. */
const questionOf = (search: SearchToKeep | GroupToKeep): Buffer =>
  Buffer.from(
    canonicalJson(search.kind === 'siblings' ? { kind: search.kind } : { kind: search.kind, ...search.terms }),
  );

/** Names the homes shown by what was frozen of them, those of the child before those of the register. */
async function packHomes(registers: FrozenRegisters, { madeFrom, shown }: SearchToKeep): Promise<PackedBytes> {
  const { packed, householdIds } = packSearch(shown);
  const wanted = new Set(householdIds);
  const homes = new Map<string, HouseholdFacts>();
  for (const some of [madeFrom.register, madeFrom.ofTheChild]) {
    for (const home of some) if (wanted.has(home.householdId)) homes.set(home.householdId, home);
  }
  const ids = householdIds.map((householdId) => {
    const home = homes.get(householdId);
    if (!home) throw new Error(`A search shows a home that is not among its facts: ${householdId}`);
    return registers.idOf(home);
  });
  return { form: packedSearchForm, homes: ids, bytes: await pack(JSON.stringify(packed)) };
}

async function packGroup({ shown }: GroupToKeep): Promise<PackedBytes> {
  return { form: packedGroupForm, homes: [], bytes: await pack(JSON.stringify(shown)) };
}

/** As the database names a register: the digests of its homes, one after the other. */
const digestOfRegister = (homes: readonly FrozenHome[]): string =>
  createHash('sha256')
    .update(Buffer.concat(homes.map(({ text }) => Buffer.from(digestOf(text), 'hex'))))
    .digest('hex');

/** Of one child the digest of what it was made from; of several a digest of theirs. */
const digestOfAll = (digests: readonly string[]): string => {
  const [only, ...others] = digests;
  return only !== undefined && others.length === 0 ? only : digestOf(canonicalJson(digests));
};
