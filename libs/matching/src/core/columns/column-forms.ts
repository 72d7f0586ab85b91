import { covers, type DateRange, type LocalDate, overlaps } from '#kernel';
import { approvalEndsOn, approvalOn, type PlacementType } from '#register/core';
import { approvalsOver, lastOfUnbrokenApproval } from '../approval-in-force.js';
import { ageForOwnBedroom, bedroomsIn, fewestBedroomsFree } from '../bedrooms.js';
import { carersIn } from '../usual-limit.js';
import { type Approval, type HouseholdFacts, type Recorded } from '../facts.js';
import { fewestPlacesLeft, fosteredOver } from '../occupancy.js';
import { agesAlongside } from '../other-children.js';
import { type RuleId } from '../rule-id.js';
import { ageOfAnAdult } from '../rules/specified-offence.rule.js';
import { daysUnder } from '../terms.js';
import { type ColumnForm, type Projected } from './column-form.js';

type Reads = ColumnForm['reads'];

/** Whoever it is, nobody in the home has to do with the child: those homes are judged for themselves. */
const nobodyInTheHome = '';

const nothing: Reads = () => null;

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
  return last === null
    ? home.approvals.map((one): Projected => [one.valid.from, approvalEndsOn(one), isJudgedByItsKind(one)])
    : [withinStay(approvalEndsOn(last), stay), isJudgedByItsKind(last)];
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
    .map(({ scope, valid }): Projected => [scope, valid.from <= stay.from, valid.until]);

const area: Reads = ({ areaAuthority }) => areaAuthority;
const areaAndService: Reads = ({ areaAuthority, service }) => [areaAuthority, service.authorityCode];

/** What answers needs: skills and training that are current, what children who lived there needed; null where nothing is recorded. */
const answersToNeeds: Reads = ({ skills, training, experience }, { from }) =>
  skills.length + training.length + experience.length === 0
    ? null
    : [
        [
          ...new Set(
            [...skills, ...training]
              .filter(({ validUntil }) => validUntil === null || from < validUntil)
              .map(({ skill }) => skill),
          ),
        ].sort(),
        experience
          .filter(({ children }) => children > 0)
          .map(({ skill }) => skill)
          .sort(),
      ];

const recordedWords = (words: readonly string[] | 'not-recorded'): Projected =>
  words === 'not-recorded' ? null : [...words].sort();

const agesThere: Reads = (home, stay) =>
  agesAlongside({ household: home, fosteredDays: fosteredOver(home, nobodyInTheHome, stay) })
    .map((age) => (age === 'not-recorded' ? -1 : age))
    .sort((a, b) => a - b);

const preferenceAndNumber: Reads = (home, stay) => {
  const { preference } = home;
  return preference === 'not-recorded'
    ? null
    : [
        preference.ages?.from ?? null,
        preference.ages?.to ?? null,
        preference.sex,
        preference.mostChildren !== null && mostOthers(home, stay) + 1 > preference.mostChildren,
        [...preference.unwillingNeeds].sort(),
      ];
};

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
  'approved-foster-carer': { reads: approvalInForce },
  'approved-number': { reads: numberOfApproval },
  'approved-ages': { reads: agesOfApproval },
  'approved-sex': { reads: sexOfApproval },
  'approved-placement-type': { reads: typesOfApproval },
  'approved-named-child': { reads: namesOfApproval },
  'no-unregistered-under-16': { reads: ({ setting }) => setting },
  'supported-accommodation': { reads: ({ setting, isRegistered }) => [setting, isRegistered] },
  'temporary-approval': { reads: kindOfApproval },
  'temporary-approval-extension': { reads: kindOfApproval },
  'fostering-for-adoption': { reads: kindOfApproval },
  'foster-care-agreement': { reads: ({ setting, agreement }) => [setting, agreement] },
  'service-consent': { reads: whoseConsent },
  'specified-offence': { reads: offencesOfMembers },
  'criminal-record-checks': { reads: checksOfMembers },
  'approval-review': { reads: reviewOfApproval },
  'approval-lasts': { reads: endOfApproval },
  'usual-fostering-limit': { reads: (home, stay) => [mostOthers(home, stay), carersIn(home)] },
  'all-siblings': { reads: nothing },
  'usual-limit-exemption': { reads: nothing },
  'vacant-place': { reads: (home, stay) => [placesLeft(home, 'short-term', stay), placesLeft(home, 'respite', stay)] },
  'parent-and-child': { reads: nothing },
  'own-bedroom': { reads: fewestBedrooms },
  'local-room-rules': { reads: whoWouldShare },
  'short-breaks': { reads: nothing },
  'court-order': { reads: nothing, around: ({ courtOrders }) => courtOrders },
  'must-not-live-with': { reads: onlyChildren },
  'place-to-avoid': { reads: nothing, around: ({ placesToAvoid }) => placesToAvoid },
  pets: { reads: ({ pets }) => (pets === 'not-recorded' ? null : [...pets].sort()) },
  hold: { reads: holdsOverStay },
  'carer-agreed': { reads: ({ carerAnswer }) => carerAnswer },
  'adjoining-authority': { reads: areaAndService },
  'at-a-distance': { reads: areaAndService },
  'approval-evidence': { reads: areaAndService },
  // These ask something of people, and stand in no home's way.
  'emergency-outside-terms': { reads: nothing },
  'emergency-out-of-area': { reads: nothing },
  'notice-to-area': { reads: nothing },
  'key-stage-4': { reads: nothing, miles: 'milesFromSchool' },
  'long-term': { reads: nothing },
  'wishes-and-feelings': { reads: nothing },
  'placement-plan': { reads: nothing },
  'delegated-authority': { reads: nothing },
  'own-service': { reads: nothing },
  'near-home': { reads: nothing, miles: 'milesFromHome' },
  'school-run': { reads: nothing, miles: 'milesFromSchool' },
  'siblings-together': { reads: nothing },
  'in-area': { reads: area },
  'connected-person-first': { reads: nothing },
  'suits-a-disabled-child': { reads: ({ adaptations }) => recordedWords(adaptations) },
  identity: {
    reads: ({ languages, faithsSupported, culturesSupported }) => [
      recordedWords(languages),
      recordedWords(faithsSupported),
      recordedWords(culturesSupported),
    ],
  },
  wishes: {
    reads: (home, stay) => [
      agesAlongside({ household: home, fosteredDays: fosteredOver(home, nobodyInTheHome, stay) }).length > 0,
      home.pets === 'not-recorded' ? null : home.pets.length > 0,
    ],
    miles: 'milesFromHome',
  },
  'needs-met': { reads: answersToNeeds },
  'family-time': { reads: nothing, miles: 'milesFromFamilyTime' },
  'household-fit': { reads: agesThere },
  'carer-preference': { reads: preferenceAndNumber },
  stability: { reads: ({ unplannedEndings }) => unplannedEndings },
  'constellation-support': { reads: constellationOnTheDay },
  'adoption-considered': { reads: nothing },
  sufficiency: { reads: nothing },
};
