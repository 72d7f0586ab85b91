import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { olderThanAnyPlacement, type OlderThanAnyPlacement } from '../core/age-of-placement.js';
import { shareOut, type SiblingGroupAnswer } from '../core/groups/share-out.js';
import {
  homesForEverySet,
  mostInASiblingGroup,
  pairsWithPlacedIn,
  siblingGroupOf,
  type SiblingGroupFacts,
  whyNotTogether,
} from '../core/groups/sibling-group.js';
import { type RuleCount } from '../core/run.js';
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

export interface SiblingGroupSearch extends SiblingGroupAnswer {
  readonly requests: readonly SiblingRequest[];
  /** Pairs of one who waits and a brother or sister who lives in some home already. */
  readonly pairsWithPlaced: number;
  readonly judgedOn: LocalDate;
  readonly policyVersion: number;
  /** Every rule that keeps one of them out, by home; empty where some home takes them all. */
  readonly whyNotTogether: readonly RuleCount[];
}

export type SiblingGroupRefused =
  | MatchRequestNotFound
  | NoSiblingsWaiting
  | SiblingsOfDifferentAuthorities
  | SiblingOlderThanAnyPlacement
  | TooManySiblings;

const shownOfEachKind = 5;

/** Looks for homes for brothers and sisters who wait at once, together and apart. Answers at once; nothing is stored. */
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

    const group = await this.readTogether(requests, judgedOn);
    for (const { child } of group.members) {
      const tooOld = olderThanAnyPlacement(child);
      const { requestId: id, childId } = child;
      if (tooOld) return refusal({ kind: 'sibling-older-than-any-placement', requestId: id, childId, ...tooOld });
    }
    const policy = await this.policies.inUse();
    const pairsWithPlaced = pairsWithPlacedIn(group);
    const answer = shareOut(homesForEverySet(group, policy), group.members.length, shownOfEachKind, pairsWithPlaced);
    const why = answer.allTogether.length > 0 ? [] : whyNotTogether(group, policy);
    return success({
      ...answer,
      pairsWithPlaced,
      requests,
      judgedOn,
      policyVersion: policy.version,
      whyNotTogether: why,
    });
  }

  private async readTogether(requests: readonly SiblingRequest[], judgedOn: LocalDate): Promise<SiblingGroupFacts> {
    const ids = requests.map(({ requestId }) => requestId);
    const { of } = await this.factsReader.readMany(ids, judgedOn);
    return siblingGroupOf(ids.map(of));
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
