import { type DateRange, type LocalDate } from '#kernel';
import { type ConstellationRole } from '#constellations/core';
import { type HoldScope, type PlacementType, type Skill, type UnavailabilityReason } from '#register/core';

/** One row of a households file, read and checked by itself. */
export interface StatedHome {
  readonly file: string;
  readonly row: number;
  readonly household: {
    readonly reference: string;
    readonly name: string;
    readonly service: {
      readonly name: string;
      readonly kind: 'authority' | 'agency';
      readonly authorityCode: string | null;
    };
    readonly postcode: string;
    readonly places: number;
    readonly bedrooms: number | null;
    readonly stayingPutAdults: number;
    readonly ownChildrenAges: readonly number[];
    readonly pets: 'yes' | 'no' | 'not-recorded';
    readonly languages: readonly string[];
    readonly carers: readonly string[];
    readonly approvals: readonly {
      readonly valid: DateRange;
      readonly maxChildren: number | null;
      readonly ages: { readonly from: number; readonly to: number } | null;
      readonly sex: 'male' | 'female' | null;
      readonly placementTypes: readonly PlacementType[] | null;
      readonly namedChild: string | null;
      readonly resignationNoticeOn: LocalDate | null;
    }[];
    readonly skills: readonly { readonly skill: Skill; readonly validUntil: LocalDate | null }[];
    readonly holds: readonly {
      readonly scope: HoldScope;
      readonly namedChild: string | null;
      readonly valid: DateRange;
      readonly reviewOn: LocalDate | null;
      readonly decidedBy: string;
    }[];
    readonly unavailable: readonly {
      readonly places: number;
      readonly reason: UnavailabilityReason;
      readonly valid: DateRange;
    }[];
    readonly fosteredChildren: readonly {
      /** The number in the names of the child's columns. */
      readonly number: number;
      readonly authorityCode: string;
      readonly code: string;
      readonly siblingGroup: string | null;
      readonly stay: DateRange;
    }[];
  };
  readonly membership: {
    readonly name: string;
    readonly role: ConstellationRole;
    readonly hubBeds: number;
    readonly valid: DateRange;
  } | null;
}
