import { type LocalDate } from '#kernel';

/** Whether a provider is registered. */
export type RegistrationStatus = 'open' | 'suspended' | 'closed' | 'proposed';

/** A registered provider of homes, by its national number. */
export interface Provider {
  /** As `normalUrn` gives it. */
  readonly urn: string;
  readonly name: string;
  /** The type in the words of the list it came from. */
  readonly kind: string;
  /** How many children it is registered for; null when the list does not say. */
  readonly places: number | null;
  /** In capitals, without spaces. */
  readonly postcode: string | null;
  /** Null when the list does not say. */
  readonly status: RegistrationStatus | null;
  readonly closedOn: LocalDate | null;
  /** The authority in whose area it is, by name, as the list says. */
  readonly authorityName: string | null;
  readonly ownerName: string | null;
  /** The inspectorate's latest judgement in its own words. */
  readonly judgement: string | null;
}

/**
 * The number (URN) of a provider as it is compared: in capitals, without spaces.
 *
 * @returns 7 figures, or SC and 6 figures; null for anything else, such as the return's XXXXXXX for "not registered".
 */
export function normalUrn(text: string): string | null {
  const urn = text.replaceAll(/\s/g, '').toUpperCase();
  return /^(\d{7}|SC\d{6})$/.test(urn) ? urn : null;
}

/** What a type of provider is, in the terms of the return's placement codes. */
interface KindOfProvider {
  readonly words: RegExp;
  /** Placement codes that such a provider can explain. */
  readonly codes: readonly string[];
}

const fostering = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'];

/** The first whose words are in the type counts: "secure children's home" is one before it is a children's home. */
const kindsOfProviders: readonly KindOfProvider[] = [
  { words: /fostering|foster care/i, codes: fostering },
  { words: /adoption/i, codes: ['A3', 'A4', 'A5', 'A6', ...fostering] },
  { words: /secure training|custod|young offender|secure school/i, codes: ['R5', 'K1'] },
  { words: /secure/i, codes: ['K1'] },
  { words: /residential special school|boarding school|residential school/i, codes: ['S1', 'K2'] },
  { words: /supported accommodation/i, codes: ['K3', 'H5', 'P2'] },
  { words: /family centre/i, codes: ['R3'] },
  { words: /care home/i, codes: ['R1'] },
  { words: /hospital|nhs|health/i, codes: ['R2'] },
  { words: /children.?s home/i, codes: ['K2', 'K1', 'R1', 'S1'] },
];

/** Codes of stays that a provider's type says nothing about: temporary, with parents, other. */
const saysNothing = /^(T\d|P1|P3|Z)/;

/**
 * @param kind the type of the provider with the number that the episode names.
 * @param placementType the episode's placement code.
 * @returns whether the two cannot both be right, such as a children's home (K2) with the number of a fostering service.
 *   A type whose words are not known disagrees with nothing.
 */
export function disagrees(kind: string, placementType: string): boolean {
  const known = kindsOfProviders.find(({ words }) => words.test(kind));
  if (known === undefined || placementType === '' || saysNothing.test(placementType)) return false;
  return !known.codes.includes(placementType);
}
