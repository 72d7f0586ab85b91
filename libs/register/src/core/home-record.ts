import { addDays, type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { type Bedroom, type HomeFacts, type RecordedExemption, type RecordedSharingAgreement } from './home-facts.js';

/** Why what a person recorded of a home cannot be kept. */
export type HomeRecordFault = Problem &
  (
    | { readonly kind: 'no-bedroom'; readonly field: 'rooms' }
    | { readonly kind: 'bedroom-not-named'; readonly field: 'rooms'; readonly mostCharacters: number }
    | { readonly kind: 'bedroom-named-twice'; readonly field: 'rooms'; readonly name: string }
    | { readonly kind: 'beds-out-of-bounds'; readonly field: 'rooms'; readonly name: string; readonly most: number }
    | { readonly kind: 'bedroom-slept-in'; readonly field: 'rooms'; readonly name: string }
    | { readonly kind: 'no-child-named'; readonly field: 'children' }
    | { readonly kind: 'child-of-home-not-named-in-full'; readonly field: 'children'; readonly child: string }
    | { readonly kind: 'child-of-home-named-twice'; readonly field: 'children'; readonly child: string }
    | { readonly kind: 'authority-of-home-not-named'; readonly field: 'authority' }
    | { readonly kind: 'not-the-area-authority'; readonly field: 'authority'; readonly area: string }
    | { readonly kind: 'exemption-ends-before-it-starts'; readonly field: 'lastDay' }
    | { readonly kind: 'agreed-after-today'; readonly field: 'agreedOn' | 'assessedOn'; readonly today: LocalDate }
    | { readonly kind: 'home-fact-recorded-already'; readonly field: 'children' }
    | { readonly kind: 'home-fact-not-recorded'; readonly field: 'position' }
  );

/** What of a home a person records, beside whom it concerns. */
export interface HomeToRecord extends Pick<HomeFacts, 'rooms' | 'exemptions' | 'sharingAgreements'> {
  /** Null when nobody can say. */
  readonly areaAuthorityCode: string | null;
  readonly fosteredChildren: readonly { readonly room: string | null }[];
}

const mostBeds = 6;
const mostCharacters = 50;

/** @returns what is wrong with the bedrooms, in their order; a bedroom that a child sleeps in stays. */
export function faultsOfBedrooms(rooms: readonly Bedroom[], home: HomeToRecord): readonly HomeRecordFault[] {
  const field = 'rooms';
  const names = rooms.map(({ name }) => name);
  const sleptIn = [...new Set(home.fosteredChildren.flatMap(({ room }) => room ?? []))];
  return [
    ...(rooms.length === 0 ? [{ kind: 'no-bedroom', field } as const] : []),
    ...rooms.flatMap(({ name, beds }, position): readonly HomeRecordFault[] => [
      ...(name === '' || name.length > mostCharacters
        ? [{ kind: 'bedroom-not-named', field, mostCharacters } as const]
        : []),
      ...(names.indexOf(name) < position ? [{ kind: 'bedroom-named-twice', field, name } as const] : []),
      ...(Number.isInteger(beds) && beds >= 1 && beds <= mostBeds
        ? []
        : [{ kind: 'beds-out-of-bounds', field, name, most: mostBeds } as const]),
    ]),
    ...sleptIn
      .filter((name) => home.rooms.some((room) => room.name === name) && !names.includes(name))
      .map((name) => ({ kind: 'bedroom-slept-in', field, name }) as const),
  ];
}

/** @returns what is wrong with an exemption: only the authority in whose area the home is grants one. */
export function faultsOfExemption(
  { authority, children, valid }: RecordedExemption,
  { areaAuthorityCode }: HomeToRecord,
): readonly HomeRecordFault[] {
  return [
    ...faultsOfAuthority(authority),
    ...(areaAuthorityCode === null || authority === areaAuthorityCode || faultsOfAuthority(authority).length > 0
      ? []
      : [{ kind: 'not-the-area-authority', field: 'authority', area: areaAuthorityCode } as const]),
    ...faultsOfChildren(children),
    ...(valid.until !== null && valid.until <= valid.from
      ? [{ kind: 'exemption-ends-before-it-starts', field: 'lastDay' } as const]
      : []),
  ];
}

/** @returns what is wrong with an agreement to share a bedroom. */
export function faultsOfSharing(
  { authority, children, agreedOn, assessedOn }: RecordedSharingAgreement,
  today: LocalDate,
): readonly HomeRecordFault[] {
  return [
    ...faultsOfAuthority(authority),
    ...faultsOfChildren(children),
    ...(['agreedOn', 'assessedOn'] as const).flatMap((field) => {
      const on = field === 'agreedOn' ? agreedOn : assessedOn;
      return on !== null && on > today ? [{ kind: 'agreed-after-today', field, today } as const] : [];
    }),
  ];
}

const faultsOfAuthority = (authority: string): readonly HomeRecordFault[] =>
  /^[A-Z]\d{8}$/.test(authority) ? [] : [{ kind: 'authority-of-home-not-named', field: 'authority' }];

const faultsOfChildren = (children: readonly string[]): readonly HomeRecordFault[] => [
  ...(children.length === 0 ? [{ kind: 'no-child-named', field: 'children' } as const] : []),
  ...children.flatMap((child, position): readonly HomeRecordFault[] => [
    ...(/^[^/\s]+\/\S+$/.test(child)
      ? []
      : [{ kind: 'child-of-home-not-named-in-full', field: 'children', child } as const]),
    ...(children.indexOf(child) < position
      ? [{ kind: 'child-of-home-named-twice', field: 'children', child } as const]
      : []),
  ]),
];

const sameChildren = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((child) => other.includes(child));

/** @returns that it may be added; refused where the same is recorded, so that a double click adds one. */
export const exemptionToAdd = (
  exemption: RecordedExemption,
  { exemptions }: HomeToRecord,
): Result<true, HomeRecordFault> =>
  exemptions.some(
    (known) =>
      known.authority === exemption.authority &&
      known.valid.from === exemption.valid.from &&
      sameChildren(known.children, exemption.children),
  )
    ? refusal({ kind: 'home-fact-recorded-already', field: 'children' })
    : success(true);

/** @returns that it may be added; refused where the same is recorded, so that a double click adds one. */
export const sharingToAdd = (
  agreement: RecordedSharingAgreement,
  { sharingAgreements }: HomeToRecord,
): Result<true, HomeRecordFault> =>
  sharingAgreements.some(
    (known) =>
      known.authority === agreement.authority &&
      known.agreedOn === agreement.agreedOn &&
      known.assessedOn === agreement.assessedOn &&
      sameChildren(known.children, agreement.children),
  )
    ? refusal({ kind: 'home-fact-recorded-already', field: 'children' })
    : success(true);

/** What a person points at: by its place in the list, and what the list said, so that a list that changed is noticed. */
export interface PointedAt {
  /** Counts from 0, in the order in which the home tells them. */
  readonly position: number;
  readonly authority: string;
  /** The first day of an exemption, or the day of an agreement. */
  readonly on: LocalDate;
}

/**
 * @param lastDay the last day on which the exemption holds, past or to come.
 * @returns the first day without it; refused for one that is not there, or has ended.
 */
export function exemptionEnds(
  { position, authority, on }: PointedAt,
  lastDay: LocalDate,
  { exemptions }: HomeToRecord,
  today: LocalDate,
): Result<LocalDate, HomeRecordFault> {
  const known = exemptions[position];
  const isMeant = known?.authority === authority && known.valid.from === on;
  if (!isMeant || (known.valid.until !== null && known.valid.until <= today)) {
    return refusal({ kind: 'home-fact-not-recorded', field: 'position' });
  }
  return lastDay < known.valid.from
    ? refusal({ kind: 'exemption-ends-before-it-starts', field: 'lastDay' })
    : success(addDays(lastDay, 1));
}

/** @returns that the agreement is there to be withdrawn. */
export function sharingToWithdraw(
  { position, authority, on }: PointedAt,
  { sharingAgreements }: HomeToRecord,
): Result<true, HomeRecordFault> {
  const known = sharingAgreements[position];
  return known?.authority === authority && known.agreedOn === on
    ? success(true)
    : refusal({ kind: 'home-fact-not-recorded', field: 'position' });
}
