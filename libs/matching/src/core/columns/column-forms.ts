import { type DateRange, type LocalDate, overlaps } from '#kernel';
import { approvalEndsOn, approvalOn } from '#register/core';
import { approvalsOver, lastOfUnbrokenApproval } from '../approval-in-force.js';
import { type HouseholdFacts } from '../facts.js';
import { fewestPlacesLeft, fosteredOver } from '../occupancy.js';
import { type RuleId } from '../rule-id.js';
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
  'usual-fostering-limit': { reads: mostOthers },
  'vacant-place': { reads: (home, stay) => fewestPlacesLeft(home, nobodyInTheHome, stay).placesLeft },
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
};
