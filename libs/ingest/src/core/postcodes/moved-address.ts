import { sectorOf, spacedPostcode } from '#geography/core';

/** Where a release says a postcode lies. */
export interface AddressPlace {
  readonly place: { readonly easting: number; readonly northing: number } | null;
  readonly areaCode: string | null;
  readonly districtCode: string | null;
}

/** An address of the register that a new release resolves differently. */
export interface MovedAddress {
  readonly ordinal: number;
  readonly kind: 'home' | 'request-home' | 'request-school' | 'provider' | 'episode-home' | 'episode-placement';
  readonly owner: string;
  readonly postcode: string;
  /** Null when the release before, or the new one, does not have the postcode. */
  readonly before: AddressPlace | null;
  readonly after: AddressPlace | null;
  /** In a straight line, in whole metres; null when either place is not known. */
  readonly metres: number | null;
}

const whose: Readonly<Record<MovedAddress['kind'], (owner: string) => string>> = {
  home: (owner) => `Home ${owner}`,
  'request-home': (owner) => `Home of the child of request ${owner}`,
  'request-school': (owner) => `School of request ${owner}`,
  provider: (owner) => `Provider ${owner}`,
  'episode-home': (owner) => `Home of ${owner}`,
  'episode-placement': (owner) => `Placement of ${owner}`,
};

/** Of a child's own home no more than the sector is written out. */
const sectorOnly: readonly MovedAddress['kind'][] = ['request-home', 'episode-home'];

/** @returns how far a place moved, or null when either is not known. */
export function metresMoved(before: AddressPlace | null, after: AddressPlace | null): number | null {
  if (!before?.place || !after?.place) return null;
  return Math.round(
    Math.hypot(before.place.easting - after.place.easting, before.place.northing - after.place.northing),
  );
}

/**
 * @param nameOf names an authority by its code.
 * @returns what changed, as one sentence: "Home LH-12 (ZN4 7QD): the area was Norchester and is Southshire."
 */
export function movedAddressSentence(moved: MovedAddress, nameOf: (code: string) => string): string {
  const { kind, owner, postcode, before, after, metres } = moved;
  const shown = sectorOnly.includes(kind) ? sectorOf(postcode) : spacedPostcode(postcode);
  const subject = `${whose[kind](owner)} (${shown})`;
  if (after === null) return `${subject}: the postcode is no longer known.`;
  if (before === null) return `${subject}: the postcode was not known and is known now.`;
  const area = (code: string | null): string => (code === null ? 'not known' : nameOf(code));
  const changes = [
    ...(before.areaCode === after.areaCode
      ? []
      : [`the area was ${area(before.areaCode)} and is ${area(after.areaCode)}`]),
    ...(before.areaCode === after.areaCode && before.districtCode !== after.districtCode
      ? [`the district was ${before.districtCode ?? 'not known'} and is ${after.districtCode ?? 'not known'}`]
      : []),
    ...(before.place !== null && after.place === null ? ['it has no grid reference any more'] : []),
    ...(before.place === null && after.place !== null ? ['it has a grid reference now'] : []),
    ...(metres !== null && metres > 0 ? [`it moved by ${metres.toLocaleString('en-GB')} m`] : []),
  ];
  return `${subject}: ${changes.join('; ')}.`;
}
