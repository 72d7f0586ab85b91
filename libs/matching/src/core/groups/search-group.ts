import { type MatchFacts } from '../facts.js';
import { type Policy } from '../policy.js';
import { type RuleCount } from '../run.js';
import { shareOut, type SiblingGroupAnswer } from './share-out.js';
import { homesForEverySet, pairsWithPlacedIn, siblingGroupOf, whyNotTogether } from './sibling-group.js';

/** All that a search for brothers and sisters shows. */
export interface ShownGroup extends SiblingGroupAnswer {
  /** Pairs of one who waits and a brother or sister who lives in some home already. */
  readonly pairsWithPlaced: number;
  /** Every rule that keeps one of them out, by home; empty where some home takes them all. */
  readonly whyNotTogether: readonly RuleCount[];
}

const shownOfEachKind = 5;

/**
 * @param members of one moment, ordered by the child's id; two to `mostInASiblingGroup`.
 * @returns homes for all of them together, and the best ways to share them out.
 */
export function searchGroup(members: readonly MatchFacts[], policy: Policy): ShownGroup {
  const group = siblingGroupOf(members);
  const pairsWithPlaced = pairsWithPlacedIn(group);
  const answer = shareOut(homesForEverySet(group, policy), members.length, shownOfEachKind, pairsWithPlaced);
  return {
    ...answer,
    pairsWithPlaced,
    whyNotTogether: answer.allTogether.length > 0 ? [] : whyNotTogether(group, policy),
  };
}
