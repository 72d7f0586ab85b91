import { Injectable } from '@nestjs/common';
import { type LocalDate, refusal, type Result, success } from '#kernel';
import { Log } from '#platform';
import { type Columns } from '../core/columns/columns.js';
import { homesThatMention } from '../core/columns/mentions.js';
import { ColumnsDisagree, searchByColumns } from '../core/columns/search-columns.js';
import { type ChildFacts, type MatchFacts } from '../core/facts.js';
import { engineVersion } from '../core/judgement.js';
import { type Policy } from '../core/policy.js';
import { furtherAway } from '../core/further-away.js';
import { factsFor, type RecordedRequest } from '../core/recorded-register.js';
import { missingOf } from '../core/missing-facts.js';
import { type ShownSearch } from '../core/packed-search.js';
import { type FoundHomes, searchByObjects, type SearchTerms } from '../core/search.js';
import { MatchFactsReader, type ReadRequest } from './match-facts.reader.js';
import { type MatchRequestNotFound, type PolicyNotFound } from './match-run.js';
import { PolicyStore } from './match-run.store.js';
import { RegisterColumns } from './register-columns.js';
import { type SearchedFacts } from './search-record.js';
import { type FactsAtARevision, type SearchedFor } from './search-facts.reader.js';

/** One interactive search. */
export interface SearchAsked {
  readonly for: SearchedFor;
  readonly judgedOn: LocalDate;
  /** Null for the policy in force. */
  readonly policyVersion: number | null;
  /** Only homes up to so many miles from the child's home, and those whose distance nobody knows; null for all. */
  readonly withinMiles: number | null;
  /** How many of the best homes are explained: 1 to 100, 20 unless told. */
  readonly first?: number;
  /** The code of the authority that asks: homes it may not see are not counted anywhere. */
  readonly seenBy: string;
}

/** What a search answers: what it found, and what it was made from. */
export interface SearchAnswer extends ShownSearch {
  /** The child as judged: whoever shows the answer compares `responsibleAuthority` with who asks. */
  readonly child: ChildFacts;
  /** The number of the register's last change that the answer knows; one answer never mixes two. */
  readonly factsRevision: number;
  readonly policyVersion: number;
  readonly engineVersion: string;
  /** As they were answered: `first` within its bounds. */
  readonly terms: SearchTerms;
  readonly madeFrom: SearchedFacts;
  /** Time spent judging and ranking, without reading facts or writing the answer. */
  readonly engineMicroseconds: number;
}

const [explainedUnlessTold, mostExplained] = [20, 100];

/** How often the child is read again because a home was changed meanwhile. */
const readings = 3;

/** One moment of the facts, ready to be searched. */
interface ReadyToSearch {
  readonly madeFrom: SearchedFacts;
  readonly revision: number;
  readonly search: (policy: Policy, terms: SearchTerms) => FoundHomes;
}

@Injectable()
export class SearchHomes {
  constructor(
    private readonly reader: MatchFactsReader,
    private readonly columns: RegisterColumns,
    private readonly policies: PolicyStore,
    private readonly log: Log,
  ) {}

  /**
   * Homes for a child, now: judged and explained like a recorded run, by the same rules. Stores nothing: whoever gives the
   * answer to a person has `KeepSearches` keep it first. Writes no audit entry and knows no caller but the authority it sees
   * with: whoever asks compares `child.responsibleAuthority`.
   *
   * The child is read first, and with it the revision of the facts; columns are brought to that revision. When a home was
   * changed meanwhile the child is read again, so that an answer knows one revision and never two.
   */
  async search(asked: SearchAsked): Promise<Result<SearchAnswer, MatchRequestNotFound | PolicyNotFound>> {
    const policy = await this.policyOf(asked.policyVersion);
    if (policy === null) return refusal({ kind: 'policy-not-found', version: asked.policyVersion ?? 0 });
    const ready = await this.readyFor(asked.for, asked.judgedOn);
    if (ready === null) return refusal({ kind: 'request-not-found' });

    const first = Math.min(Math.max(asked.first ?? explainedUnlessTold, 1), mostExplained);
    const from = performance.now();
    const terms: SearchTerms = { seenBy: asked.seenBy, withinMiles: asked.withinMiles, first };
    const found = ready.search(policy, terms);
    const engineMicroseconds = Math.round((performance.now() - from) * 1000);
    return success({
      ...found,
      child: ready.madeFrom.besides.child,
      factsRevision: ready.revision,
      policyVersion: policy.version,
      engineVersion,
      terms,
      madeFrom: ready.madeFrom,
      missing: missingOf(found),
      furtherAway: furtherAway(found, terms, (further) => ready.search(policy, further)),
      engineMicroseconds,
    });
  }

  private async readyFor(searchedFor: SearchedFor, judgedOn: LocalDate): Promise<ReadyToSearch | null> {
    for (let reading = 0; reading < readings; reading += 1) {
      const read = await this.readChild(searchedFor);
      if (read === null) return null;
      const { columns, revision } = await this.columns.asOf(read.revision, read.request.child.startsOn);
      if (revision !== read.revision) continue;
      const described = 'child' in searchedFor ? searchedFor.child : null;
      return this.overColumns(columns, read, described, judgedOn);
    }
    // Homes are changed faster than columns follow: one moment of everything, home by home.
    const whole = await this.readWhole(searchedFor, judgedOn);
    return whole && overObjects(whole);
  }

  private async readChild(searchedFor: SearchedFor): Promise<ReadRequest | null> {
    if ('requestId' in searchedFor) return this.reader.readChild(searchedFor.requestId);
    const moment = await this.reader.readAll(searchedFor.child.startsOn, () => undefined, []);
    return { ...moment, request: described(searchedFor.child) };
  }

  private readWhole(searchedFor: SearchedFor, judgedOn: LocalDate): Promise<FactsAtARevision | null> {
    return 'child' in searchedFor
      ? this.reader.readAround(searchedFor.child, judgedOn)
      : this.reader.find(searchedFor.requestId, judgedOn);
  }

  private overColumns(
    columns: Columns,
    { request, revision, ...surroundings }: ReadRequest,
    child: ChildFacts | null,
    judgedOn: LocalDate,
  ): ReadyToSearch {
    const factsWith = (homes: MatchFacts['households']): MatchFacts => {
      const facts = factsFor(request, judgedOn, surroundings, homes);
      return child === null ? facts : { ...facts, child };
    };
    const objects = (): ReadyToSearch => overObjects({ facts: factsWith(columns.homes), revision });
    // Where nobody can say which authority is responsible on the day, no home's area is known: columns know areas.
    if (request.child.responsibleAuthority === null || hasNoDay(request)) return objects();

    const facts = factsWith(homesOfTheChild(columns, request));
    const { households, ...besides } = facts;
    const ofTheChild = new Map(households.map((home) => [home.householdId, home]));
    return {
      madeFrom: { besides, register: columns.homes, ofTheChild: households },
      revision,
      search: (policy, terms) => {
        try {
          return searchByColumns(columns, facts, ofTheChild, policy, terms);
        } catch (fault) {
          if (!(fault instanceof ColumnsDisagree)) throw fault;
          this.log.error('The columns disagree with the rules; the rules were asked home by home', fault);
          return objects().search(policy, terms);
        }
      },
    };
  }

  private async policyOf(version: number | null): Promise<Policy | null> {
    return version === null ? this.policies.inUse() : this.policies.byVersion(version);
  }
}

const overObjects = ({ facts, revision }: FactsAtARevision): ReadyToSearch => {
  const { households, ...besides } = facts;
  return {
    madeFrom: { besides, register: households, ofTheChild: [] },
    revision,
    search: (policy, terms) => searchByObjects(facts, policy, terms),
  };
};

/** A stay that ends before it begins is for the rules to judge. */
const hasNoDay = ({ child: { startsOn, expectedUntil } }: RecordedRequest): boolean =>
  expectedUntil !== null && expectedUntil <= startsOn;

/** The homes whose facts are others for this child: a carer has answered, or they name the child as it was called. */
function homesOfTheChild(columns: Columns, { child: recorded, answers }: RecordedRequest): MatchFacts['households'] {
  const { recordedAuthority, responsibleAuthority, childCode } = recorded;
  const isRenamed = recordedAuthority !== responsibleAuthority;
  const rows = new Set(isRenamed ? homesThatMention(columns, `${recordedAuthority}/${childCode}`) : []);
  for (const householdId of Object.keys(answers)) {
    const row = columns.rowOf.get(householdId);
    if (row !== undefined) rows.add(row);
  }
  return [...rows].map((row) => columns.homes[row]).filter((home) => home !== undefined);
}

/** A described child as a request that nobody has answered. */
const described = (child: ChildFacts): RecordedRequest => ({
  child: { ...child, bornOn: null, recordedAuthority: child.responsibleAuthority, parent: null },
  answers: {},
});
