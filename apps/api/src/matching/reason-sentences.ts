import { type LocalDate, longDate } from '#kernel';
import { type Approver, type Evidence, type Finding, type MissingFact, type Reason, type Remedy } from '#matching/core';
import { placementTypes } from '#register/core';
import { spaceReasons, spaceRemedies } from './reason-sentences/space.js';
import {
  authorityOf,
  childOf,
  children,
  lastDayBefore,
  listed,
  miles,
  type ReasonNames,
  type ReasonSentences,
  type RemedySentences,
  skillWords,
  startingWithChild,
} from './reason-sentences/words.js';

export { type ReasonNames } from './reason-sentences/words.js';

const girlsOrBoys = { female: 'girls', male: 'boys' } as const;
const holdWords = { all: 'everything', 'new-children': 'new children', 'named-child': 'one child' } as const;

const evidenceWords = (evidence: Evidence, area: string): string =>
  ({
    'wishes-and-feelings': 'wishes and feelings',
    'care-plan': 'the care plan',
    'relatives-consulted': 'relatives consulted',
    'reviewing-officer-consulted': 'the independent reviewing officer consulted',
    'area-authority-notified': `${area} notified`,
    'area-authority-consulted-with-care-plan': `${area} consulted with the care plan`,
  })[evidence];

const approverWords: Readonly<Record<Approver, string>> = {
  'nominated-officer': 'nominated officer',
  'director-of-childrens-services': "director of children's services",
};

const missingWords: Readonly<Record<MissingFact, (names: ReasonNames) => string>> = {
  'age-of-the-child': (names) => `how old ${childOf(names)} is`,
  'sex-of-the-child': (names) => `whether ${childOf(names)} is a girl or a boy`,
  'home-of-the-child': (names) => `the postcode ${childOf(names)} comes from`,
  'school-of-the-child': () => 'the postcode of the school',
  'place-of-the-home': () => 'a postcode of this home that can be found on the map',
  'area-of-the-home': () => 'in which authority this home is',
  'skills-of-the-home': () => 'what this home is trained in',
};

const reasonSentences: ReasonSentences = {
  approved: ({ since, service }) => `Approved by ${service} since ${longDate(since)}.`,
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
  'within-approved-ages': ({ ageInYears, from, to }) =>
    `Approved for ages ${from} to ${to}; the child is ${ageInYears}.`,
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
    `Approved for ${listed(approvedTypes.map((type) => placementTypes[type]))} placements, not for a ${placementTypes[placementType]} one.`,
  'no-approved-types': () => 'The approval sets no limit on the type of placement.',
  'approved-for-this-child': (_, names) => `Approved for ${childOf(names)} by name.`,
  'approved-for-another-child': (_, names) => `Approved for one named child only, and that is not ${childOf(names)}.`,

  ...spaceReasons,

  'no-hold': () => 'No hold is recorded.',
  'hold-in-force': ({ scope, service, from, reviewOn }) =>
    `On hold (policy, not law). ${service} recorded a hold on ${holdWords[scope]} on ${longDate(from)}; ${reviewOn === null ? 'no review is planned' : `next review ${longDate(reviewOn)}`}.`,

  'carer-agreed': () => 'The carer has agreed.',
  'carer-declined': () => 'The carer has declined.',
  'carer-not-asked': () => 'The carer has not been asked yet.',

  'in-adjoining-authority': ({ areaAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, which adjoins the area (Care Planning Regulations 2010, regulation 11(1)(a)).`,
  'at-a-distance': ({ areaAuthority, responsibleAuthority }, names) =>
    `At a distance: in ${authorityOf(areaAuthority, names)}, which does not adjoin ${authorityOf(responsibleAuthority, names)}, however near it is (Care Planning Regulations 2010, regulation 11(1)(b)).`,
  'approval-depends-on-area': () =>
    'Which authority the home is in is not recorded, so nobody can say who has to approve.',
  'evidence-for-approval': ({ evidence, areaAuthority }, names) =>
    `Whoever approves needs evidence of ${listed(evidence.map((one) => evidenceWords(one, authorityOf(areaAuthority, names))))} (Care Planning Regulations 2010, regulation 11(2)).`,
  'approved-by-own-service': ({ responsibleAuthority }, names) =>
    `Approved by ${authorityOf(responsibleAuthority, names)} itself, so being outside the area needs no approval (Care Planning Regulations 2010, regulation 11(4)).`,

  'near-home': ({ miles: count }) => `Near home: ${miles(count)}.`,
  'not-near-home': ({ miles: count }) =>
    `Not near home: ${miles(count)}. The authority must place near home so far as reasonably practicable (Children Act 1989, s22C(8)(a)).`,
  'miles-from-home-not-recorded': () => 'How far it is from home is not known.',
  'near-school': ({ miles: count }) => `Near the school that must continue: ${miles(count)}.`,
  'far-from-school': ({ miles: count }) =>
    `Not near the school that must continue: ${miles(count)}. Education must not be disrupted so far as reasonably practicable (Children Act 1989, s22C(8)(b)).`,
  'miles-from-school-not-recorded': () => 'How far it is from the school that must continue is not known.',
  'with-siblings': ({ siblings }, names) =>
    `With ${siblings === 1 ? 'a brother or sister' : `${siblings} brothers and sisters`} of ${childOf(names)}.`,
  'apart-from-siblings': (_, names) =>
    `${startingWithChild(names)} would live apart from brothers and sisters. They must live together so far as reasonably practicable (Children Act 1989, s22C(8)(c)).`,
  'in-area': ({ responsibleAuthority }, names) => `In ${authorityOf(responsibleAuthority, names)}.`,
  'out-of-area': ({ areaAuthority, responsibleAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, outside ${authorityOf(responsibleAuthority, names)}. The home must be within the area so far as reasonably practicable (Children Act 1989, s22C(9)).`,
  'area-not-recorded': () => 'Which authority the home is in is not recorded.',
  'needs-answered': ({ needs }) => `Has training for all that the child needs help with: ${skillWords(needs)}.`,
  'needs-unanswered': ({ needs, answered }) =>
    `${answered.length === 0 ? 'No training for what' : 'No training for part of what'} the child needs help with: ${skillWords(needs)}.${
      answered.length === 0 ? '' : ` Has training for ${skillWords(answered)}.`
    }`,
  'skills-not-recorded': ({ needs }) =>
    `No training is recorded for what the child needs help with: ${skillWords(needs)}.`,
  'adoption-considered': () =>
    'Adoption is being considered, so distance, school, brothers and sisters and area cost no points (Children Act 1989, s22C(9A) to (9C)).',
};

function endOfStay(until: LocalDate | null): string {
  return until === null ? ', which has no end date' : ` on ${lastDayBefore(until)}`;
}

const remedySentences: RemedySentences = {
  ...spaceRemedies,
  'approval-by-service': ({ service }) => `It could go ahead only if ${service} approves the carer.`,
  'change-of-terms': ({ service, emergencyWorkingDays }) =>
    `It could go ahead if ${service} changes the terms of approval${
      emergencyWorkingDays === null
        ? '.'
        : `, or in this emergency for no more than ${emergencyWorkingDays} working days outside them (Care Planning Regulations 2010, regulation 23).`
    }`,
  'start-on-or-after': ({ startsOn }) => `It could go ahead if the child moves in on ${longDate(startsOn)} or later.`,
  'end-by': ({ endsOn }) => `It could go ahead if the child moves on by ${longDate(endsOn)}.`,
  'end-of-hold': ({ endsOn, reviewOn }) => {
    if (endsOn !== null) return `It could go ahead after ${lastDayBefore(endsOn)}, when the hold ends.`;
    return reviewOn === null
      ? 'It could go ahead only if the hold is lifted.'
      : `It could go ahead only if the hold is lifted, at the earliest after its review on ${longDate(reviewOn)}.`;
  },
  'ask-the-carer': () => 'Ask the carer.',
  'carer-changes-answer': () => 'It could go ahead only if the carer agrees after all.',
  'approval-by-authority': ({ approver, authority }, names) =>
    `It could go ahead once the ${approverWords[approver]} of ${authorityOf(authority, names)} has approved it.`,
  'record-evidence': () => 'Record the evidence before it is approved.',
  'record-reason': () => 'Record why: a reason is required.',
  'support-for-needs': () => 'Plan what support or training would fill the gap.',
  'consider-fostering-for-adoption': () =>
    'Check whether fostering for adoption applies (Care Planning Regulations 2010, regulation 22A).',
  'find-out': ({ fact }, names) => `Check before placing: ${missingWords[fact](names)}.`,
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
  const approvals = findings.flatMap(({ effect, remedy }) =>
    effect === 'needs-authority' && remedy?.kind === 'approval-by-authority' ? [remedy] : [],
  );
  return [
    ...new Set(
      approvals.map(({ approver, authority }) => `the ${approverWords[approver]} of ${authorityOf(authority, names)}`),
    ),
  ];
}
