import { ageInYears, type LocalDate } from '#kernel';
import { type Child } from './child.js';
import { type Sector } from './household.js';
import { isPlacementType, isSkill, type PlacementType, type Skill, type Urgency } from './vocabulary.js';

/** The need of one child for a home, as a social worker asked. What people decide on it belongs to decisions. */
export interface PlacementRequest {
  readonly id: string;
  readonly reference: string;
  readonly child: Child;
  readonly openedOn: LocalDate;
  /** Null while the request is open. */
  readonly closedOn: LocalDate | null;
  readonly urgency: Urgency;
  /** The last day by which a home must be found. */
  readonly neededBy: LocalDate;
  readonly startsOn: LocalDate;
  /** The first day the child would no longer live there; null when no end is known. */
  readonly expectedUntil: LocalDate | null;
  readonly placementType: PlacementType;
  readonly homeArea: Sector | null;
  readonly schoolName: string | null;
  readonly schoolArea: Sector | null;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly Skill[];
  readonly languages: readonly string[];
  readonly siblingGroup: string | null;
  readonly adoptionConsidered: boolean;
  readonly summary: string;
}

/** What is judged of a request before it is kept: as written by a person or read from a file. */
export interface PlacementRequestDates {
  readonly openedOn: LocalDate;
  readonly neededBy: LocalDate;
  readonly startsOn: LocalDate;
  readonly expectedUntil: LocalDate | null;
  readonly placementType: string;
  readonly bornOn: LocalDate | null;
  readonly needs: readonly string[];
}

/** Why a request cannot be kept as it is. `field` names the input it is about. */
export type PlacementRequestFault =
  | { readonly kind: 'needed-by-before-opened'; readonly field: 'neededBy'; readonly openedOn: LocalDate }
  | { readonly kind: 'starts-before-opened'; readonly field: 'startsOn'; readonly openedOn: LocalDate }
  | { readonly kind: 'ends-before-it-starts'; readonly field: 'expectedUntil'; readonly startsOn: LocalDate }
  | { readonly kind: 'placement-type-not-known'; readonly field: 'placementType'; readonly placementType: string }
  | { readonly kind: 'need-not-known'; readonly field: 'needs'; readonly need: string }
  | { readonly kind: 'born-after-opened'; readonly field: 'bornOn'; readonly openedOn: LocalDate }
  | {
      readonly kind: 'age-outside-any-placement';
      readonly field: 'bornOn';
      readonly ageInYears: number;
      /** The oldest a child may be, in completed years, on the day the placement starts. */
      readonly oldest: number;
    };

const oldestChild = 17;
/** A parent who is placed with a baby may be a young adult: the baby is then the child looked after. */
const oldestYoungParent = 20;

/** @returns the most completed years that somebody may have on the day a placement of this type starts. */
export const oldestFor = (placementType: string): number =>
  placementType === 'parent-and-child' ? oldestYoungParent : oldestChild;

/**
 * The same judgement for a request opened by a person and for one read from a file: a file's day of opening may be past.
 *
 * @returns every fault, in the order of the fields; empty when the request can be kept.
 */
export function faultsOf(request: PlacementRequestDates): readonly PlacementRequestFault[] {
  const { openedOn, neededBy, startsOn, expectedUntil, placementType, needs } = request;
  return [
    ...bornOnFaults(request),
    ...(neededBy < openedOn ? [{ kind: 'needed-by-before-opened', field: 'neededBy', openedOn } as const] : []),
    ...(startsOn < openedOn ? [{ kind: 'starts-before-opened', field: 'startsOn', openedOn } as const] : []),
    ...(expectedUntil !== null && expectedUntil <= startsOn
      ? [{ kind: 'ends-before-it-starts', field: 'expectedUntil', startsOn } as const]
      : []),
    ...(isPlacementType(placementType)
      ? []
      : [{ kind: 'placement-type-not-known', field: 'placementType', placementType } as const]),
    ...needs
      .filter((need) => !isSkill(need))
      .map((need) => ({ kind: 'need-not-known', field: 'needs', need }) as const),
  ];
}

function bornOnFaults({ bornOn, openedOn, startsOn, placementType }: PlacementRequestDates): PlacementRequestFault[] {
  if (bornOn === null) return [];
  if (bornOn > openedOn) return [{ kind: 'born-after-opened', field: 'bornOn', openedOn }];
  const age = ageInYears(bornOn, startsOn);
  const oldest = oldestFor(placementType);
  return age > oldest ? [{ kind: 'age-outside-any-placement', field: 'bornOn', ageInYears: age, oldest }] : [];
}
