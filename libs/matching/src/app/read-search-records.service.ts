import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { canonicalJson } from '../core/canonical-json.js';
import { furtherAway } from '../core/further-away.js';
import { searchGroup, type ShownGroup } from '../core/groups/search-group.js';
import { engineVersion } from '../core/judgement.js';
import { missingOf } from '../core/missing-facts.js';
import { type ShownSearch } from '../core/packed-search.js';
import { type RankedHousehold } from '../core/run.js';
import { searchByObjects } from '../core/search.js';
import { PolicyStore } from './match-run.store.js';
import {
  type AnswerOnRecord,
  type SearchCursorNotValid,
  type SearchRecord,
  type SearchRecordNotFound,
} from './search-record.js';
import { type RecordsAsked, SearchRecordStore, type StoredSearch } from './search-record.store.js';

export interface SearchRecordPage {
  readonly edges: readonly { readonly cursor: string; readonly node: SearchRecord }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** Where the answer of today differs from the one on record. */
export type SearchDifference =
  | { readonly kind: 'facts-do-not-match-their-digest' }
  /** A place among the homes shown: another home stands there, or the same is judged otherwise. */
  | { readonly kind: 'home-differs'; readonly place: number; readonly reference: string }
  | { readonly kind: 'counts-differ' }
  | { readonly kind: 'rule-counts-differ' }
  | { readonly kind: 'further-away-differs' }
  /** A way to place brothers and sisters, of those of its kind. */
  | {
      readonly kind: 'way-differs';
      readonly of: 'all-together' | 'one-constellation' | 'split';
      readonly place: number;
    };

export interface SearchReplay {
  readonly isSame: boolean;
  readonly difference: SearchDifference | null;
  readonly engineVersionThen: string;
  readonly engineVersionNow: string;
}

const mostOnAPage = 100;

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const differenceAmong = (
  then: readonly RankedHousehold[],
  now: readonly RankedHousehold[],
): SearchDifference | null => {
  for (let index = 0; index < Math.max(then.length, now.length); index += 1) {
    const [before, after] = [then[index], now[index]];
    const home = before ?? after;
    if (home === undefined || (before !== undefined && after !== undefined && isSame(before, after))) continue;
    return { kind: 'home-differs', place: home.place, reference: home.household.reference };
  }
  return null;
};

const differenceOf = (then: ShownSearch, now: ShownSearch): SearchDifference | null => {
  const home = differenceAmong(then.ranked, now.ranked) ?? differenceAmong(then.nearMisses, now.nearMisses);
  if (home) return home;
  const countsOf = ({ counts, beyondMiles }: ShownSearch) => ({ counts, beyondMiles });
  if (!isSame(countsOf(then), countsOf(now))) return { kind: 'counts-differ' };
  if (!isSame(then.ruleCounts, now.ruleCounts)) return { kind: 'rule-counts-differ' };
  return isSame(then.furtherAway, now.furtherAway) ? null : { kind: 'further-away-differs' };
};

const placeThatDiffers = (then: readonly unknown[], now: readonly unknown[]): number | null => {
  for (let index = 0; index < Math.max(then.length, now.length); index += 1) {
    if (index >= then.length || index >= now.length || !isSame(then[index], now[index])) return index + 1;
  }
  return null;
};

const differenceOfGroups = (then: ShownGroup, now: ShownGroup): SearchDifference | null => {
  const ways = [
    ['all-together', then.allTogether, now.allTogether],
    ['one-constellation', then.withinOneConstellation, now.withinOneConstellation],
    ['split', then.splits, now.splits],
  ] as const;
  for (const [of, before, after] of ways) {
    const place = placeThatDiffers(before, after);
    if (place !== null) return { kind: 'way-differs', of, place };
  }
  if (then.pairsWithPlaced !== now.pairsWithPlaced) return { kind: 'counts-differ' };
  return isSame(then.whyNotTogether, now.whyNotTogether) ? null : { kind: 'rule-counts-differ' };
};

/** Reads searches on record. Writes no audit entry; whoever asks names the caller's authority. */
@Injectable()
export class ReadSearchRecords {
  constructor(
    private readonly records: SearchRecordStore,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * The latest first. A record never goes away, so a cursor stays right for ever.
   *
   * @param asked.first 1 to 100; more is taken as 100.
   */
  async page(
    asked: RecordsAsked & { readonly first: number; readonly after: string | null },
  ): Promise<Result<SearchRecordPage, SearchCursorNotValid>> {
    const first = Math.min(Math.max(asked.first, 1), mostOnAPage);
    const [found, totalCount] = await Promise.all([
      this.records.page({ ...asked, first: first + 1 }),
      this.records.count(asked),
    ]);
    if (found === null) return refusal({ kind: 'cursor-not-valid', field: 'after' });
    const edges = found.slice(0, first).map((node) => ({ cursor: node.id, node }));
    return success({ edges, hasNextPage: found.length > first, totalCount });
  }

  /** @param authorityCode the caller's; searches for children of others are not found. */
  async byId(id: string, authorityCode: string): Promise<Result<SearchRecord, SearchRecordNotFound>> {
    const record = await this.records.byId(id, authorityCode);
    return record === null ? refusal({ kind: 'search-record-not-found' }) : success(record);
  }

  /** @returns what was shown then, word for word, whatever the engine of today would say. */
  async answer(id: string): Promise<Result<AnswerOnRecord, SearchRecordNotFound>> {
    const answer = await this.records.answer(id);
    return answer === null ? refusal({ kind: 'search-record-not-found' }) : success(answer);
  }

  /**
   * Searches the frozen facts once more, by the engine of today and the policy of the record, home by home. Reads only.
   *
   * @returns whether all that was shown would be shown again, otherwise the first thing that differs.
   */
  async replay(id: string): Promise<Result<SearchReplay, SearchRecordNotFound>> {
    const stored = await this.records.stored(id);
    if (stored === null) return refusal({ kind: 'search-record-not-found' });
    const difference = await this.differenceFrom(stored);
    const versions = { engineVersionThen: stored.engineVersion, engineVersionNow: engineVersion };
    return success({ isSame: difference === null, difference, ...versions });
  }

  private async differenceFrom(stored: StoredSearch): Promise<SearchDifference | null> {
    if (stored.digestOfFacts !== stored.factsDigest) return { kind: 'facts-do-not-match-their-digest' };
    const policy = await this.policies.byVersion(stored.policyVersion);
    if (policy === null) throw new Error(`Policy ${stored.policyVersion} is named by a record and not kept`);
    const { answer, terms } = stored;
    if (answer.kind === 'siblings') return differenceOfGroups(answer.shown, searchGroup(stored.facts, policy));
    const [facts] = stored.facts;
    if (!facts) throw new Error('A search was for nobody');
    const search = (wanted: StoredSearch['terms']) => searchByObjects(facts, policy, wanted);
    const found = search(terms);
    const further = furtherAway(found, terms, search);
    return differenceOf(answer.shown, { ...found, missing: missingOf(found), furtherAway: further });
  }
}
