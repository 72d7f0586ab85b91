import { type DateRange, type LocalDate } from '#kernel';
import { type ApprovalInTime } from './approval.js';
import { type HoldScope, type PlacementType, type Skill, type UnavailabilityReason } from './vocabulary.js';

/** A postcode sector, the finest place ever shown, and the mean of its postcodes in whole metres. */
export interface Sector {
  readonly postcodeSector: string;
  readonly easting: number;
  readonly northing: number;
}

/** Terms of one approval; an absent term sets no limit. */
export interface RecordedApproval extends ApprovalInTime {
  readonly maxChildren: number | null;
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly sex: 'male' | 'female' | null;
  readonly placementTypes: readonly PlacementType[] | null;
  /** `AUTHORITY/CHILD`, when the approval is for one named child only. */
  readonly namedChild: string | null;
}

/** A home of the register with every fact kept of it, past and to come. Children in it are ids, never names. */
export interface Household {
  readonly id: string;
  /** The fostering service's own reference: the id people use, kept over every import. */
  readonly reference: string;
  readonly name: string;
  readonly service: {
    readonly name: string;
    readonly kind: 'authority' | 'agency';
    /** The authority whose own service it is; null for an agency. */
    readonly authorityCode: string | null;
  };
  readonly area: Sector | null;
  /** The authority in whose area the home is, as the postcode file says; null when it says none. */
  readonly areaAuthorityCode: string | null;
  readonly places: number;
  readonly bedrooms: number | null;
  readonly stayingPutAdults: number;
  readonly ownChildrenAges: readonly number[];
  readonly pets: 'yes' | 'no' | 'not-recorded';
  readonly languages: readonly string[];
  readonly carers: readonly string[];
  readonly approvals: readonly RecordedApproval[];
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
    readonly childId: string;
    readonly responsibleAuthority: string;
    readonly siblingGroup: string | null;
    readonly stay: DateRange;
  }[];
}
