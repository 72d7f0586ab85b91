import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { olderThanAnyPlacement, type OlderThanAnyPlacement } from '../core/age-of-placement.js';
import { type MatchFacts } from '../core/facts.js';
import { searchGroup, type ShownGroup } from '../core/groups/search-group.js';
import { mostInASiblingGroup } from '../core/groups/sibling-group.js';
import { engineVersion } from '../core/judgement.js';
import { PolicyStore } from './match-run.store.js';
import { MatchFactsReader } from './match-facts.reader.js';
import { type MatchRequestNotFound } from './match-run.js';
import { type SiblingRequest, SiblingRequestStore } from './sibling-request.store.js';

/** Nobody else of the family waits for a home: the ordinary search answers. */
export interface NoSiblingsWaiting extends Problem {
  readonly kind: 'no-siblings-waiting';
}

/** Brothers and sisters looked after by different authorities are decided on by both: no one search answers for them. */
export interface SiblingsOfDifferentAuthorities extends Problem {
  readonly kind: 'siblings-of-different-authorities';
  readonly authorities: readonly string[];
}

/** One of them is older on the day of moving in than anybody who is placed so. */
export interface SiblingOlderThanAnyPlacement extends Problem, OlderThanAnyPlacement {
  readonly kind: 'sibling-older-than-any-placement';
  readonly requestId: string;
  readonly childId: string;
}

export interface TooManySiblings extends Problem {
  readonly kind: 'too-many-siblings';
  readonly children: number;
  readonly most: number;
}

export interface SiblingGroupSearch extends ShownGroup {
  readonly requests: readonly SiblingRequest[];
  readonly judgedOn: LocalDate;
  readonly policyVersion: number;
  readonly engineVersion: string;
  /** The number of the register's last change that the answer knows. */
  readonly factsRevision: number;
  /** The facts of each, in the order of the requests. */
  readonly madeFrom: readonly MatchFacts[];
  /** Time spent judging, without reading facts or writing the answer. */
  readonly engineMicroseconds: number;
}

export type SiblingGroupRefused =
  | MatchRequestNotFound
  | NoSiblingsWaiting
  | SiblingsOfDifferentAuthorities
  | SiblingOlderThanAnyPlacement
  | TooManySiblings;

/** Looks for homes for brothers and sisters who wait at once, together and apart. Answers at once and stores nothing: see `KeepSearches`. */
@Injectable()
export class SearchSiblingGroup {
  constructor(
    private readonly siblings: SiblingRequestStore,
    private readonly factsReader: MatchFactsReader,
    private readonly policies: PolicyStore,
  ) {}

  /** @param authorityCode the caller's authority; requests for children of others are not found. */
  async search(
    requestId: string,
    authorityCode: string,
    judgedOn: LocalDate,
  ): Promise<Result<SiblingGroupSearch, SiblingGroupRefused>> {
    const requests = await this.siblings.openWith(requestId, authorityCode);
    if (requests === null) return refusal({ kind: 'request-not-found' });
    const problem = whatIsWrongWith(requests);
    if (problem) return refusal(problem);

    const ids = requests.map(({ requestId: id }) => id);
    const { of, revision } = await this.factsReader.readMany(ids, judgedOn);
    const madeFrom = ids.map(of);
    for (const { child } of madeFrom) {
      const tooOld = olderThanAnyPlacement(child);
      const { requestId: id, childId } = child;
      if (tooOld) return refusal({ kind: 'sibling-older-than-any-placement', requestId: id, childId, ...tooOld });
    }
    const policy = await this.policies.inUse();
    const from = performance.now();
    const shown = searchGroup(madeFrom, policy);
    const engineMicroseconds = Math.round((performance.now() - from) * 1000);
    return success({
      ...shown,
      ...{ requests, judgedOn, policyVersion: policy.version, engineVersion, madeFrom, engineMicroseconds },
      factsRevision: revision,
    });
  }
}

function whatIsWrongWith(requests: readonly SiblingRequest[]): SiblingGroupRefused | null {
  if (requests.length < 2) return { kind: 'no-siblings-waiting' };
  const authorities = [...new Set(requests.map((request) => request.authorityCode))].sort();
  if (authorities.length > 1) return { kind: 'siblings-of-different-authorities', authorities };
  if (requests.length > mostInASiblingGroup) {
    return { kind: 'too-many-siblings', children: requests.length, most: mostInASiblingGroup };
  }
  return null;
}
