import { ageInYears, type DateRange, type LocalDate } from '#kernel';
import {
  type AccessNeed,
  type ChildRisk,
  type CourtOrderKind,
  type Faith,
  isAccessNeed,
  isChildRisk,
  isCourtOrderKind,
  isFaith,
  isPetKind,
  isWish,
  type PetKind,
  type Wish,
} from './vocabulary.js';

/** What an assessment found of the other children of a home. */
export const livesBestAs = {
  'only-child': 'the only child of the home',
  youngest: 'the youngest child of the home',
  oldest: 'the oldest child of the home',
} as const;
export type LivesBestAs = keyof typeof livesBestAs;
export const isLivesBestAs = (text: string): text is LivesBestAs => Object.hasOwn(livesBestAs, text);

/** An order of a court that says where, or with whom, a child may not live. */
export interface CourtOrderOfChild {
  readonly kind: CourtOrderKind;
  /** The middle of the area, or the address; null for an order about the people of a home. */
  readonly postcode: string | null;
  /** Miles round the place; 0 for the address itself. At most 500, to one decimal place. */
  readonly miles: number;
  /** The reference of the home, for an order about the people of one; null otherwise. */
  readonly home: string | null;
  readonly valid: DateRange;
}

/** A place the child is kept away from without an order. */
export interface PlaceToAvoidOfChild {
  readonly postcode: string;
  readonly miles: number;
  readonly reason: string;
}

/** What has to be recorded before a child moves in, or soon after: the day of each; null while it is not (R-12, R-16, R-17, R-17a). */
export interface RecordedBeforePlacing {
  readonly wishesAscertainedOn: LocalDate | null;
  readonly reviewingOfficerInformedOn: LocalDate | null;
  readonly placementPlanOn: LocalDate | null;
  readonly delegatedAuthorityOn: LocalDate | null;
  readonly longTermConfirmedOn: LocalDate | null;
}

/**
 * What more is known of a request and its child: nothing of it is needed to look for a home, and each fact makes the answer
 * better. Null, or an empty list, is "not recorded".
 */
export interface RequestFacts extends RecordedBeforePlacing {
  readonly isDisabled: boolean | null;
  /** An unaccompanied asylum-seeking child. */
  readonly isUnaccompanied: boolean | null;
  readonly accessNeeds: readonly AccessNeed[];
  readonly faith: Faith | null;
  /** In words. */
  readonly cultures: readonly string[];
  readonly familyTimePostcode: string | null;
  /** 0 to 60. */
  readonly familyTimesAMonth: number | null;
  readonly wishes: readonly Wish[];
  readonly risks: readonly ChildRisk[];
  /** Children by `AUTHORITY/CODE`. */
  readonly mustNotLiveWith: readonly string[];
  readonly livesBestAs: LivesBestAs | null;
  readonly cannotLiveWithPets: readonly PetKind[];
  /** Of the parent who comes too, in a placement of parent and child. */
  readonly parentIsLookedAfter: boolean | null;
  readonly parentBornOn: LocalDate | null;
  readonly parentRiskAssessedOn: LocalDate | null;
  readonly courtOrders: readonly CourtOrderOfChild[];
  readonly placesToAvoid: readonly PlaceToAvoidOfChild[];
}

export const noFactsRecorded: RequestFacts = {
  isDisabled: null,
  isUnaccompanied: null,
  accessNeeds: [],
  faith: null,
  cultures: [],
  familyTimePostcode: null,
  familyTimesAMonth: null,
  wishes: [],
  risks: [],
  mustNotLiveWith: [],
  livesBestAs: null,
  cannotLiveWithPets: [],
  parentIsLookedAfter: null,
  parentBornOn: null,
  parentRiskAssessedOn: null,
  courtOrders: [],
  placesToAvoid: [],
  wishesAscertainedOn: null,
  reviewingOfficerInformedOn: null,
  placementPlanOn: null,
  delegatedAuthorityOn: null,
  longTermConfirmedOn: null,
};

/** Facts as a person or a file writes them: words not yet checked. */
export type WrittenRequestFacts = {
  readonly [Fact in Exclude<keyof RequestFacts, 'courtOrders'>]: RequestFacts[Fact] extends readonly string[]
    ? readonly string[]
    : RequestFacts[Fact] extends string | null
      ? string | null
      : RequestFacts[Fact];
} & { readonly courtOrders: readonly WrittenCourtOrder[] };

export type WrittenCourtOrder = Omit<CourtOrderOfChild, 'kind'> & { readonly kind: string };

/** The request that facts are stated for. */
export interface RequestOfFacts {
  readonly openedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly placementType: string;
  readonly bornOn: LocalDate | null;
  /** The day the facts are stated. */
  readonly today: LocalDate;
}

/** Why facts cannot be kept as they are. `field` names the input it is about. */
export type RequestFactFault =
  | {
      readonly kind: 'word-not-known';
      readonly field:
        'accessNeeds' | 'faith' | 'wishes' | 'risks' | 'livesBestAs' | 'cannotLiveWithPets' | 'courtOrders';
      readonly word: string;
    }
  | { readonly kind: 'family-times-out-of-bounds'; readonly field: 'familyTimesAMonth'; readonly most: number }
  | { readonly kind: 'child-not-named-in-full'; readonly field: 'mustNotLiveWith'; readonly child: string }
  | { readonly kind: 'words-too-long'; readonly field: 'cultures' | 'placesToAvoid'; readonly mostCharacters: number }
  | { readonly kind: 'parent-age-not-given'; readonly field: 'parentBornOn' }
  | { readonly kind: 'parent-not-older-than-child'; readonly field: 'parentBornOn' }
  | { readonly kind: 'parent-not-asked'; readonly field: 'parentBornOn' }
  | {
      readonly kind: 'recorded-after-today';
      readonly field: keyof RecordedBeforePlacing | 'parentRiskAssessedOn';
      readonly today: LocalDate;
    }
  | { readonly kind: 'court-order-ended'; readonly field: 'courtOrders'; readonly endedOn: LocalDate }
  | { readonly kind: 'court-order-ends-before-it-starts'; readonly field: 'courtOrders' }
  | { readonly kind: 'court-order-without-place'; readonly field: 'courtOrders' }
  | { readonly kind: 'court-order-without-home'; readonly field: 'courtOrders' }
  | {
      readonly kind: 'miles-out-of-bounds';
      readonly field: 'courtOrders' | 'placesToAvoid';
      readonly most: number;
    }
  | { readonly kind: 'reason-of-place-not-given'; readonly field: 'placesToAvoid' };

const mostFamilyTimes = 60;
const mostMiles = 500;
const mostCharacters = 200;
/** A child younger than this does not have a child: a parent comes too, and is asked about. */
const youngestParent = 10;

/** @returns whether the placement is for a child and a parent who comes too, so that the parent's age is needed. */
export const parentComesToo = ({
  placementType,
  bornOn,
  startsOn,
}: Omit<RequestOfFacts, 'openedOn' | 'today'>): boolean =>
  placementType === 'parent-and-child' && bornOn !== null && ageInYears(bornOn, startsOn) < youngestParent;

/**
 * The same judgement for facts written by a person and for those read from a file.
 *
 * @returns every fault, in the order of the fields; empty when the facts can be kept.
 */
export function faultsOfFacts(facts: WrittenRequestFacts, request: RequestOfFacts): readonly RequestFactFault[] {
  const unknown =
    (field: Extract<RequestFactFault, { kind: 'word-not-known' }>['field'], isKnown: (word: string) => boolean) =>
    (word: string): RequestFactFault[] =>
      isKnown(word) ? [] : [{ kind: 'word-not-known', field, word }];
  const { faith, familyTimesAMonth } = facts;
  return [
    ...facts.accessNeeds.flatMap(unknown('accessNeeds', isAccessNeed)),
    ...(faith === null ? [] : unknown('faith', isFaith)(faith)),
    ...facts.cultures
      .filter((words) => words.length > mostCharacters)
      .map(() => ({ kind: 'words-too-long', field: 'cultures', mostCharacters }) as const),
    ...(familyTimesAMonth === null || isWholeUpTo(familyTimesAMonth, mostFamilyTimes)
      ? []
      : [{ kind: 'family-times-out-of-bounds', field: 'familyTimesAMonth', most: mostFamilyTimes } as const]),
    ...facts.wishes.flatMap(unknown('wishes', isWish)),
    ...facts.risks.flatMap(unknown('risks', isChildRisk)),
    ...facts.mustNotLiveWith
      .filter((child) => !/^[^/\s]+\/\S+$/.test(child))
      .map((child) => ({ kind: 'child-not-named-in-full', field: 'mustNotLiveWith', child }) as const),
    ...(facts.livesBestAs === null ? [] : unknown('livesBestAs', isLivesBestAs)(facts.livesBestAs)),
    ...facts.cannotLiveWithPets.flatMap(unknown('cannotLiveWithPets', isPetKind)),
    ...parentFaults(facts, request),
    ...facts.courtOrders.flatMap((order) => courtOrderFaults(order, request)),
    ...facts.placesToAvoid.flatMap(placeFaults),
    ...laterThanToday(facts, request),
  ];
}

const isWholeUpTo = (number: number, most: number): boolean =>
  Number.isInteger(number) && number >= 0 && number <= most;
const areMiles = (miles: number): boolean => miles >= 0 && miles <= mostMiles;

function parentFaults(facts: WrittenRequestFacts, request: RequestOfFacts): readonly RequestFactFault[] {
  const { parentBornOn, parentIsLookedAfter, parentRiskAssessedOn } = facts;
  const parentIsStated = parentBornOn !== null || parentIsLookedAfter !== null || parentRiskAssessedOn !== null;
  if (parentIsStated && request.placementType !== 'parent-and-child') {
    return [{ kind: 'parent-not-asked', field: 'parentBornOn' }];
  }
  if (parentBornOn === null) {
    return parentIsStated || parentComesToo(request) ? [{ kind: 'parent-age-not-given', field: 'parentBornOn' }] : [];
  }
  return parentBornOn >= (request.bornOn ?? request.openedOn)
    ? [{ kind: 'parent-not-older-than-child', field: 'parentBornOn' }]
    : [];
}

function courtOrderFaults(order: WrittenCourtOrder, { today }: RequestOfFacts): readonly RequestFactFault[] {
  const field = 'courtOrders';
  const { kind, postcode, home, miles, valid } = order;
  const isAboutAHome = kind === 'no-contact';
  return [
    ...(isCourtOrderKind(kind) ? [] : [{ kind: 'word-not-known', field, word: kind } as const]),
    ...(valid.until !== null && valid.until <= valid.from
      ? [{ kind: 'court-order-ends-before-it-starts', field } as const]
      : valid.until !== null && valid.until <= today
        ? [{ kind: 'court-order-ended', field, endedOn: valid.until } as const]
        : []),
    ...(isAboutAHome && (home === null || postcode !== null)
      ? [{ kind: 'court-order-without-home', field } as const]
      : []),
    ...(!isAboutAHome && (postcode === null || home !== null)
      ? [{ kind: 'court-order-without-place', field } as const]
      : []),
    ...(areMiles(miles) ? [] : [{ kind: 'miles-out-of-bounds', field, most: mostMiles } as const]),
  ];
}

const placeFaults = ({ miles, reason }: PlaceToAvoidOfChild): readonly RequestFactFault[] => [
  ...(areMiles(miles) ? [] : [{ kind: 'miles-out-of-bounds', field: 'placesToAvoid', most: mostMiles } as const]),
  ...(reason.trim() === '' ? [{ kind: 'reason-of-place-not-given', field: 'placesToAvoid' } as const] : []),
  ...(reason.length > mostCharacters
    ? [{ kind: 'words-too-long', field: 'placesToAvoid', mostCharacters } as const]
    : []),
];

const daysOfRecording = [
  'parentRiskAssessedOn',
  'wishesAscertainedOn',
  'reviewingOfficerInformedOn',
  'placementPlanOn',
  'delegatedAuthorityOn',
  'longTermConfirmedOn',
] as const;

const laterThanToday = (facts: WrittenRequestFacts, { today }: RequestOfFacts): readonly RequestFactFault[] =>
  daysOfRecording.flatMap((field) => {
    const on = facts[field];
    return on !== null && on > today ? [{ kind: 'recorded-after-today', field, today } as const] : [];
  });
