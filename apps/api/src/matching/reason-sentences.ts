import { type LocalDate, longDate } from '#kernel';
import { type Finding, type MissingFact, type Reason, type Remedy } from '#matching/core';
import { placementTypes } from '#register/core';
import { approverWords, locationReasons, locationRemedies } from './reason-sentences/location.js';
import { scoreReasons, scoreRemedies } from './reason-sentences/scores.js';
import { safetyReasons, safetyRemedies } from './reason-sentences/safety.js';
import { routeReasons, routeRemedies } from './reason-sentences/routes.js';
import { spaceReasons, spaceRemedies } from './reason-sentences/space.js';
import {
  authorityOf,
  childOf,
  children,
  lastDayBefore,
  listed,
  type ReasonNames,
  type ReasonSentences,
  type RemedySentences,
} from './reason-sentences/words.js';

export { type ReasonNames } from './reason-sentences/words.js';

const girlsOrBoys = { female: 'girls', male: 'boys' } as const;
const holdWords = { all: 'everything', 'new-children': 'new children', 'named-child': 'one child' } as const;

const missingWords: Readonly<Record<MissingFact, (names: ReasonNames) => string>> = {
  'age-of-the-child': (names) => `how old ${childOf(names)} is`,
  'birthday-of-the-child': (names) => `when ${childOf(names)} was born`,
  'sex-of-the-child': (names) => `whether ${childOf(names)} is a girl or a boy`,
  'home-of-the-child': (names) => `the postcode ${childOf(names)} comes from`,
  'school-of-the-child': () => 'the postcode of the school',
  'place-of-the-home': () => 'the postcode of this home, so that it can be found on the map',
  'area-of-the-home': () => 'in which authority this home is',
  'place-of-family-time': () => 'the postcode where family time happens',
  'adaptations-of-the-home': () => 'how the home is adapted',
  'languages-of-the-home': () => 'which languages are spoken there',
  'faiths-supported-by-the-home': () => 'which faiths the carers can support',
  'cultures-supported-by-the-home': () => 'which cultures the carers can keep alive',
  'ages-of-the-children-there': () => 'how old the children who live there are',
  'room-in-the-hub': () => 'whether the hub home has a bed free in the first four weeks',
  'school-year-of-the-child': (names) => `which school year ${childOf(names)} is in`,
  'adjoining-authorities': () => 'which authorities adjoin the one that looks after the child',
  'skills-of-the-home': () => 'what this home is trained in',
  'parent-who-comes-too': () => 'who the parent is, how old, and whether looked after',
  'parent-looked-after': () => 'whether the parent is looked after',
  'age-of-the-parent': () => 'how old the parent is',
  'carers-of-the-home': () => 'how many carers this home has',
  'bedrooms-of-the-home': () => 'which bedrooms this home has and who sleeps where',
  'children-of-the-home': () => 'whether the children who live there are girls or boys, and how old they are',
  'pets-of-the-home': () => 'which pets this home has',
  'end-of-the-stay': () => 'on which day the stay ends',
  'place-of-the-court-order': () => 'which place or home the court order is about',
  'place-to-avoid': (names) => `the postcode of the place ${childOf(names)} is to be kept away from`,
  'agreement-of-the-home': () => 'whether there is a foster care agreement with this carer',
  'offences-in-the-home': () => 'whether an adult in this home has an offence named in the regulations',
  'checks-of-the-home': () => 'when everybody of 18 or over in this home was last checked',
  'review-of-the-home': () => 'when the approval was last reviewed',
  'registration-of-the-home': () => 'how this accommodation is registered',
};

const reasonSentences: ReasonSentences = {
  ...routeReasons,

  'approval-not-started': ({ approvedFrom }) => `Not approved yet: the approval starts on ${longDate(approvedFrom)}.`,
  'not-approved-any-more': ({ endedOn }) => `Not approved: the approval ended on ${lastDayBefore(endedOn)}.`,
  'no-approval-recorded': () => 'Not approved: no approval is recorded.',

  'approval-lasts': ({ endsOn }) =>
    endsOn === null
      ? 'No end of the approval is recorded.'
      : `Approved until ${lastDayBefore(endsOn)}, longer than the stay.`,
  'runs-past-approval': ({ endsOn, stayUntil }) =>
    `The approval ends on ${lastDayBefore(endsOn)}, before the stay does${endOfStay(stayUntil)} (Fostering Services Regulations 2011, regulation 28).`,
  'runs-past-resignation': ({ noticeOn, effectiveOn, stayUntil }) =>
    `The carer gave notice on ${longDate(noticeOn)} and stops fostering on ${longDate(effectiveOn)}, before the stay ends${endOfStay(stayUntil)} (Fostering Services Regulations 2011, regulation 28(13)).`,

  'within-approved-number': ({ approvedNumber, children: count }) =>
    `Approved for ${children(approvedNumber)}; with this child it would foster ${count}.`,
  'over-approved-number': ({ approvedNumber, children: count, on }) =>
    `Approved for ${children(approvedNumber)}; on ${longDate(on)} it would foster ${count}.`,
  'no-approved-number': () => 'The approval sets no limit on the number of children.',
  'within-approved-ages': ({ ageInYears, from, to }, names) =>
    `Approved for ages ${from} to ${to}; ${childOf(names)} is ${ageInYears}.`,
  'outside-approved-ages': ({ ageInYears, from, to }, names) =>
    `Approved for ages ${from} to ${to}; ${childOf(names)} is ${ageInYears}.`,
  'child-age-not-recorded': ({ from, to }) =>
    `Approved for ages ${from} to ${to}; the age of the child is not recorded.`,
  'no-approved-ages': () => 'The approval sets no limit on age.',
  'of-approved-sex': ({ approvedSex }) => `Approved for ${girlsOrBoys[approvedSex]}.`,
  'other-than-approved-sex': ({ approvedSex }) => `Approved for ${girlsOrBoys[approvedSex]} only.`,
  'child-sex-not-recorded': ({ approvedSex }) =>
    `Approved for ${girlsOrBoys[approvedSex]} only; whether the child is a girl or a boy is not recorded.`,
  'no-approved-sex': () => 'Approved for girls and boys.',
  'of-approved-type': ({ placementType }) => `Approved for ${placementTypes[placementType]} placements.`,
  'other-than-approved-types': ({ placementType, approvedTypes }) =>
    `Approved for ${listed(approvedTypes.map((type) => placementTypes[type]))} placements, not for ${placementTypes[placementType]} placements.`,
  'no-approved-types': () => 'The approval sets no limit on the type of placement.',
  'approved-for-this-child': (_, names) => `Approved for ${childOf(names)} by name.`,
  'approved-for-another-child': (_, names) => `Approved for one named child only, and that is not ${childOf(names)}.`,

  ...spaceReasons,
  ...safetyReasons,

  'no-hold': () => 'No hold is recorded.',
  'hold-in-force': ({ scope, service, from, reviewOn }) =>
    `On hold (policy, not law). ${service} recorded a hold on ${holdWords[scope]} on ${longDate(from)}; ${reviewOn === null ? 'no review is planned' : `next review ${longDate(reviewOn)}`}.`,

  'carer-agreed': () => 'The carer has agreed.',
  'carer-declined': () => 'The carer has declined.',
  'carer-not-asked': () => 'The carer has not been asked yet.',

  ...locationReasons,
  ...scoreReasons,
};

function endOfStay(until: LocalDate | null): string {
  return until === null ? ', which has no end date' : ` on ${lastDayBefore(until)}`;
}

const remedySentences: RemedySentences = {
  ...spaceRemedies,
  ...routeRemedies,
  ...locationRemedies,
  ...scoreRemedies,
  ...safetyRemedies,
  'approval-by-service': ({ service }) => `It could go ahead only if ${service} approves the carer.`,
  'start-on-or-after': ({ startsOn }) => `It could go ahead if the child moves in on ${longDate(startsOn)} or later.`,
  'approval-extended': ({ service, endsOn, until }) =>
    `It could go ahead if ${service} extends the approval until ${lastDayBefore(until)}, or if the child moves on by ${longDate(endsOn)}.`,
  'end-by': ({ endsOn }) => `It could go ahead if the child moves on by ${longDate(endsOn)}.`,
  'end-of-hold': ({ endsOn, reviewOn }) => {
    if (endsOn !== null) return `It could go ahead after ${lastDayBefore(endsOn)}, when the hold ends.`;
    return reviewOn === null
      ? 'It could go ahead only if the hold is lifted.'
      : `It could go ahead only if the hold is lifted, at the earliest after its review on ${longDate(reviewOn)}.`;
  },
  'ask-the-carer': () => 'Ask the carer.',
  'carer-changes-answer': () => 'It could go ahead only if the carer agrees after all.',
  'find-out': ({ fact }, names) => `Find out ${missingWords[fact](names)}.`,
};

type AnyReason = (reason: Reason, names: ReasonNames) => string;
type AnyRemedy = (remedy: Remedy, names: ReasonNames) => string;

/** @returns what people read of a reason. */
export const reasonSentence = (reason: Reason, names: ReasonNames): string =>
  (reasonSentences[reason.kind] as AnyReason)(reason, names);

/** @returns the way out, as people read it. */
export const remedySentence = (remedy: Remedy, names: ReasonNames): string =>
  (remedySentences[remedy.kind] as AnyRemedy)(remedy, names);

/** @returns whose authority a placement in this home needs, each once: "the nominated officer of Aldermere". */
export function authorityNeeded(findings: readonly Finding[], names: ReasonNames): string[] {
  const needed = findings.flatMap(({ effect, remedy }): string[] =>
    effect === 'needs-authority' && remedy !== null ? whoAgrees(remedy, names) : [],
  );
  return [...new Set(needed)];
}

function whoAgrees(remedy: Remedy, names: ReasonNames): string[] {
  if (remedy.kind === 'approval-by-authority') {
    return [`the ${approverWords[remedy.approver]} of ${authorityOf(remedy.authority, names)}`];
  }
  if (remedy.kind === 'extend-temporary-approval') {
    return [`the nominated officer of ${authorityOf(remedy.authority, names)}, to extend the temporary approval`];
  }
  if (remedy.kind === 'consent-of-service') return [`${remedy.service}, which approved the carer`];
  if (remedy.kind === 'consent-of-authorities') {
    return remedy.authorities.map((authority) => `${authorityOf(authority, names)}, whose child lives there`);
  }
  if (remedy.kind !== 'agreement-to-share-bedroom') return [];
  return remedy.authorities.map((authority) => `${authorityOf(authority, names)}, for sharing a bedroom`);
}
