import { Injectable } from '@nestjs/common';
import { type LocalDate, refusal, type Result, success } from '#kernel';
import { type ChildFacts } from '../core/facts.js';
import { engineVersion } from '../core/judgement.js';
import { type Policy, startingPolicy } from '../core/policy.js';
import { type MissingFact } from '../core/remedy.js';
import { type FoundHomes, searchByObjects } from '../core/search.js';
import { type MatchRequestNotFound, type PolicyNotFound } from './match-run.js';
import { PolicyStore } from './match-run.store.js';
import { type SearchedFor, SearchFactsReader } from './search-facts.reader.js';

/** One interactive search: nothing of it is stored. */
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
export interface SearchAnswer extends FoundHomes {
  /** The child as judged: whoever shows the answer compares `responsibleAuthority` with who asks. */
  readonly child: ChildFacts;
  /** The number of the register's last change that the answer knows; one answer never mixes two. */
  readonly factsRevision: number;
  readonly policyVersion: number;
  readonly engineVersion: string;
  /** What nobody has recorded and some rule asked of the homes shown, in order of name. */
  readonly missing: readonly MissingFact[];
  /** Time spent judging and ranking, without reading facts or writing the answer. */
  readonly engineMicroseconds: number;
}

const [explainedUnlessTold, mostExplained] = [20, 100];

@Injectable()
export class SearchHomes {
  constructor(
    private readonly facts: SearchFactsReader,
    private readonly policies: PolicyStore,
  ) {}

  /**
   * Homes for a child, now: judged and explained like a recorded run, by the same rules, and not stored. Writes no audit
   * entry and knows no caller but the authority it sees with: whoever asks compares `child.responsibleAuthority`.
   */
  async search(asked: SearchAsked): Promise<Result<SearchAnswer, MatchRequestNotFound | PolicyNotFound>> {
    const policy = await this.policyOf(asked.policyVersion);
    if (policy === null) return refusal({ kind: 'policy-not-found', version: asked.policyVersion ?? 0 });
    const read = await this.facts.read(asked.for, asked.judgedOn);
    if (read === null) return refusal({ kind: 'request-not-found' });

    const first = Math.min(Math.max(asked.first ?? explainedUnlessTold, 1), mostExplained);
    const from = performance.now();
    const found = searchByObjects(read.facts, policy, { ...asked, first });
    const engineMicroseconds = Math.round((performance.now() - from) * 1000);
    return success({
      ...found,
      child: read.facts.child,
      factsRevision: read.revision,
      policyVersion: policy.version,
      engineVersion,
      missing: missingOf(found),
      engineMicroseconds,
    });
  }

  private async policyOf(version: number | null): Promise<Policy | null> {
    return version === null || version === startingPolicy.version ? startingPolicy : this.policies.byVersion(version);
  }
}

const missingOf = ({ ranked, nearMisses }: FoundHomes): readonly MissingFact[] => {
  const missing = new Set<MissingFact>();
  for (const { findings } of [...ranked, ...nearMisses]) {
    for (const { remedy } of findings) if (remedy?.kind === 'find-out') missing.add(remedy.fact);
  }
  return [...missing].sort();
};
