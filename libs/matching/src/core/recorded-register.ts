import { ageInYears, birthdayAfter, covers, type DateRange, type LocalDate } from '#kernel';
import {
  type ChildFacts,
  type ConstellationMembership,
  type FosteredChild,
  type HouseholdFacts,
  type MatchFacts,
  type Member,
  type Recorded,
} from './facts.js';
import { schoolYearOn } from './school-year.js';
import { isVisibleTo } from './visibility.js';

/** What is known of a person's age: it is counted on the day that is asked about. */
interface Born {
  readonly bornOn: LocalDate | null;
}

/** Where a home is, as the postcode file says; its authority on a day follows from it. */
export interface RecordedArea {
  readonly districtCode: string | null;
  readonly areaCode: string | null;
}

type ReadOnTheDay =
  'service' | 'areaAuthority' | 'carerAnswer' | 'fosteredChildren' | 'members' | 'constellations' | 'ownChildrenAges';

/** A home as the register has it, whatever the day and whoever is placed: `homeOn` says what it is on a day. */
export interface RecordedHome extends Omit<HouseholdFacts, ReadOnTheDay> {
  readonly service: {
    readonly name: string;
    readonly kind: 'authority' | 'agency';
    readonly authorityCode: string | null;
    readonly frameworks: readonly { readonly authority: string; readonly valid: DateRange }[];
  };
  readonly area: RecordedArea;
  readonly fosteredChildren: readonly (Omit<FosteredChild, 'ageInYears'> & Born)[];
  readonly members: readonly (Omit<Member, 'ageInYears'> & Born)[];
  readonly constellations: readonly (Omit<ConstellationMembership, 'hubHasRoom'> & {
    /** Of a satellite: the hubs its constellation has had, with the beds each keeps for sleepovers. */
    readonly hubs: readonly { readonly beds: number; readonly valid: DateRange }[];
  })[];
  /** Ages of the carers' own children as a file stated them; used while no own child is recorded as a member. */
  readonly statedOwnChildrenAges: readonly number[];
}

/** Which authority an area belongs to on one day, and whose a service is that an authority had. */
export interface AreasOnADay {
  /** Null when nobody can say. */
  authorityOf(area: RecordedArea): string | null;
  /** A service of an authority that has ended is that of the successor in whose area the home lies. */
  serviceAuthorityOf(recordedAuthority: string, area: RecordedArea): string;
}

const ageOn = (bornOn: LocalDate | null, on: LocalDate): Recorded<number> =>
  bornOn === null ? 'not-recorded' : ageInYears(bornOn, on);
const isBorn = ({ bornOn }: Born, on: LocalDate): boolean => bornOn === null || bornOn <= on;

const ownChildrenAgesOn = (
  members: RecordedHome['members'],
  stated: readonly number[],
  on: LocalDate,
): readonly number[] => {
  const ownChildren = members.filter(({ role }) => role === 'own-child');
  if (ownChildren.length === 0) return stated;
  return ownChildren
    .filter((child) => isBorn(child, on))
    .map(({ bornOn }) => ageOn(bornOn, on))
    .filter((age) => age !== 'not-recorded');
};

type RecordedMembership = RecordedHome['constellations'][number];

/** No sleepover is booked in the register yet: a hub that keeps a bed has room. */
const hubHasRoomOn = (
  role: RecordedMembership['role'],
  hubs: RecordedMembership['hubs'],
  on: LocalDate,
): ConstellationMembership['hubHasRoom'] => {
  if (role === 'hub') return null;
  const hub = hubs.find(({ valid }) => covers(valid, on));
  return hub === undefined ? null : hub.beds > 0;
};

const childInHomeOn = (child: RecordedHome['fosteredChildren'][number], on: LocalDate): FosteredChild => ({
  childId: child.childId,
  reference: child.reference,
  responsibleAuthority: child.responsibleAuthority,
  siblingGroup: child.siblingGroup,
  stay: child.stay,
  ageInYears: ageOn(child.bornOn, on),
  sex: child.sex,
  room: child.room,
  mustBeOnlyChild: child.mustBeOnlyChild,
  mustNotLiveWith: child.mustNotLiveWith,
});

const memberOn = (
  { role, bornOn, checkedOn, specifiedOffence }: RecordedHome['members'][number],
  on: LocalDate,
): Member => ({
  role,
  ageInYears: ageOn(bornOn, on),
  checkedOn,
  specifiedOffence,
});

/**
 * Written out field by field: copying the rest of an object took most of the time, and a national register is 70,000 homes.
 *
 * @param on the first day of the stay: ages, frameworks, areas and hubs are those of that day. What has dates of its own
 *   (approvals, stays, holds) keeps them.
 * @returns the home as the rules know it before any carer was asked.
 */
export function homeOn(home: RecordedHome, on: LocalDate, areas: AreasOnADay): HouseholdFacts {
  const { area, service } = home;
  return {
    householdId: home.householdId,
    reference: home.reference,
    name: home.name,
    service: {
      name: service.name,
      kind: service.kind,
      authorityCode: service.authorityCode === null ? null : areas.serviceAuthorityOf(service.authorityCode, area),
      frameworkOf: service.frameworks.filter(({ valid }) => covers(valid, on)).map(({ authority }) => authority),
    },
    areaAuthority: areas.authorityOf(area) ?? 'not-recorded',
    fosteredChildren: home.fosteredChildren.map((child) => childInHomeOn(child, on)),
    members: home.members.filter((member) => isBorn(member, on)).map((member) => memberOn(member, on)),
    constellations: home.constellations.map(({ name, role, hubBeds, hubs, valid }) => ({
      ...{ name, role, hubBeds, valid },
      hubHasRoom: hubHasRoomOn(role, hubs, on),
    })),
    ownChildrenAges: ownChildrenAgesOn(home.members, home.statedOwnChildrenAges, on),
    carerAnswer: 'not-recorded',
    setting: home.setting,
    isRegistered: home.isRegistered,
    place: home.place,
    postcodeSector: home.postcodeSector,
    approvals: home.approvals,
    places: home.places,
    stayingPutAdults: home.stayingPutAdults,
    unavailable: home.unavailable,
    holds: home.holds,
    skills: home.skills,
    training: home.training,
    experience: home.experience,
    agreement: home.agreement,
    connectedTo: home.connectedTo,
    lastReviewOn: home.lastReviewOn,
    rooms: home.rooms,
    exemptions: home.exemptions,
    sharingAgreements: home.sharingAgreements,
    shortBreaks: home.shortBreaks,
    pets: home.pets,
    adaptations: home.adaptations,
    languages: home.languages,
    faithsSupported: home.faithsSupported,
    culturesSupported: home.culturesSupported,
    preference: home.preference,
    unplannedEndings: home.unplannedEndings,
  };
}

/** A child and their request as the register has them, whatever the day. */
export interface RecordedChild extends Omit<
  ChildFacts,
  'responsibleAuthority' | 'ageInYears' | 'nextBirthdayOn' | 'schoolYear' | 'parent'
> {
  readonly bornOn: LocalDate | null;
  /** As the register has it, whatever became of the authority since. */
  readonly recordedAuthority: string;
  /** On the day the placement starts; null when it has ended and nobody can say which successor holds the child's home. */
  readonly responsibleAuthority: string | null;
  readonly parent: (Omit<NonNullable<ChildFacts['parent']>, 'ageInYears'> & Born) | null;
}

export interface RecordedRequest {
  readonly child: RecordedChild;
  /** What carers answered, by home. */
  readonly answers: Readonly<Record<string, 'agreed' | 'declined'>>;
}

/** @returns the child on the first day of the stay. */
export function childOn(recorded: RecordedChild): ChildFacts {
  const { bornOn, recordedAuthority, responsibleAuthority, parent, ...facts } = recorded;
  return {
    ...facts,
    responsibleAuthority: responsibleAuthority ?? recordedAuthority,
    ageInYears: ageOn(bornOn, facts.startsOn),
    nextBirthdayOn: bornOn === null ? 'not-recorded' : birthdayAfter(bornOn, facts.startsOn),
    schoolYear: bornOn === null ? 'not-recorded' : schoolYearOn(bornOn, facts.startsOn),
    parent: parent && {
      isLookedAfter: parent.isLookedAfter,
      ageInYears: ageOn(parent.bornOn, facts.startsOn),
      riskAssessedOn: parent.riskAssessedOn,
    },
  };
}

/** Files name a child by authority and code; after a change of authorities the name is that of the day. */
function namedOnTheDay(home: HouseholdFacts, recorded: string, onTheDay: string): HouseholdFacts {
  const named = (name: string): string => (name === recorded ? onTheDay : name);
  const withNamedChild = <Fact extends { readonly namedChild: string | null }>(fact: Fact): Fact =>
    fact.namedChild === recorded ? { ...fact, namedChild: onTheDay } : fact;
  const withChildren = <Fact extends { readonly children: readonly string[] }>(fact: Fact): Fact => ({
    ...fact,
    children: fact.children.map(named),
  });
  return {
    ...home,
    approvals: home.approvals.map(withNamedChild),
    holds: home.holds.map(withNamedChild),
    connectedTo: home.connectedTo.map((connection) => ({ ...connection, child: named(connection.child) })),
    exemptions: home.exemptions.map(withChildren),
    sharingAgreements: home.sharingAgreements.map(withChildren),
    fosteredChildren: home.fosteredChildren.map((other) => ({
      ...other,
      reference: named(other.reference),
      mustNotLiveWith: other.mustNotLiveWith.map(named),
    })),
  };
}

/** What surrounds the homes on a day. */
export type Surroundings = Pick<MatchFacts, 'authorityNames' | 'bankHolidays'> & {
  /** Who adjoins whom on the day. */
  readonly adjoining: Readonly<Record<string, readonly string[]>>;
};

/**
 * Puts a request among the homes of the register on the first day of its stay.
 *
 * @param homes every home on that day, as `homeOn` gives it, ordered by id.
 * @returns the facts for the child; `households` are all of them, seen or not.
 */
export function factsFor(
  request: RecordedRequest,
  judgedOn: LocalDate,
  { adjoining, authorityNames, bankHolidays }: Surroundings,
  homes: readonly HouseholdFacts[],
): MatchFacts {
  const child = childOn(request.child);
  const [recorded, onTheDay] = [
    `${request.child.recordedAuthority}/${child.childCode}`,
    `${child.responsibleAuthority}/${child.childCode}`,
  ];
  const forTheChild = (home: HouseholdFacts): HouseholdFacts => {
    const answer = request.answers[home.householdId];
    const answered = answer === undefined ? home : { ...home, carerAnswer: answer };
    const named = recorded === onTheDay ? answered : namedOnTheDay(answered, recorded, onTheDay);
    return request.child.responsibleAuthority === null ? { ...named, areaAuthority: 'not-recorded' } : named;
  };
  return {
    judgedOn,
    child,
    bankHolidays,
    authorityNames,
    adjoiningAuthorities: adjoining[child.responsibleAuthority] ?? [],
    households: homes.map(forTheChild),
  };
}

/** @returns the same facts with only the homes that the child's authority may see; a run is over nothing else. */
export function asSeenByItsAuthority(facts: MatchFacts, recordedAuthority: string): MatchFacts {
  const authorities = new Set([facts.child.responsibleAuthority, recordedAuthority]);
  return {
    ...facts,
    households: facts.households.filter((home) => [...authorities].some((authority) => isVisibleTo(authority, home))),
  };
}
