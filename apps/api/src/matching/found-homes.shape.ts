import { type LocalDate, longDate } from '#kernel';
import { type FurtherAway, type SearchAnswer } from '#matching';
import { rankedHouseholdShape } from './ranked-household.shape.js';
import { authorityNeeded, type ReasonNames, remedySentence } from './reason-sentences.js';
import { listed } from './reason-sentences/words.js';
import { ruleById } from './rule.shape.js';
import {
  type EmergencyRouteType,
  type FoundHomesType,
  type FurtherAwayType,
  type WhoMustAgreeType,
} from './search-homes.type.js';

const homes = (count: number): string => `${count} ${count === 1 ? 'home' : 'homes'}`;

/** An answer of now, or one on record. */
export type AnswerToShow = Omit<SearchAnswer, 'terms' | 'madeFrom'> & { readonly recordId: string };

/** @returns the answer as clients read it. */
export function foundHomesShape(
  found: AnswerToShow,
  withinMiles: number | null,
  judgedOn: LocalDate,
  names: ReasonNames,
): FoundHomesType {
  const ranked = (judged: AnswerToShow['ranked'][number]) => rankedHouseholdShape(judged, found.child.childId);
  return {
    recordId: found.recordId,
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
    furtherAway: found.furtherAway.map((further) => furtherAwayShape(further, names)),
    emergencyRoute: emergencyRouteOf(found),
  };
}

/** R-08 is a way to a home that ends: the same day for every home, since all would be moved into on one day. */
function emergencyRouteOf({ ranked }: AnswerToShow): EmergencyRouteType | null {
  const lastDays = ranked.flatMap(({ findings }) =>
    findings.flatMap(({ because }) =>
      because.kind === 'emergency-outside-terms' || because.kind === 'emergency-ends-in-time' ? [because.lastDay] : [],
    ),
  );
  const [lastDay] = lastDays;
  if (lastDay === undefined) return null;
  const households = lastDays.length;
  const sentence =
    `${sentenceStart(homes(households))} ${households === 1 ? 'is' : 'are'} open only by the emergency route: outside the terms of approval, ` +
    `for no more than six working days. The placement ends, or the terms are changed, by ${longDate(lastDay)}.`;
  return { households, lastDay, sentence };
}

function furtherAwayShape(
  { withinMiles, eligible, needsAuthority, askingAuthority }: FurtherAway,
  names: ReasonNames,
): FurtherAwayType {
  const counts = new Map<string, number>();
  for (const { findings } of askingAuthority) {
    for (const who of authorityNeeded(findings, names)) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  const whoMustAgree = [...counts]
    .map(([who, households]): WhoMustAgreeType => ({ who, households }))
    .sort((a, b) => b.households - a.households || (a.who < b.who ? -1 : 1));
  const where = withinMiles === null ? 'At any distance' : `Within ${withinMiles} miles`;
  const asked = whoMustAgree.map(({ who, households }) => `${who} for ${households}`);
  const who = asked.length === 0 ? '' : `: ${listed(asked)}`;
  const sentence = `${where}: ${homes(eligible + needsAuthority)}. ${howManyNeed(eligible, needsAuthority)} somebody's agreement${who}.`;
  return { withinMiles, eligible, needsAuthority, whoMustAgree, sentence };
}

function howManyNeed(eligible: number, needsAuthority: number): string {
  if (needsAuthority === 0) return 'None needs';
  if (eligible === 0) return needsAuthority === 1 ? 'It needs' : 'Each needs';
  return `${needsAuthority} of them ${needsAuthority === 1 ? 'needs' : 'need'}`;
}

const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An empty list never stands without its reason. */
function noHomeBecause(
  { counts, beyondMiles, ruleCounts, nearMisses, furtherAway }: AnswerToShow,
  withinMiles: number | null,
): string {
  const further =
    beyondMiles === 0
      ? ''
      : ` ${homes(beyondMiles)} further away ${beyondMiles === 1 ? 'was' : 'were'} left out${furtherAway.length === 0 ? ', and none of these could take the child either' : ''}.`;
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
