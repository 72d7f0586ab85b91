import { type LocalDate } from '#kernel';
import { type SearchAnswer } from '#matching';
import { rankedHouseholdShape } from './ranked-household.shape.js';
import { type ReasonNames, remedySentence } from './reason-sentences.js';
import { ruleById } from './rule.shape.js';
import { type FoundHomesType } from './search-homes.type.js';

const homes = (count: number): string => `${count} ${count === 1 ? 'home' : 'homes'}`;

/** @returns the answer as clients read it. */
export function foundHomesShape(
  found: SearchAnswer,
  withinMiles: number | null,
  judgedOn: LocalDate,
  names: ReasonNames,
): FoundHomesType {
  const ranked = (judged: SearchAnswer['ranked'][number]) => rankedHouseholdShape(judged, found.child.childId);
  return {
    judgedOn,
    startsOn: found.child.startsOn,
    factsRevision: found.factsRevision,
    policyVersion: found.policyVersion,
    engineVersion: found.engineVersion,
    engineMicroseconds: found.engineMicroseconds,
    counts: found.counts,
    beyondMiles: found.beyondMiles,
    excludedByRule: found.ruleCounts.map(({ ruleId, households }) => ({ rule: ruleById(ruleId), households })),
    ranked: found.ranked.map(ranked),
    nearMisses: found.nearMisses.map(ranked),
    missing: found.missing.map((fact) => ({ id: fact, sentence: remedySentence({ kind: 'find-out', fact }, names) })),
    noHomeBecause: found.ranked.length > 0 ? null : noHomeBecause(found, withinMiles),
  };
}

/** An empty list never stands without its reason. */
function noHomeBecause(
  { counts, beyondMiles, ruleCounts, nearMisses }: SearchAnswer,
  withinMiles: number | null,
): string {
  const further =
    beyondMiles === 0 ? '' : ` ${homes(beyondMiles)} further away ${beyondMiles === 1 ? 'was' : 'were'} left out.`;
  if (counts.register === 0) {
    return beyondMiles === 0
      ? 'Your authority can see no home: load the register of homes, or the frameworks of the services.'
      : `No home is within ${withinMiles ?? 0} miles.${further}`;
  }
  const [most] = ruleCounts;
  const rule =
    most === undefined
      ? ''
      : ` The rule most often in the way is "${ruleById(most.ruleId).title}", for ${homes(most.households)}.`;
  const near = nearMisses.length === 0 ? '' : ` ${homes(nearMisses.length)} came near.`;
  return `Something stands in the way of ${counts.register === 1 ? 'the one home' : `all ${counts.register} homes`}.${rule}${near}${further}`;
}
