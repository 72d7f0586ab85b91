import { type DateRange, type LocalDate, overlaps } from '#kernel';
import { approvalEndsOn, approvalOn, type PlacementType } from '#register/core';
import { approvalsOver, lastOfUnbrokenApproval } from '../approval-in-force.js';
import { ageForOwnBedroom, bedroomsIn, fewestBedroomsFree } from '../bedrooms.js';
import { type HouseholdFacts } from '../facts.js';
import { fewestPlacesLeft, fosteredOver } from '../occupancy.js';
import { type RuleId } from '../rule-id.js';
import { carersIn } from '../usual-limit.js';
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

const approvalInForce: Reads = ({ approvals }, stay) =>
  approvalOn(approvals, stay.from) !== null || approvals.map((one): Projected => [one.valid.from, approvalEndsOn(one)]);

const agesOfApproval: Reads = ({ approvals }, stay) => {
  const approval = approvalOn(approvals, stay.from);
  return approval && [approval.ages?.from ?? null, approval.ages?.to ?? null];
};

const numberOfApproval: Reads = (home, stay) => [
  approvalsOver(home, stay).map(({ maxChildren }) => maxChildren),
  mostOthers(home, stay),
];

const endOfApproval: Reads = (home, stay) => {
  const last = lastOfUnbrokenApproval(home, stay.from);
  return last === null
    ? home.approvals.map((one): Projected => [one.valid.from, approvalEndsOn(one)])
    : withinStay(approvalEndsOn(last), stay);
};

const holdsOverStay: Reads = ({ holds }, stay) =>
  holds
    .filter(({ scope, valid }) => scope !== 'named-child' && overlaps(valid, stay))
    .map(({ scope, valid }): Projected => [scope, valid.from <= stay.from, valid.until]);

const area: Reads = ({ areaAuthority }) => areaAuthority;
const areaAndService: Reads = ({ areaAuthority, service }) => [areaAuthority, service.authorityCode];

const skillsOnTheDay: Reads = ({ skills }, { from }) =>
  skills.length === 0
    ? null
    : skills
        .filter(({ validUntil }) => validUntil === null || from < validUntil)
        .map(({ skill }) => skill)
        .sort();

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
  'approved-sex': { reads: (home, stay) => approvalsOver(home, stay).map(({ sex }) => sex) },
  'approved-placement-type': {
    reads: (home, stay) =>
      approvalsOver(home, stay).map(({ placementTypes }): Projected => placementTypes && [...placementTypes].sort()),
  },
  'approved-named-child': {
    reads: (home, stay) => approvalsOver(home, stay).map(({ namedChild }) => namedChild !== null),
  },
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
  'own-service': { reads: nothing },
  'near-home': { reads: nothing, miles: 'milesFromHome' },
  'school-run': { reads: nothing, miles: 'milesFromSchool' },
  'siblings-together': { reads: nothing },
  'in-area': { reads: area },
  'needs-met': { reads: skillsOnTheDay },
  'adoption-considered': { reads: nothing },
  // These ask something of people, and stand in no home's way.
  'emergency-out-of-area': { reads: nothing },
  'notice-to-area': { reads: nothing },
  'placement-plan': { reads: nothing },
  'wishes-and-feelings': { reads: nothing },
  'delegated-authority': { reads: nothing },
  'long-term': { reads: nothing },
  'key-stage-4': { reads: nothing, miles: 'milesFromSchool' },
  sufficiency: { reads: nothing },
};
