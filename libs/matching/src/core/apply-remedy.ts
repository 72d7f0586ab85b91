import { type LocalDate } from '#kernel';
import { approvalEndsOn } from '#register/core';
import { approvalsOver } from './approval-in-force.js';
import { type Approval, type ChildFacts, type HouseholdFacts, type MatchFacts } from './facts.js';
import { type NeededTerm, type Remedy } from './remedy.js';

/** The two whose facts a remedy changes. */
export interface ChildAndHome {
  readonly child: ChildFacts;
  readonly household: HouseholdFacts;
}

/** What a remedy makes of the facts; null for one that only concerns people and changes nothing a rule blocks by. */
type Applications = {
  readonly [Kind in Remedy['kind']]:
    ((given: ChildAndHome, remedy: Extract<Remedy, { readonly kind: Kind }>) => ChildAndHome) | null;
};

const stayOf = ({ startsOn, expectedUntil }: ChildFacts) => ({ from: startsOn, until: expectedUntil });
const latest = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

const withChild = (given: ChildAndHome, facts: Partial<ChildFacts>): ChildAndHome => ({
  ...given,
  child: { ...given.child, ...facts },
});
const withHome = (given: ChildAndHome, facts: Partial<HouseholdFacts>): ChildAndHome => ({
  ...given,
  household: { ...given.household, ...facts },
});

const startingOn = (given: ChildAndHome, startsOn: LocalDate): ChildAndHome =>
  withChild(given, { startsOn: latest(given.child.startsOn, startsOn) });

/** @returns the approval with a term that goes as far as is needed and no further; a term that is absent sets no limit. */
const withTerm = (approval: Approval, needed: NeededTerm): Approval => {
  switch (needed.term) {
    case 'number':
      return {
        ...approval,
        maxChildren: approval.maxChildren === null ? null : Math.max(approval.maxChildren, needed.children),
      };
    case 'age':
      return {
        ...approval,
        ages: approval.ages && {
          from: Math.min(approval.ages.from, needed.ageInYears),
          to: Math.max(approval.ages.to, needed.ageInYears),
        },
      };
    case 'sex':
      return { ...approval, sex: approval.sex === needed.sex ? approval.sex : null };
    case 'placement-type':
      return {
        ...approval,
        placementTypes: approval.placementTypes && [...new Set([...approval.placementTypes, needed.placementType])],
      };
    case 'named-child':
      return { ...approval, namedChild: approval.namedChild && needed.child };
  }
};

const newApproval = (from: LocalDate): Approval => ({
  kind: 'full',
  extendedUntil: null,
  valid: { from, until: null },
  resignationNoticeOn: null,
  maxChildren: null,
  ages: null,
  sex: null,
  placementTypes: null,
  namedChild: null,
});

const applications: Applications = {
  'exemption-by-area-authority': (given, { authority, children }) => {
    const { child, household } = given;
    const everybody = [
      `${child.responsibleAuthority}/${child.childCode}`,
      ...household.fosteredChildren.map(({ reference }) => reference),
    ];
    return withHome(given, {
      exemptions: [...household.exemptions, { authority, children: children ?? everybody, valid: stayOf(child) }],
    });
  },
  'approval-by-service': (given) =>
    withHome(given, { approvals: [...given.household.approvals, newApproval(given.child.startsOn)] }),
  'change-of-terms': (given, { needed }) => {
    if (needed === undefined) return given;
    const { child, household } = given;
    const inForce = new Set(approvalsOver(household, stayOf(child)));
    return withHome(given, {
      approvals: household.approvals.map((one) => (inForce.has(one) ? withTerm(one, needed) : one)),
    });
  },
  'sign-foster-care-agreement': (given, { signedBy }) => withHome(given, { agreement: signedBy }),
  'renew-checks': (given, { renewedBy }) =>
    withHome(given, { members: given.household.members.map((one) => ({ ...one, checkedOn: renewedBy })) }),
  'review-approval': (given, { reviewedBy }) => withHome(given, { lastReviewOn: reviewedBy }),
  'extend-temporary-approval': (given, { until }) =>
    withHome(given, {
      approvals: given.household.approvals.map((one) =>
        one.kind === 'temporary' && one.extendedUntil === null ? { ...one, extendedUntil: until } : one,
      ),
    }),
  'register-accommodation': (given) => withHome(given, { isRegistered: true }),
  'consent-of-service': null,
  'consent-of-authorities': null,
  'full-approval-by': null,
  'choose-a-foster-home': null,
  'start-on-or-after': (given, { startsOn }) => startingOn(given, startsOn),
  'approval-extended': (given, { endsOn, until }) =>
    withHome(given, {
      approvals: given.household.approvals.map((one) =>
        approvalEndsOn(one) === endsOn ? { ...one, valid: { ...one.valid, until } } : one,
      ),
    }),
  'end-by': (given, { endsOn }) => {
    const { expectedUntil } = given.child;
    return expectedUntil !== null && expectedUntil <= endsOn ? given : withChild(given, { expectedUntil: endsOn });
  },
  'free-a-place': (given, { places }) => withHome(given, { places: given.household.places + places }),
  'agreement-to-share-bedroom': (given, { authorities, children }) => {
    const { startsOn } = given.child;
    const agreements = authorities.map((authority) => ({
      authority,
      children,
      agreedOn: startsOn,
      assessedOn: startsOn,
    }));
    return withHome(given, { sharingAgreements: [...given.household.sharingAgreements, ...agreements] });
  },
  'free-a-bedroom': (given, { bedrooms }) => {
    const { rooms } = given.household;
    if (rooms === 'not-recorded') return given;
    const more = Array.from({ length: bedrooms }, (_, index) => ({ name: `made free, ${index + 1}`, beds: 1 }));
    return withHome(given, { rooms: [...rooms, ...more] });
  },
  'assess-living-together': (given, { children }) =>
    withHome(
      withChild(given, { mustNotLiveWith: given.child.mustNotLiveWith.filter((other) => !children.includes(other)) }),
      {
        fosteredChildren: given.household.fosteredChildren.map((other) =>
          children.includes(other.reference) ? { ...other, mustBeOnlyChild: false, mustNotLiveWith: [] } : other,
        ),
      },
    ),
  'home-without-pets': (given, { pets }) => {
    const there = given.household.pets;
    return there === 'not-recorded' ? given : withHome(given, { pets: there.filter((kind) => !pets.includes(kind)) });
  },
  'assess-parent-risk': (given) =>
    withChild(given, { parent: given.child.parent && { ...given.child.parent, riskAssessedOn: given.child.startsOn } }),
  'plan-as-full-placement': null,
  'court-changes-order': null,
  'assess-place-to-avoid': null,
  'end-of-hold': (given, { endsOn }) => (endsOn === null ? withHome(given, { holds: [] }) : startingOn(given, endsOn)),
  'ask-the-carer': (given) => withHome(given, { carerAnswer: 'agreed' }),
  'carer-changes-answer': (given) => withHome(given, { carerAnswer: 'agreed' }),
  'approval-by-authority': null,
  'record-evidence': null,
  'record-before-placing': null,
  'notify-area-authority': null,
  'record-reason': null,
  'support-for-needs': null,
  'adapt-the-home': null,
  'identity-support-plan': null,
  'talk-about-wishes': null,
  'support-for-family-time': null,
  'plan-for-living-together': null,
  'ask-what-would-have-helped': null,
  'consider-fostering-for-adoption': null,
  'find-out': null,
};

/** The remedies that change the days of the stay come first: what else is needed is needed on those days. */
const changesTheStay: readonly Remedy['kind'][] = ['start-on-or-after', 'end-of-hold', 'end-by'];
const turn = ({ kind }: Remedy): number => (changesTheStay.includes(kind) ? 0 : 1);

/** @returns whether the remedy changes the facts that the rules judge. */
export const isApplicable = ({ kind }: Remedy): boolean => applications[kind] !== null;

/**
 * What the facts would be had somebody done all of this. Only the facts a remedy names change: a child who moves in later
 * is not made older, and leaves on the day that was planned.
 *
 * @returns the child and the home afterwards; the same two where a remedy only concerns people.
 */
export const afterRemedies = (given: ChildAndHome, remedies: readonly Remedy[]): ChildAndHome =>
  [...remedies]
    .sort((a, b) => turn(a) - turn(b))
    .reduce((so, remedy) => {
      const apply = applications[remedy.kind] as ((from: ChildAndHome, remedy: Remedy) => ChildAndHome) | null;
      return apply === null ? so : apply(so, remedy);
    }, given);

/**
 * @returns the facts of a run as they would be had somebody done this for one home. The child's own facts change for every
 *   home.
 * @throws RangeError when the facts have no such home.
 */
export function applyRemedy(facts: MatchFacts, householdId: string, remedy: Remedy): MatchFacts {
  const household = facts.households.find((home) => home.householdId === householdId);
  if (!household) throw new RangeError(`The facts have no home ${householdId}`);
  const after = afterRemedies({ child: facts.child, household }, [remedy]);
  return {
    ...facts,
    child: after.child,
    households: facts.households.map((home) => (home === household ? after.household : home)),
  };
}
