import {
  type AccessNeed,
  type ChildRisk,
  type CourtOrderKind,
  type Faith,
  type PetKind,
  type Skill,
  type Wish,
} from '#register/core';
import { type DayNumber } from '../calendar.js';
import { type Chance, type Shares } from '../chance.js';
import { type Postcode } from '../geography/postcodes.js';

/** What more is written of a request. Null and empty are what nobody wrote down. */
export interface RequestFacts {
  readonly isDisabled: boolean | null;
  readonly isUnaccompanied: boolean;
  readonly accessNeeds: readonly AccessNeed[];
  readonly faith: Faith | null;
  readonly cultures: readonly string[];
  readonly familyTimeAt: Postcode | null;
  readonly familyTimesAMonth: number | null;
  readonly wishes: readonly Wish[];
  readonly risks: readonly ChildRisk[];
  readonly livesBestAs: 'only-child' | 'youngest' | 'oldest' | null;
  readonly cannotLiveWith: readonly PetKind[];
  readonly courtOrder: {
    readonly kind: CourtOrderKind;
    readonly at: Postcode;
    readonly miles: number;
    readonly from: DayNumber;
  } | null;
  readonly placeToAvoid: { readonly at: Postcode; readonly miles: number; readonly reason: string } | null;
  readonly wishesAscertainedOn: DayNumber | null;
  readonly reviewingOfficerInformedOn: DayNumber | null;
  readonly placementPlanOn: DayNumber | null;
  readonly delegatedAuthorityOn: DayNumber | null;
}

/** The child that facts are drawn for. */
export interface ChildOfFacts {
  readonly ageInYears: number;
  readonly home: Postcode | null;
  readonly needs: readonly Skill[];
  readonly unaccompanied: boolean;
  readonly hasSiblings: boolean;
  readonly mustKeepSchool: boolean;
  readonly isEmergency: boolean;
  readonly openedOn: DayNumber;
  readonly on: DayNumber;
}

const faiths: Shares<Faith> = [
  ['none', 44],
  ['christian', 34],
  ['muslim', 12],
  ['hindu', 3],
  ['sikh', 3],
  ['jewish', 1],
  ['buddhist', 1],
  ['other', 2],
];
const reasonsToAvoid = [
  'Somebody who hurt the child lives there.',
  'Older young people there draw the child into crime.',
  'The child went missing to this place.',
];
const ofNeeds: Readonly<Partial<Record<Skill, readonly AccessNeed[]>>> = {
  'mobility-and-access': ['step-free', 'ground-floor-bedroom'],
  'complex-health-needs': ['accessible-bathroom'],
  'sensory-impairment': ['sensory-equipment'],
};

/**
 * Draws what a social worker would have written by now: in an emergency little, weeks later most of it. Every draw is of
 * a stream of its own, so that nothing else of the demonstration changes with it.
 */
export function factsOf(child: ChildOfFacts, places: readonly Postcode[], chance: Chance): RequestFacts {
  const { ageInYears, needs, openedOn, on, isEmergency } = child;
  const isWritten = (usually: number): boolean => chance.happens(isEmergency ? usually / 2 : usually);
  const accessNeeds = needs.flatMap((need) => ofNeeds[need] ?? []);
  const day = (usually: number): DayNumber | null =>
    isWritten(usually) ? openedOn + chance.whole(0, Math.max(0, Math.min(7, on - openedOn))) : null;
  const familyTimeIsKnown = !child.unaccompanied && isWritten(0.75);
  const harmIsKnown = !child.unaccompanied && ageInYears >= 2;
  return {
    isDisabled: isWritten(0.85) ? accessNeeds.length > 0 || needs.includes('learning-disability') : null,
    isUnaccompanied: child.unaccompanied,
    accessNeeds,
    faith: isWritten(0.7) ? (child.unaccompanied ? 'muslim' : chance.weighted(faiths)) : null,
    cultures: child.unaccompanied
      ? [chance.pick(['Kurdish', 'Black African'])]
      : chance.happens(0.12)
        ? [chance.pick(['Black Caribbean', 'Pakistani', 'Traveller', 'Indian', 'Black African'])]
        : [],
    familyTimeAt: familyTimeIsKnown ? child.home : null,
    familyTimesAMonth: familyTimeIsKnown ? chance.pick([1, 2, 4, 4, 8]) : null,
    wishes: ageInYears >= 4 && isWritten(0.8) ? wishesOf(child, chance) : [],
    risks: risksOf(ageInYears, needs, chance),
    livesBestAs: livesBestAs(child, chance),
    cannotLiveWith: chance.happens(0.07) ? [chance.pick(['dog', 'cat'] as const)] : [],
    courtOrder:
      harmIsKnown && chance.happens(0.07)
        ? {
            kind: 'exclusion-area',
            at: chance.pick(places),
            miles: chance.whole(1, 3),
            from: openedOn - chance.whole(20, 300),
          }
        : null,
    placeToAvoid:
      harmIsKnown && chance.happens(0.14)
        ? { at: chance.pick(places), miles: chance.whole(1, 4), reason: chance.pick(reasonsToAvoid) }
        : null,
    wishesAscertainedOn: day(0.7),
    reviewingOfficerInformedOn: day(0.6),
    placementPlanOn: isEmergency ? null : day(0.35),
    delegatedAuthorityOn: isEmergency ? null : day(0.3),
  };
}

function livesBestAs({ hasSiblings }: ChildOfFacts, chance: Chance): RequestFacts['livesBestAs'] {
  if (!chance.happens(0.12)) return null;
  const drawn = chance.pick(['only-child', 'youngest', 'youngest', 'oldest'] as const);
  return hasSiblings && drawn === 'only-child' ? null : drawn;
}

function wishesOf({ hasSiblings, mustKeepSchool, ageInYears }: ChildOfFacts, chance: Chance): readonly Wish[] {
  const wishes: Wish[] = [
    ...(hasSiblings ? (['with-siblings'] as const) : []),
    ...(mustKeepSchool || (ageInYears >= 5 && chance.happens(0.3)) ? (['same-school'] as const) : []),
    ...(chance.happens(0.35) ? (['near-family'] as const) : []),
    ...(chance.happens(0.2) ? [chance.pick(['a-pet', 'no-pets', 'other-children', 'only-child'] as const)] : []),
  ];
  // Nobody asks to live with a brother or sister and to be the only child.
  return wishes.filter((wish) => !(hasSiblings && wish === 'only-child'));
}

function risksOf(ageInYears: number, needs: readonly Skill[], chance: Chance): readonly ChildRisk[] {
  const isHarder = needs.includes('challenging-behaviour') || needs.includes('harmful-sexual-behaviour');
  return [
    ...(isHarder && ageInYears >= 6 && chance.happens(0.4) ? (['to-younger-children'] as const) : []),
    ...(isHarder && chance.happens(0.12) ? (['to-pets'] as const) : []),
    ...(ageInYears >= 3 && ageInYears < 13 && chance.happens(0.1) ? (['from-older-children'] as const) : []),
  ];
}
