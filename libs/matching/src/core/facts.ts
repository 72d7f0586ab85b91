import { type GridReference } from '#geography/core';
import { type DateRange, type LocalDate } from '#kernel';
import {
  type AccessNeed,
  type ApprovalKind,
  type ChildRisk,
  type Clearance,
  type CourtOrderKind,
  type Faith,
  type HoldScope,
  type PetKind,
  type PlacementType,
  type Setting,
  type Sex,
  type Skill,
  type UnavailabilityReason,
  type Urgency,
  type Wish,
} from '#register/core';

/** A fact, or that nobody recorded it: it costs nothing, hides nothing and is listed as "check before placing". */
export type Recorded<Fact> = Fact | 'not-recorded';

/** A place a rule can measure from, or what is known to be missing. */
export type Place = Recorded<GridReference>;

/** A child as terms, exemptions and agreements name one: `AUTHORITY/CODE`. */
export type ChildReference = string;

/** What a court forbids. */
export interface CourtOrder {
  readonly kind: CourtOrderKind;
  /** The middle of the area, or the address, that the order is about; of an order about a home: not recorded. */
  readonly place: Place;
  /** Miles around the place that are forbidden; 0 for the address itself. */
  readonly miles: number;
  /** The home the order names; null for an order about a place. */
  readonly householdId: string | null;
  readonly valid: DateRange;
}

/** A place the child is to be kept away from without an order: where harm came from. Policy, not law. */
export interface PlaceToAvoid {
  readonly place: Place;
  readonly miles: number;
  readonly reason: string;
}

/** What has to be recorded before a child moves in, with the day it was; null while it is not. */
export interface RecordedBefore {
  /** wishes and feelings of the child ascertained. */
  readonly wishesAscertainedOn: LocalDate | null;
  /** the independent reviewing officer informed. */
  readonly reviewingOfficerInformedOn: LocalDate | null;
  /** a placement plan. */
  readonly placementPlanOn: LocalDate | null;
  /** R-17a: delegated authority, who decides what. */
  readonly delegatedAuthorityOn: LocalDate | null;
  /** a long-term match confirmed. */
  readonly longTermConfirmedOn: LocalDate | null;
}

/** The child and the need, as the request states them. Plain data: it is stored with the run and replayed from there. */
export interface ChildFacts {
  readonly requestId: string;
  readonly childId: string;
  /** The authority that looks after the child. */
  readonly responsibleAuthority: string;
  readonly childCode: string;
  readonly ageInYears: Recorded<number>;
  /** The first birthday after the day the placement starts, so that terms of approval are judged on every day of the stay. */
  readonly nextBirthdayOn: Recorded<LocalDate>;
  /** The school year on the day the placement starts: 0 for Reception, 10 and 11 for key stage 4; below 0 before school. */
  readonly schoolYear: Recorded<number>;
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
  readonly disabled: Recorded<boolean>;
  /** What a home must have for the child to live in it (R-19d). */
  readonly accessNeeds: readonly AccessNeed[];
  /** Languages the child speaks at home other than English, in lower case. */
  readonly languages: readonly string[];
  readonly faith: Recorded<Faith>;
  /** What of the child's culture and heritage a home should keep alive, in words. */
  readonly cultures: readonly string[];
  /** Where family time happens. */
  readonly familyTime: Place;
  readonly familyTimesAMonth: Recorded<number>;
  readonly wishes: readonly Wish[];
  readonly risks: readonly ChildRisk[];
  /** Children with whom this child must not live. */
  readonly mustNotLiveWith: readonly ChildReference[];
  /** Assessed to live best as the only, the youngest or the oldest child of a home; null when nothing was found. */
  readonly livesBestAs: 'only-child' | 'youngest' | 'oldest' | null;
  readonly cannotLiveWithPets: readonly PetKind[];
  readonly courtOrders: readonly CourtOrder[];
  readonly placesToAvoid: readonly PlaceToAvoid[];
  /** True when some home of the register is that of a connected person of the child. */
  readonly connectedHomeIsKnown: boolean;
  /** Parent and child: the parent who comes too; null for every other request. */
  readonly parent: {
    readonly isLookedAfter: Recorded<boolean>;
    readonly ageInYears: Recorded<number>;
    readonly riskAssessedOn: LocalDate | null;
  } | null;
  readonly before: RecordedBefore;
  /** What others consented to, approved or were told of, home by home, as it holds; in order of recording. */
  readonly clearances: readonly Clearance[];
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
  /** `temporary` for a connected person, `fostering-for-adoption` for a prospective adopter. */
  readonly kind: ApprovalKind;
  /** A temporary approval as extended once by a nominated officer; null without extension. */
  readonly extendedUntil: LocalDate | null;
  readonly valid: DateRange;
  readonly resignationNoticeOn: LocalDate | null;
}

/** A fostered child who lives, or is booked to live, in the home. */
export interface FosteredChild {
  readonly childId: string;
  /** `AUTHORITY/CODE`: what agreements and orders name. */
  readonly reference: ChildReference;
  readonly responsibleAuthority: string;
  readonly siblingGroup: string | null;
  readonly stay: DateRange;
  /** On the day the new placement starts. */
  readonly ageInYears: Recorded<number>;
  readonly sex: Sex;
  /** The bedroom the child sleeps in, by its name; null when not recorded. */
  readonly room: string | null;
  /** Placed alone because of needs or risk: nobody else may join. */
  readonly mustBeOnlyChild: boolean;
  readonly mustNotLiveWith: readonly ChildReference[];
}

/** A bedroom that fostered children may use. */
export interface Room {
  readonly name: string;
  readonly beds: number;
}

/** A person of the household who is neither fostered nor a Staying Put adult. */
export interface Member {
  readonly role: 'carer' | 'adult' | 'own-child';
  readonly ageInYears: Recorded<number>;
  /** The last enhanced criminal record check. */
  readonly checkedOn: Recorded<LocalDate>;
  /** A specified offence, or that there is none. */
  readonly specifiedOffence: Recorded<boolean>;
}

/** More than three children who are not all siblings, granted by the authority in whose area the home is. */
export interface Exemption {
  readonly authority: string;
  /** Every child the exemption names. */
  readonly children: readonly ChildReference[];
  readonly valid: DateRange;
}

/** The responsible authority of these children agreed that they share a bedroom, on a recorded assessment. */
export interface SharingAgreement {
  readonly authority: string;
  readonly children: readonly ChildReference[];
  readonly agreedOn: LocalDate;
  readonly assessedOn: LocalDate | null;
}

/** What the carer prefers and is willing to do, as they said: a consideration, never a term of approval. */
export interface CarerPreference {
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly sex: 'male' | 'female' | null;
  readonly mostChildren: number | null;
  readonly takesSiblings: boolean | null;
  /** Needs the carer said they are not ready for. */
  readonly unwillingNeeds: readonly Skill[];
}

/** A child's short break with this carer. */
export interface ShortBreak {
  readonly childId: string;
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
  /** Whether the hub has a bed free in the first four weeks of the stay; null when nobody knows, and for a hub itself. */
  readonly hubHasRoom: boolean | null;
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
    /** Authorities whose framework the service is on, on the day the placement starts. */
    readonly frameworkOf: readonly string[];
  };
  readonly setting: Setting;
  /** Whether the setting is registered with the inspectorate, as supported accommodation must be. */
  readonly isRegistered: Recorded<boolean>;
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
  readonly training: readonly {
    readonly skill: Skill;
    readonly completedOn: LocalDate;
    readonly validUntil: LocalDate | null;
  }[];
  /** How many children with this need have lived there. */
  readonly experience: readonly { readonly skill: Skill; readonly children: number }[];
  readonly constellations: readonly ConstellationMembership[];
  /** What the carer has said to this placement. */
  readonly carerAnswer: 'agreed' | 'declined' | 'not-recorded';
  /** The foster care agreement between carer and service: the day it was signed, or that there is none. */
  readonly agreement: Recorded<LocalDate | 'none'>;
  /** Children of whom a carer is a relative, friend or otherwise connected person. */
  readonly connectedTo: readonly { readonly child: ChildReference; readonly isRelative: boolean }[];
  readonly members: readonly Member[];
  readonly lastReviewOn: Recorded<LocalDate>;
  readonly rooms: Recorded<readonly Room[]>;
  readonly exemptions: readonly Exemption[];
  readonly sharingAgreements: readonly SharingAgreement[];
  readonly shortBreaks: readonly ShortBreak[];
  readonly ownChildrenAges: readonly number[];
  readonly pets: Recorded<readonly PetKind[]>;
  readonly adaptations: Recorded<readonly AccessNeed[]>;
  readonly languages: readonly string[];
  /** Faiths whose practice the carers have said they can support: never the carers' own. */
  readonly faithsSupported: Recorded<readonly Faith[]>;
  readonly culturesSupported: Recorded<readonly string[]>;
  readonly preference: Recorded<CarerPreference>;
  /** Stays that ended before the plan in the two years before the day of judgement. */
  readonly unplannedEndings: Recorded<number>;
}

/** One run's whole knowledge: what is digested, frozen and replayed. */
export interface MatchFacts {
  readonly judgedOn: LocalDate;
  readonly child: ChildFacts;
  /** Authorities that adjoin the responsible authority on the day the placement starts. */
  readonly adjoiningAuthorities: readonly string[];
  readonly authorityNames: Readonly<Record<string, string>>;
  /** Bank holidays in England and Wales, from data, as far as they are known; in order. */
  readonly bankHolidays: readonly LocalDate[];
  /** Ordered by householdId, so that the digest depends on the facts alone. */
  readonly households: readonly HouseholdFacts[];
}
