import { addDays, type LocalDate } from '#kernel';
import { type PlacementType, placementTypes, type Skill, skills } from '#register/core';
import { type CarerToKeep, carersToKeep } from './carers-to-keep.js';
import {
  type CapacityHome,
  daysOfChange,
  type HomeOnADay,
  homeOnADay,
  type NotAvailablePlaces,
  type NotAvailableReason,
  type PlaceStates,
} from './place-states.js';

/** Ages as sufficiency figures are told by. */
export const ageBands = {
  'under-5': { from: 0, to: 4 },
  '5-to-9': { from: 5, to: 9 },
  '10-to-15': { from: 10, to: 15 },
  '16-and-17': { from: 16, to: 17 },
} as const;
export type AgeBand = keyof typeof ageBands;
export const isAgeBand = (text: string): text is AgeBand => Object.hasOwn(ageBands, text);

/** Which homes are counted; null sets no limit. */
export interface CapacityAsked {
  readonly on: LocalDate;
  /** `not-known` for homes whose district nobody can say. */
  readonly districtCode: string | null;
  readonly ageBand: AgeBand | null;
  readonly placementType: PlacementType | null;
  readonly skill: Skill | null;
}

/** The places of some homes on a day. */
export interface PlacesOfHomes extends PlaceStates {
  readonly homes: number;
  /** Of those not available: taken by Staying Put adults, kept as hub beds. */
  readonly stayingPut: number;
  readonly hubBeds: number;
  /** People and kept beds beyond the approved places; in no other figure. */
  readonly overfilledBy: number;
}

export interface PlacesOfAGroup<Id extends string = string> {
  readonly id: Id;
  readonly places: PlacesOfHomes;
}

/** `not-known` has no name. */
export interface DistrictNamed {
  readonly id: string;
  readonly name: string | null;
}

/** A home whose figures differ from those of the day before. */
export interface CapacityChange {
  readonly home: CapacityHome;
  readonly on: LocalDate;
  readonly before: PlaceStates;
  readonly after: PlaceStates;
}

export interface CapacityBoard {
  readonly asked: CapacityAsked;
  readonly total: PlacesOfHomes;
  /** Every district in which the service has a home, whatever was asked; in order of name, unknown last. */
  readonly districtChoices: readonly DistrictNamed[];
  /** Each home is in one district: they add up to the total. In order of name, unknown last. */
  readonly districts: readonly (PlacesOfAGroup & DistrictNamed)[];
  /** Every place that is not available has one reason: they add up to it. Most first. */
  readonly reasons: readonly (NotAvailablePlaces & { readonly homes: number })[];
  /** A home is counted under every band, type and skill that it can take: these do not add up to the total. */
  readonly ageBands: readonly PlacesOfAGroup<AgeBand>[];
  readonly placementTypes: readonly PlacesOfAGroup<PlacementType>[];
  readonly skills: readonly PlacesOfAGroup<Skill>[];
  /** In order of reference. */
  readonly homes: readonly HomeOnADay[];
  /** What changes in the four weeks after the day, earliest first. */
  readonly changes: readonly CapacityChange[];
  /** Whom to keep: what ends, is overdue or lapses, earliest first. */
  readonly toKeep: readonly CarerToKeep[];
}

/** How far the board looks ahead for places that change. */
export const daysAhead = 28;
const districtNotKnown = 'not-known';

const takesAges = ({ approval }: HomeOnADay, band: AgeBand): boolean => {
  if (approval === null) return false;
  const { from, to } = ageBands[band];
  return approval.ages === null || (approval.ages.from <= to && approval.ages.to >= from);
};
const takesType = ({ approval }: HomeOnADay, type: PlacementType): boolean =>
  approval !== null && (approval.placementTypes === null || approval.placementTypes.includes(type));
const hasSkill = ({ home, on }: HomeOnADay, skill: Skill): boolean =>
  home.skills.some((held) => held.skill === skill && (held.validUntil === null || held.validUntil > on));
const districtOf = ({ home }: HomeOnADay): string => home.district?.code ?? districtNotKnown;

const isAsked = (home: HomeOnADay, { districtCode, ageBand, placementType, skill }: CapacityAsked): boolean =>
  (districtCode === null || districtOf(home) === districtCode) &&
  (ageBand === null || takesAges(home, ageBand)) &&
  (placementType === null || takesType(home, placementType)) &&
  (skill === null || hasSkill(home, skill));

const placesFor = (homes: readonly HomeOnADay[], reason: NotAvailableReason): number =>
  sum(homes.flatMap(({ reasons }) => reasons.filter((one) => one.reason === reason).map(({ places }) => places)));
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const placesOf = (homes: readonly HomeOnADay[]): PlacesOfHomes => ({
  homes: homes.length,
  approved: sum(homes.map(({ approved }) => approved)),
  filled: sum(homes.map(({ filled }) => filled)),
  vacant: sum(homes.map(({ vacant }) => vacant)),
  notAvailable: sum(homes.map(({ notAvailable }) => notAvailable)),
  stayingPut: placesFor(homes, 'staying-put'),
  hubBeds: placesFor(homes, 'hub-bed'),
  overfilledBy: sum(homes.map(({ overfilledBy }) => overfilledBy)),
});

function districtsNamed(homes: readonly HomeOnADay[]): readonly DistrictNamed[] {
  const named = new Map(homes.map((home) => [districtOf(home), home.home.district?.name ?? null]));
  return [...named]
    .map(([id, name]) => ({ id, name }))
    .sort(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) || byText(a.name ?? '', b.name ?? '') || byText(a.id, b.id),
    );
}

function reasonsOf(homes: readonly HomeOnADay[]): CapacityBoard['reasons'] {
  const named = new Set(homes.flatMap(({ reasons }) => reasons.map(({ reason }) => reason)));
  return [...named]
    .map((reason) => ({
      reason,
      places: placesFor(homes, reason),
      homes: homes.filter(({ reasons }) => reasons.some((one) => one.reason === reason)).length,
    }))
    .sort((a, b) => b.places - a.places || byText(a.reason, b.reason));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const differs = (a: PlaceStates, b: PlaceStates): boolean =>
  a.approved !== b.approved || a.filled !== b.filled || a.vacant !== b.vacant || a.notAvailable !== b.notAvailable;
const statesOf = ({ approved, filled, vacant, notAvailable }: PlaceStates): PlaceStates => ({
  approved,
  filled,
  vacant,
  notAvailable,
});

const changesOf = ({ home, on }: HomeOnADay): readonly CapacityChange[] =>
  daysOfChange(home, on, addDays(on, daysAhead)).flatMap((day) => {
    const [before, after] = [homeOnADay(home, addDays(day, -1)), homeOnADay(home, day)];
    return differs(before, after) ? [{ home, on: day, before: statesOf(before), after: statesOf(after) }] : [];
  });

/**
 * How the places of a fostering service stand on a day, and whom it should not lose. Derived for any day from the facts as
 * they are known today: a coming day has the stays, approvals and holds of that day.
 *
 * @param homes every home of the service, in order of reference; homes without an approval on the day have no place.
 */
export function capacityBoard(homes: readonly CapacityHome[], asked: CapacityAsked): CapacityBoard {
  const ofTheService = homes.map((home) => homeOnADay(home, asked.on));
  const onTheDay = ofTheService.filter((home) => isAsked(home, asked));
  const grouped = <Id extends string>(
    ids: Readonly<Record<Id, unknown>>,
    takes: (home: HomeOnADay, id: Id) => boolean,
  ): readonly PlacesOfAGroup<Id>[] =>
    (Object.keys(ids) as Id[]).map((id) => ({ id, places: placesOf(onTheDay.filter((home) => takes(home, id))) }));
  return {
    asked,
    total: placesOf(onTheDay),
    districtChoices: districtsNamed(ofTheService),
    districts: districtsNamed(onTheDay).map((district) => ({
      ...district,
      places: placesOf(onTheDay.filter((home) => districtOf(home) === district.id)),
    })),
    reasons: reasonsOf(onTheDay),
    ageBands: grouped(ageBands, takesAges),
    placementTypes: grouped(placementTypes, takesType),
    skills: grouped(skills, hasSkill),
    homes: onTheDay,
    changes: onTheDay
      .flatMap(changesOf)
      .sort((a, b) => byText(a.on, b.on) || byText(a.home.reference, b.home.reference)),
    toKeep: carersToKeep(onTheDay, asked.on),
  };
}
