import { type ChildFacts, type HouseholdFacts, type MatchFacts } from './facts.js';

/** What is not known of a child about whom nothing but the request is recorded. */
export const childAsNotRecorded = {
  ageInYears: 'not-recorded',
  nextBirthdayOn: 'not-recorded',
  schoolYear: 'not-recorded',
  sex: 'not-recorded',
  home: 'not-recorded',
  school: 'not-recorded',
  schoolMustContinue: false,
  needs: [],
  siblingGroup: null,
  siblingsLiveInAHome: false,
  adoptionConsidered: false,
  disabled: 'not-recorded',
  accessNeeds: [],
  languages: [],
  faith: 'not-recorded',
  cultures: [],
  familyTime: 'not-recorded',
  familyTimesAMonth: 'not-recorded',
  wishes: [],
  risks: [],
  mustNotLiveWith: [],
  livesBestAs: null,
  cannotLiveWithPets: [],
  courtOrders: [],
  placesToAvoid: [],
  connectedHomeIsKnown: false,
  parent: null,
  clearances: [],
  before: {
    wishesAscertainedOn: null,
    reviewingOfficerInformedOn: null,
    placementPlanOn: null,
    delegatedAuthorityOn: null,
    longTermConfirmedOn: null,
  },
} as const satisfies Partial<ChildFacts>;

/** What is not known of a home of which the register has only its service, places and approvals. */
export const householdAsNotRecorded = {
  setting: 'foster-home',
  isRegistered: 'not-recorded',
  stayingPutAdults: 0,
  fosteredChildren: [],
  unavailable: [],
  holds: [],
  skills: [],
  training: [],
  experience: [],
  constellations: [],
  carerAnswer: 'not-recorded',
  agreement: 'not-recorded',
  connectedTo: [],
  members: [],
  lastReviewOn: 'not-recorded',
  rooms: 'not-recorded',
  exemptions: [],
  sharingAgreements: [],
  shortBreaks: [],
  ownChildrenAges: [],
  pets: 'not-recorded',
  adaptations: 'not-recorded',
  languages: [],
  faithsSupported: 'not-recorded',
  culturesSupported: 'not-recorded',
  preference: 'not-recorded',
  unplannedEndings: 'not-recorded',
} as const satisfies Partial<HouseholdFacts>;

type Older<Facts> = Partial<Facts>;

/**
 * Facts frozen by an older engine know less: what it did not ask is "not recorded" today, so that every stored run can be
 * judged again by the engine of today.
 *
 * @param frozen facts of any engine version, as they were stored.
 */
export function factsAsKnownToday(frozen: MatchFacts): MatchFacts {
  const child: Older<ChildFacts> = frozen.child;
  return {
    ...frozen,
    bankHolidays: (frozen as Older<MatchFacts>).bankHolidays ?? [],
    child: { ...childAsNotRecorded, ...child } as ChildFacts,
    households: frozen.households.map(homeAsKnownToday),
  };
}

const homeAsKnownToday = (home: Older<HouseholdFacts>): HouseholdFacts => {
  const whole = { ...householdAsNotRecorded, ...home } as HouseholdFacts;
  return {
    ...whole,
    service: { ...whole.service, frameworkOf: whole.service.frameworkOf ?? [] },
    approvals: whole.approvals.map((approval) => ({ ...{ kind: 'full', extendedUntil: null }, ...approval })),
    constellations: whole.constellations.map((membership) => ({ ...{ hubHasRoom: null }, ...membership })),
    fosteredChildren: whole.fosteredChildren.map((child) => ({
      ...{
        reference: `${child.responsibleAuthority}/${child.childId}`,
        ageInYears: 'not-recorded' as const,
        sex: 'not-recorded' as const,
        room: null,
        mustBeOnlyChild: false,
        mustNotLiveWith: [],
      },
      ...child,
    })),
  };
};
