import { type DateRange, type LocalDate } from '#kernel';
import { type ApprovalInTime } from './approval.js';
import { type HomeFacts } from './home-facts.js';
import {
  type ApprovalKind,
  type HoldScope,
  type PlacementType,
  type Skill,
  type UnavailabilityReason,
} from './vocabulary.js';

/** A postcode sector, the finest place ever shown, and the mean of its postcodes in whole metres. */
export interface Sector {
  readonly postcodeSector: string;
  readonly easting: number;
  readonly northing: number;
}

/** Terms of one approval; an absent term sets no limit. */
export interface RecordedApproval extends ApprovalInTime {
  /** `temporary` for a connected person, `fostering-for-adoption` for a prospective adopter. */
  readonly kind: ApprovalKind;
  /** The first day after a temporary approval was extended; null without extension. */
  readonly extendedUntil: LocalDate | null;
  readonly maxChildren: number | null;
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly sex: 'male' | 'female' | null;
  readonly placementTypes: readonly PlacementType[] | null;
  /** `AUTHORITY/CHILD`, when the approval is for one named child only. */
  readonly namedChild: string | null;
}

/** A home of the register with every fact kept of it, past and to come. Children in it are ids, never names. */
export interface Household extends HomeFacts {
  readonly id: string;
  /** The fostering service's own reference: the id people use, kept over every import. */
  readonly reference: string;
  readonly name: string;
  readonly service: {
    readonly name: string;
    readonly kind: 'authority' | 'agency';
    /** The authority whose own service it is; null for an agency. */
    readonly authorityCode: string | null;
    /** Authorities whose framework the service is on, and when. */
    readonly frameworks: readonly { readonly authority: string; readonly valid: DateRange }[];
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
  /** Whether a criminal record check of each carer and each adult is recorded; of what it says, nothing. */
  readonly everybodyIsChecked: boolean;
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
    /** The bedroom the child sleeps in; null when not recorded. */
    readonly room: string | null;
    /** Placed alone because of needs or risk. */
    readonly mustBeOnlyChild: boolean;
    /** Children, as `AUTHORITY/CODE`, with whom this child must not live. */
    readonly mustNotLiveWith: readonly string[];
  }[];
  /** Short breaks of children with these carers. */
  readonly shortBreaks: readonly { readonly childId: string; readonly stay: DateRange }[];
}
