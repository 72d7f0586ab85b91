import { covers, type DateRange, type LocalDate, overlaps } from '#kernel';
import { approvalEndsOn, approvalOn, isSkill, type PlacementType, type Skill, skills, type Wish } from '#register/core';
import { approvalsOver, lastOfUnbrokenApproval } from '../approval-in-force.js';
import { ageForOwnBedroom, ageTooOldForCot, bedroomsIn, fewestBedroomsFree } from '../bedrooms.js';
import { carersIn } from '../usual-limit.js';
import { type Approval, type ChildFacts, type HouseholdFacts, type Recorded } from '../facts.js';
import { fewestPlacesLeft, fosteredOver } from '../occupancy.js';
import { agesAlongside } from '../other-children.js';
import { type RuleId } from '../rule-id.js';
import { ageOfAnAdult } from '../rules/specified-offence.rule.js';
import { daysUnder } from '../terms.js';
import { type ColumnForm, type PartOfAHome, type Projected } from './column-form.js';

type Reads = PartOfAHome['reads'];

/** Whoever it is, nobody in the home has to do with the child: those homes are judged for themselves. */
const nobodyInTheHome = '';

const nothing: readonly PartOfAHome[] = [];
const all = (reads: Reads): readonly PartOfAHome[] => [{ reads }];

/** A day after the stay is as good as none. */
const withinStay = (on: LocalDate | null, stay: DateRange): LocalDate | null =>
  on !== null && (stay.until === null || on < stay.until) ? on : null;

const mostOthers = (home: HouseholdFacts, stay: DateRange): number =>
  Math.max(...fosteredOver(home, nobodyInTheHome, stay).map(({ others }) => others.length));

const approvalInForce: Reads = ({ approvals, setting }, stay) =>
  setting !== 'foster-home' ||
  approvalOn(approvals, stay.from) !== null ||
  approvals.map((one): Projected => [one.kind, one.valid.from, approvalEndsOn(one)]);

/** What decides where nobody in the home has to do with the child. */
const kindOfApproval: Reads = ({ approvals }, stay) => approvalOn(approvals, stay.from)?.kind ?? null;

const agesOfApproval: Reads = (home, stay) =>
  approvalsOver(home, stay).map((approval): Projected => {
    const { from, until } = daysUnder(approval, stay);
    return approval.ages && [approval.ages.from, approval.ages.to, from, withinStay(until, stay)];
  });

/** By how many children, this one included, the home would be over the number of any approval; null without a number. */
const numberOfApproval: Reads = (home, stay) => {
  const approvals = approvalsOver(home, stay);
  const over = approvals.flatMap((approval) => {
    const { maxChildren } = approval;
    return maxChildren === null ? [] : [mostOthers(home, daysUnder(approval, stay)) + 1 - maxChildren];
  });
  return [approvals.length > 0, over.length === 0 ? null : Math.max(...over)];
};

const endOfApproval: Reads = (home, stay) => {
  const isJudgedByItsKind = (one: Approval): boolean => one.kind === 'temporary' && one.resignationNoticeOn === null;
  const last = lastOfUnbrokenApproval(home, stay.from);
  if (last === null) {
    return home.approvals.map((one): Projected => [one.valid.from, approvalEndsOn(one), isJudgedByItsKind(one)]);
  }
  const end = withinStay(approvalEndsOn(last), stay);
  if (end === null) return [null, isJudgedByItsKind(last)];
  // How far it would have to be extended depends on what ended it, and on the approvals that come after.
  const later = home.approvals.filter(({ valid }) => valid.from > end);
  return [
    end,
    isJudgedByItsKind(last),
    end === last.valid.until,
    later.map((one): Projected => [withinStay(one.valid.from, stay), withinStay(approvalEndsOn(one), stay)]),
  ];
};

const sexOfApproval: Reads = (home, stay) => approvalsOver(home, stay).map(({ sex }) => sex);
const typesOfApproval: Reads = (home, stay) =>
  approvalsOver(home, stay).map(({ placementTypes }): Projected => placementTypes && [...placementTypes].sort());
const namesOfApproval: Reads = (home, stay) => approvalsOver(home, stay).map(({ namedChild }) => namedChild !== null);
const isFosterHome = ({ setting }: HouseholdFacts): boolean => setting === 'foster-home';

const whoseConsent: Reads = ({ setting, service, fosteredChildren }, stay) => [
  setting,
  service.kind,
  service.authorityCode,
  [
    ...new Set(
      fosteredChildren
        .filter((one) => overlaps(one.stay, stay))
        .map(({ responsibleAuthority }) => responsibleAuthority),
    ),
  ].sort(),
];

const adultAges = (ageInYears: Recorded<number>): Projected =>
  ageInYears === 'not-recorded' ? ageInYears : ageInYears >= ageOfAnAdult;
const offencesOfMembers: Reads = (home) =>
  isFosterHome(home) &&
  home.members
    .map(({ role, ageInYears, specifiedOffence }): Projected => [role, adultAges(ageInYears), specifiedOffence])
    .map(String)
    .sort();
const checksOfMembers: Reads = (home) =>
  isFosterHome(home) &&
  home.members
    .map(({ role, ageInYears, checkedOn }): Projected => [role, adultAges(ageInYears), checkedOn])
    .map(String)
    .sort();
const reviewOfApproval: Reads = (home) => [
  isFosterHome(home),
  home.lastReviewOn,
  home.approvals.map(({ valid }) => valid.from).sort()[0] ?? null,
];

const holdsOverStay: Reads = ({ holds }, stay) =>
  holds
    .filter(({ scope, valid }) => scope !== 'named-child' && overlaps(valid, stay))
    // A hold on new children counts from where another ends: then its own first day matters.
    .map(({ scope, valid }): Projected => [
      scope,
      valid.from <= stay.from || scope === 'all' || valid.from,
      valid.until,
    ]);

const area: Reads = ({ areaAuthority }) => areaAuthority;
const areaAndService: Reads = ({ areaAuthority, service }) => [areaAuthority, service.authorityCode];

/** What answers one need, for each of them: skill or training that is current, experience alone, nothing, or nothing recorded. */
const answersToNeeds: readonly PartOfAHome[] = Object.keys(skills)
  .filter(isSkill)
  .map((need) => ({
    reads: ({ skills, training, experience }, { from }) => {
      if (skills.length + training.length + experience.length === 0) return null;
      const answers = (one: { readonly skill: Skill; readonly validUntil: LocalDate | null }): boolean =>
        one.skill === need && (one.validUntil === null || from < one.validUntil);
      if (skills.some(answers) || training.some(answers)) return 'current';
      return experience.some(({ skill, children }) => skill === need && children > 0) ? 'experience' : 'nothing';
    },
    concerns: ({ needs }) => needs.includes(need),
  }));

const recordedWords = (words: readonly string[] | 'not-recorded'): Projected =>
  words === 'not-recorded' ? null : [...words].sort();

const agesThere = (home: HouseholdFacts, stay: DateRange): readonly Recorded<number>[] =>
  agesAlongside({ household: home, fosteredDays: fosteredOver(home, nobodyInTheHome, stay) });

/** What carers prefer, one thing after the other; null where nobody recorded it. */
const preferred: readonly PartOfAHome[] = [
  {
    reads: ({ preference }) =>
      preference === 'not-recorded' ? null : [preference.ages?.from ?? null, preference.ages?.to ?? null],
  },
  { reads: ({ preference }) => (preference === 'not-recorded' ? null : preference.sex) },
  {
    reads: (home, stay) => {
      if (home.preference === 'not-recorded') return null;
      const { mostChildren } = home.preference;
      return mostChildren !== null && mostOthers(home, stay) + 1 > mostChildren;
    },
  },
  {
    reads: ({ preference }) => (preference === 'not-recorded' ? null : [...preference.unwillingNeeds].sort()),
    concerns: ({ needs }) => needs.length > 0,
  },
];

const wishesAny =
  (...ofThese: readonly Wish[]) =>
  ({ wishes }: ChildFacts): boolean =>
    wishes.some((wish) => ofThese.includes(wish));

const constellationOnTheDay: Reads = ({ constellations }, { from }) => {
  const membership = constellations.find(({ valid }) => covers(valid, from));
  return membership ? [membership.role, membership.hubHasRoom] : null;
};

const placesLeft = (home: HouseholdFacts, placementType: PlacementType, stay: DateRange): number =>
  fewestPlacesLeft(home, { childId: nobodyInTheHome, placementType, parent: null }, stay).placesLeft;

const bedroomsOverStay = (home: HouseholdFacts, stay: DateRange, parents: 0 | 1) =>
  bedroomsIn(home, fosteredOver(home, nobodyInTheHome, stay), parents);

const fewestBedrooms: Reads = (home, stay) => {
  const days = bedroomsOverStay(home, stay, 0);
  return days && fewestBedroomsFree(days);
};

/** Where a bedroom is left even for a parent nobody shares; otherwise it matters with whom. */
const whoWouldShare: Reads = (home, stay) =>
  ([0, 1] as const).map((parents) => {
    const days = bedroomsOverStay(home, stay, parents);
    return (
      days && [
        Math.min(fewestBedroomsFree(days), 1),
        ...days.map(({ couldShareWith }) =>
          couldShareWith.map((others) =>
            others.map(({ sex, ageInYears, responsibleAuthority }): Projected => [
              sex,
              ageInYears === 'not-recorded' ? null : ageInYears < ageForOwnBedroom,
              responsibleAuthority,
            ]),
          ),
        ),
      ]
    );
  });

const onlyChildren: Reads = (home, stay) =>
  new Set(
    fosteredOver(home, nobodyInTheHome, stay).flatMap(({ others }) => others.filter((one) => one.mustBeOnlyChild)),
  ).size;

/** What every rule reads of a home. A rule that is not here is judged for each home: exact, and slow. */
export const columnForms: Readonly<Partial<Record<RuleId, ColumnForm>>> = {
  'approved-foster-carer': { parts: all(approvalInForce) },
  'approved-number': { parts: all(numberOfApproval) },
  'approved-ages': { parts: all(agesOfApproval) },
  'approved-sex': { parts: all(sexOfApproval) },
  'approved-placement-type': { parts: all(typesOfApproval) },
  'approved-named-child': { parts: all(namesOfApproval) },
  'no-unregistered-under-16': { parts: all(({ setting, isRegistered }) => [setting, isRegistered]) },
  'supported-accommodation': { parts: all(({ setting, isRegistered }) => [setting, isRegistered]) },
  'temporary-approval': { parts: all(kindOfApproval) },
  'temporary-approval-extension': { parts: all(kindOfApproval) },
  'fostering-for-adoption': { parts: all(kindOfApproval) },
  'foster-care-agreement': { parts: all(({ setting, agreement }) => [setting, agreement]) },
  'service-consent': { parts: all(whoseConsent) },
  'specified-offence': { parts: all(offencesOfMembers) },
  'criminal-record-checks': { parts: all(checksOfMembers) },
  'approval-review': { parts: all(reviewOfApproval) },
  'approval-lasts': { parts: all(endOfApproval) },
  'usual-fostering-limit': {
    parts: all((home, stay) => isFosterHome(home) && [mostOthers(home, stay), carersIn(home)]),
  },
  'all-siblings': { parts: nothing },
  'usual-limit-exemption': { parts: nothing },
  'vacant-place': {
    parts: all((home, stay) => [placesLeft(home, 'short-term', stay), placesLeft(home, 'respite', stay)]),
  },
  'parent-and-child': { parts: nothing },
  'own-bedroom': {
    parts: [
      { reads: fewestBedrooms },
      { reads: whoWouldShare, concerns: ({ ageInYears }) => ageInYears === ageTooOldForCot },
    ],
  },
  'local-room-rules': { parts: all(whoWouldShare) },
  'short-breaks': { parts: nothing },
  'court-order': { parts: nothing, around: ({ courtOrders }) => courtOrders },
  'must-not-live-with': { parts: all(onlyChildren) },
  'place-to-avoid': { parts: nothing, around: ({ placesToAvoid }) => placesToAvoid },
  pets: { parts: all(({ pets }) => (pets === 'not-recorded' ? null : [...pets].sort())) },
  hold: { parts: all(holdsOverStay) },
  'carer-agreed': { parts: all(({ carerAnswer }) => carerAnswer) },
  'adjoining-authority': { parts: all(areaAndService) },
  'at-a-distance': { parts: all(areaAndService) },
  'approval-evidence': { parts: all(areaAndService) },
  // These ask something of people, and stand in no home's way.
  'emergency-outside-terms': { parts: nothing },
  'emergency-out-of-area': { parts: nothing },
  'notice-to-area': { parts: nothing },
  'key-stage-4': { parts: nothing, miles: 'milesFromSchool' },
  'long-term': { parts: all(isFosterHome) },
  'wishes-and-feelings': { parts: nothing },
  'placement-plan': { parts: nothing },
  'delegated-authority': { parts: nothing },
  'own-service': { parts: nothing },
  'near-home': { parts: nothing, miles: 'milesFromHome' },
  'school-run': { parts: nothing, miles: 'milesFromSchool' },
  'siblings-together': { parts: nothing },
  'in-area': { parts: all(area) },
  'connected-person-first': { parts: nothing },
  'suits-a-disabled-child': { parts: all(({ adaptations }) => recordedWords(adaptations)) },
  identity: {
    parts: [
      { reads: ({ languages }) => recordedWords(languages), concerns: ({ languages }) => languages.length > 0 },
      {
        reads: ({ faithsSupported }) => recordedWords(faithsSupported),
        concerns: ({ faith }) => faith !== 'not-recorded' && faith !== 'none',
      },
      {
        reads: ({ culturesSupported }) => recordedWords(culturesSupported),
        concerns: ({ cultures }) => cultures.length > 0,
      },
    ],
  },
  wishes: {
    parts: [
      { reads: (home, stay) => agesThere(home, stay).length > 0, concerns: wishesAny('only-child', 'other-children') },
      {
        reads: ({ pets }) => (pets === 'not-recorded' ? null : pets.length > 0),
        concerns: wishesAny('a-pet', 'no-pets'),
      },
    ],
    miles: 'milesFromHome',
    milesConcern: wishesAny('near-family'),
  },
  'needs-met': { parts: answersToNeeds },
  'family-time': { parts: nothing, miles: 'milesFromFamilyTime' },
  'household-fit': {
    parts: [
      {
        reads: (home, stay) =>
          agesThere(home, stay)
            .map((age) => (age === 'not-recorded' ? -1 : age))
            .sort((a, b) => a - b),
        concerns: ({ livesBestAs, risks }) => livesBestAs !== null || risks.some((risk) => risk !== 'to-pets'),
      },
    ],
  },
  'carer-preference': { parts: preferred },
  stability: { parts: all(({ unplannedEndings }) => unplannedEndings) },
  'constellation-support': { parts: all(constellationOnTheDay) },
  'adoption-considered': { parts: nothing },
  sufficiency: { parts: nothing },
};
