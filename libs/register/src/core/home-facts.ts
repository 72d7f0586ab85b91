import { addDays, ageInYears, type DateRange, type LocalDate, overlaps } from '#kernel';
import {
  type AccessNeed,
  type ApprovalKind,
  type Faith,
  type PetKind,
  type Setting,
  type Skill,
} from './vocabulary.js';

/** Somebody of the household who is neither a carer nor fostered nor a Staying Put adult. Null is not recorded. */
export interface HouseholdMember {
  readonly role: 'adult' | 'own-child';
  readonly bornOn: LocalDate | null;
  /** The last enhanced criminal record check. */
  readonly checkedOn: LocalDate | null;
  /** Never shown in a list. */
  readonly hasSpecifiedOffence: boolean | null;
}

/** A bedroom that fostered children may use. */
export interface Bedroom {
  readonly name: string;
  readonly beds: number;
}

/** More than three children who are not all siblings, granted by the authority in whose area the home is. */
export interface RecordedExemption {
  readonly authority: string;
  /** Each as `AUTHORITY/CODE`. */
  readonly children: readonly string[];
  readonly valid: DateRange;
}

/** An authority's agreement that these children of its own share a bedroom. */
export interface RecordedSharingAgreement {
  readonly authority: string;
  /** Each as `AUTHORITY/CODE`. */
  readonly children: readonly string[];
  readonly agreedOn: LocalDate;
  readonly assessedOn: LocalDate | null;
}

/** Training that answers a need. */
export interface Training {
  readonly skill: Skill;
  readonly completedOn: LocalDate;
  /** The first day it no longer counts; null where it does not lapse. */
  readonly validUntil: LocalDate | null;
}

/** How many children with a need have lived in the home. */
export interface Experience {
  readonly skill: Skill;
  readonly children: number;
}

/** What the carers prefer and are ready for, as they said: a consideration, never a term of approval. */
export interface RecordedPreference {
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly sex: 'male' | 'female' | null;
  readonly mostChildren: number | null;
  readonly takesSiblings: boolean | null;
  /** Needs the carers said they are not ready for. */
  readonly unwillingNeeds: readonly Skill[];
}

/** A child, as `AUTHORITY/CODE`, of whom a carer is a relative, friend or otherwise connected person. */
export interface Connection {
  readonly child: string;
  readonly isRelative: boolean;
}

/** What the rules ask of a home beyond its approval, places and children. Null is not recorded. */
export interface HomeFacts {
  readonly setting: Setting;
  /** Whether the setting is registered with the inspectorate. */
  readonly isRegistered: boolean | null;
  /** The day the foster care agreement was signed, or that there is none. */
  readonly agreement: LocalDate | 'none' | null;
  /** The last review of the approval. */
  readonly lastReviewOn: LocalDate | null;
  readonly petKinds: readonly PetKind[] | null;
  readonly adaptations: readonly AccessNeed[] | null;
  /** Faiths whose practice the carers have said they can support: never the carers' own. */
  readonly faithsSupported: readonly Faith[] | null;
  readonly culturesSupported: readonly string[] | null;
  /** Stays that ended before the plan in the last two years. */
  readonly unplannedEndings: number | null;
  readonly members: readonly HouseholdMember[];
  /** Empty is not recorded: a home has bedrooms. */
  readonly rooms: readonly Bedroom[];
  readonly exemptions: readonly RecordedExemption[];
  readonly sharingAgreements: readonly RecordedSharingAgreement[];
  readonly training: readonly Training[];
  readonly experience: readonly Experience[];
  readonly preference: RecordedPreference | null;
  readonly connectedTo: readonly Connection[];
}

/** What is known of a home of which nobody recorded anything. */
export const factsNotRecorded: HomeFacts = {
  setting: 'foster-home',
  isRegistered: null,
  agreement: null,
  lastReviewOn: null,
  petKinds: null,
  adaptations: null,
  faithsSupported: null,
  culturesSupported: null,
  unplannedEndings: null,
  members: [],
  rooms: [],
  exemptions: [],
  sharingAgreements: [],
  training: [],
  experience: [],
  preference: null,
  connectedTo: [],
};

/** What is judged of a home before it is kept: as read from a file or written by a person. */
export interface HomeToJudge extends Partial<HomeFacts> {
  readonly postcode: string;
  readonly places: number;
  readonly pets: 'yes' | 'no' | 'not-recorded';
  readonly carers: readonly string[];
  readonly approvals: readonly {
    readonly kind?: ApprovalKind;
    readonly extendedUntil?: LocalDate | null;
    readonly valid: DateRange;
    readonly maxChildren: number | null;
    readonly ages: object | null;
    readonly sex: string | null;
    readonly placementTypes: readonly string[] | null;
    readonly namedChild: string | null;
  }[];
  readonly fosteredChildren: readonly {
    readonly stay: DateRange;
    readonly room?: string | null;
    readonly mustBeOnlyChild?: boolean;
  }[];
  readonly shortBreaks?: readonly {
    readonly authorityCode: string;
    readonly code: string;
    readonly stay: DateRange;
  }[];
}

/**
 * Why a home cannot be kept as it is, or what makes it less than whole. `field` names the fact, `position` which of a list it
 * is, from 0.
 */
export type HomeFault =
  | { readonly kind: 'no-postcode'; readonly field: 'postcode' }
  | { readonly kind: 'no-carer'; readonly field: 'carers' }
  | { readonly kind: 'approval-without-terms'; readonly field: 'approvals' }
  | { readonly kind: 'extension-of-a-full-approval'; readonly field: 'extendedUntil' }
  | { readonly kind: 'extension-before-approval-ends'; readonly field: 'extendedUntil' }
  | { readonly kind: 'extension-over-8-weeks'; readonly field: 'extendedUntil' }
  | { readonly kind: 'temporary-approval-without-end'; readonly field: 'approvals' }
  | { readonly kind: 'temporary-approval-over-16-weeks'; readonly field: 'approvals' }
  | { readonly kind: 'day-to-come'; readonly field: 'agreement' | 'lastReviewOn'; readonly day: LocalDate }
  | {
      readonly kind: 'day-to-come';
      readonly field: 'members' | 'training' | 'sharingAgreements';
      readonly position: number;
      readonly day: LocalDate;
    }
  | { readonly kind: 'checked-before-born'; readonly field: 'members'; readonly position: number }
  | { readonly kind: 'adult-under-18'; readonly field: 'members'; readonly position: number; readonly age: number }
  | {
      readonly kind: 'named-twice';
      readonly field: 'rooms' | 'training' | 'experience' | 'connectedTo';
      readonly name: string;
    }
  | { readonly kind: 'training-lapses-before-completed'; readonly field: 'training'; readonly position: number }
  | { readonly kind: 'ages-out-of-order'; readonly field: 'preference'; readonly from: number; readonly to: number }
  | { readonly kind: 'pets-said-both-ways'; readonly field: 'petKinds' }
  | {
      readonly kind: 'room-not-known';
      readonly field: 'fosteredChildren';
      readonly position: number;
      readonly name: string;
    }
  | { readonly kind: 'not-the-only-child'; readonly field: 'fosteredChildren'; readonly position: number }
  | { readonly kind: 'breaks-overlap'; readonly field: 'shortBreaks'; readonly position: number };

/** CPPCR 2010, reg 24: sixteen weeks; reg 25: once more eight weeks. */
const weeksOfTemporaryApproval = 16;
const weeksOfExtension = 8;

/**
 * The same judgement for a home read from a file and for one written by a person.
 *
 * @param on the day of recording: what is told as done cannot be yet to come.
 * @returns every fault, in the order of the fields; which of them refuse and which only warn is the caller's.
 */
export function faultsOfHome(home: HomeToJudge, on: LocalDate): readonly HomeFault[] {
  return [
    ...(home.postcode === '' ? [{ kind: 'no-postcode', field: 'postcode' } as const] : []),
    ...(home.carers.length === 0 ? [{ kind: 'no-carer', field: 'carers' } as const] : []),
    ...home.approvals.flatMap(faultsOfApproval),
    ...(['agreement', 'lastReviewOn'] as const).flatMap((field) => {
      const day = home[field];
      return day && day !== 'none' && day > on ? [{ kind: 'day-to-come', field, day } as const] : [];
    }),
    ...(home.members ?? []).flatMap((member, position) => faultsOfMember(member, position, on)),
    ...twice(
      'rooms',
      (home.rooms ?? []).map(({ name }) => name),
    ),
    ...twice(
      'training',
      (home.training ?? []).map(({ skill }) => skill),
    ),
    ...twice(
      'experience',
      (home.experience ?? []).map(({ skill }) => skill),
    ),
    ...twice(
      'connectedTo',
      (home.connectedTo ?? []).map(({ child }) => child),
    ),
    ...(home.training ?? []).flatMap((training, position) => faultsOfTraining(training, position, on)),
    ...(home.sharingAgreements ?? []).flatMap(({ agreedOn, assessedOn }, position) => {
      const day = [agreedOn, assessedOn].find((each) => each !== null && each > on) ?? null;
      return day === null ? [] : [{ kind: 'day-to-come', field: 'sharingAgreements', position, day } as const];
    }),
    ...faultsOfPreference(home.preference ?? null),
    ...(home.pets === 'no' && (home.petKinds?.length ?? 0) > 0
      ? [{ kind: 'pets-said-both-ways', field: 'petKinds' } as const]
      : []),
    ...faultsOfChildren(home),
    ...(home.shortBreaks ?? []).flatMap((shortBreak, position, all) =>
      all.slice(0, position).some((other) => sameChild(other, shortBreak) && overlaps(other.stay, shortBreak.stay))
        ? [{ kind: 'breaks-overlap', field: 'shortBreaks', position } as const]
        : [],
    ),
  ];
}

type ShortBreakToJudge = NonNullable<HomeToJudge['shortBreaks']>[number];

const sameChild = (one: ShortBreakToJudge, other: ShortBreakToJudge): boolean =>
  one.authorityCode === other.authorityCode && one.code === other.code;

function faultsOfApproval(approval: HomeToJudge['approvals'][number]): readonly HomeFault[] {
  const { kind = 'full', extendedUntil = null, valid, maxChildren, ages, sex, placementTypes, namedChild } = approval;
  const faults: HomeFault[] = [];
  if ([maxChildren, ages, sex, placementTypes, namedChild].every((term) => term === null)) {
    faults.push({ kind: 'approval-without-terms', field: 'approvals' });
  }
  if (kind === 'temporary' && valid.until === null) {
    faults.push({ kind: 'temporary-approval-without-end', field: 'approvals' });
  }
  if (kind === 'temporary' && valid.until !== null && valid.until > addDays(valid.from, 7 * weeksOfTemporaryApproval)) {
    faults.push({ kind: 'temporary-approval-over-16-weeks', field: 'approvals' });
  }
  if (extendedUntil === null) return faults;
  if (kind !== 'temporary') faults.push({ kind: 'extension-of-a-full-approval', field: 'extendedUntil' });
  else if (valid.until !== null && extendedUntil < valid.until) {
    faults.push({ kind: 'extension-before-approval-ends', field: 'extendedUntil' });
  } else if (valid.until !== null && extendedUntil > addDays(valid.until, 7 * weeksOfExtension)) {
    faults.push({ kind: 'extension-over-8-weeks', field: 'extendedUntil' });
  }
  return faults;
}

function faultsOfMember(member: HouseholdMember, position: number, on: LocalDate): readonly HomeFault[] {
  const { role, bornOn, checkedOn } = member;
  const day = [bornOn, checkedOn].find((each) => each !== null && each > on) ?? null;
  if (day !== null) return [{ kind: 'day-to-come', field: 'members', position, day }];
  if (bornOn === null) return [];
  const age = ageInYears(bornOn, on);
  return [
    ...(checkedOn !== null && checkedOn < bornOn
      ? [{ kind: 'checked-before-born', field: 'members', position } as const]
      : []),
    ...(role === 'adult' && age < 18 ? [{ kind: 'adult-under-18', field: 'members', position, age } as const] : []),
  ];
}

const twice = (
  field: 'rooms' | 'training' | 'experience' | 'connectedTo',
  names: readonly string[],
): readonly HomeFault[] =>
  [...new Set(names.filter((name, position) => names.indexOf(name) !== position))].map((name) => ({
    kind: 'named-twice',
    field,
    name,
  }));

function faultsOfTraining(training: Training, position: number, on: LocalDate): readonly HomeFault[] {
  const { completedOn, validUntil } = training;
  if (completedOn > on) return [{ kind: 'day-to-come', field: 'training', position, day: completedOn }];
  if (validUntil === null || validUntil > completedOn) return [];
  return [{ kind: 'training-lapses-before-completed', field: 'training', position }];
}

function faultsOfPreference(preference: RecordedPreference | null): readonly HomeFault[] {
  const ages = preference?.ages ?? null;
  return ages === null || ages.from <= ages.to ? [] : [{ kind: 'ages-out-of-order', field: 'preference', ...ages }];
}

function faultsOfChildren({ fosteredChildren, rooms }: HomeToJudge): readonly HomeFault[] {
  const known = new Set((rooms ?? []).map(({ name }) => name));
  return fosteredChildren.flatMap(({ stay, room = null, mustBeOnlyChild = false }, position): readonly HomeFault[] => [
    ...(room !== null && rooms !== undefined && !known.has(room)
      ? [{ kind: 'room-not-known', field: 'fosteredChildren', position, name: room } as const]
      : []),
    ...(mustBeOnlyChild && fosteredChildren.some((other, at) => at !== position && overlaps(other.stay, stay))
      ? [{ kind: 'not-the-only-child', field: 'fosteredChildren', position } as const]
      : []),
  ]);
}
