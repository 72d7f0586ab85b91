import { type GridReference } from '#geography/core';
import { type DateRange, type LocalDate } from '#kernel';
import {
  type HoldScope,
  type PlacementType,
  type Sex,
  type Skill,
  type UnavailabilityReason,
  type Urgency,
} from '#register/core';

/** A place a rule can measure from, or what is known to be missing. */
export type Place = GridReference | 'not-recorded';

/** The child and the need, as the request states them. Plain data: it is stored with the run and replayed from there. */
export interface ChildFacts {
  readonly requestId: string;
  readonly childId: string;
  /** The authority that looks after the child. */
  readonly responsibleAuthority: string;
  readonly childCode: string;
  readonly ageInYears: number | 'not-recorded';
  readonly sex: Sex;
  readonly urgency: Urgency;
  readonly placementType: PlacementType;
  readonly startsOn: LocalDate;
  /** The first day the child would no longer live there; null when no end is known. */
  readonly expectedUntil: LocalDate | null;
  readonly home: Place;
  readonly school: Place;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly Skill[];
  readonly siblingGroup: string | null;
  /** True when a brother or sister of the group lives in some home of the register. */
  readonly siblingsLiveInAHome: boolean;
  /** Switches the duties of section 22C(8) and (9) off. */
  readonly adoptionConsidered: boolean;
}

/** Terms of an approval; absent terms set no limit. */
export interface ApprovalTerms {
  readonly maxChildren: number | null;
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly sex: 'male' | 'female' | null;
  readonly placementTypes: readonly PlacementType[] | null;
  /** `AUTHORITY/CHILD`, when the approval is for one named child only. */
  readonly namedChild: string | null;
}

export interface Approval extends ApprovalTerms {
  readonly valid: DateRange;
  readonly resignationNoticeOn: LocalDate | null;
}

/** A fostered child who lives, or is booked to live, in the home. */
export interface FosteredChild {
  readonly childId: string;
  readonly responsibleAuthority: string;
  readonly siblingGroup: string | null;
  readonly stay: DateRange;
}

export interface Hold {
  readonly scope: HoldScope;
  readonly namedChild: string | null;
  readonly valid: DateRange;
  readonly reviewOn: LocalDate | null;
  readonly decidedBy: string;
}

export interface Unavailability {
  readonly places: number;
  readonly reason: UnavailabilityReason;
  readonly valid: DateRange;
}

/** The home's place in a Mockingbird constellation. */
export interface ConstellationMembership {
  readonly name: string;
  readonly role: 'hub' | 'satellite';
  /** Beds a hub keeps free for sleepovers: never vacancies. */
  readonly hubBeds: number;
  readonly valid: DateRange;
}

/** Everything the rules may know of one home. Plain data, one entry for every household of the register. */
export interface HouseholdFacts {
  readonly householdId: string;
  readonly reference: string;
  readonly name: string;
  readonly service: {
    readonly name: string;
    readonly kind: 'authority' | 'agency';
    /** The authority whose own service approved the home; null for an agency. */
    readonly authorityCode: string | null;
  };
  /** Where the home is; the map never shows anything finer than a postcode sector. */
  readonly place: Place;
  readonly postcodeSector: string | null;
  /** The authority in whose area the home is, on the day the placement starts. */
  readonly areaAuthority: string | 'not-recorded';
  readonly approvals: readonly Approval[];
  readonly places: number;
  readonly stayingPutAdults: number;
  readonly fosteredChildren: readonly FosteredChild[];
  readonly unavailable: readonly Unavailability[];
  readonly holds: readonly Hold[];
  readonly skills: readonly { readonly skill: Skill; readonly validUntil: LocalDate | null }[];
  readonly constellations: readonly ConstellationMembership[];
  /** What the carer has said to this placement. */
  readonly carerAnswer: 'agreed' | 'declined' | 'not-recorded';
}

/** One run's whole knowledge: what is digested, frozen and replayed. */
export interface MatchFacts {
  readonly judgedOn: LocalDate;
  readonly child: ChildFacts;
  /** Authorities that adjoin the responsible authority on the day the placement starts. */
  readonly adjoiningAuthorities: readonly string[];
  readonly authorityNames: Readonly<Record<string, string>>;
  /** Ordered by householdId, so that the digest depends on the facts alone. */
  readonly households: readonly HouseholdFacts[];
}
