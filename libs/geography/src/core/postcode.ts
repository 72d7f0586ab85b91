declare const postcode: unique symbol;

/** A postcode in the one form in which postcodes are compared: upper case, no space. Well formed, not always in use. */
export type Postcode = string & { readonly [postcode]: true };

/** Outward code of 2 to 4 characters, inward code of a figure and two letters. NPT (Newport) and GIR have no figure. */
const wellFormed = /^([A-Z]{1,2}[0-9][A-Z0-9]?|NPT|GIR)[0-9][A-Z]{2}$/;

/** How published directories write nearly all of them; known at a glance, since one has 2.7 million. */
const asPublished = /^([A-Z]{1,2}[0-9][A-Z0-9]?) ([0-9][A-Z]{2})$/;

/** @returns the text in upper case without any space, whether or not it is a postcode. */
export const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, '').toUpperCase();

/** @returns the postcode, or null when the text has not the form of one. */
export function parsePostcode(text: string): Postcode | null {
  const published = asPublished.exec(text);
  if (published !== null) return `${published[1]}${published[2]}` as Postcode;
  const compared = withoutSpaces(text);
  return wellFormed.test(compared) ? (compared as Postcode) : null;
}

/** @returns the postcode as people write it: "NR14 7XP". */
export const spacedPostcode = (compared: string): string => `${compared.slice(0, -3)} ${compared.slice(-3)}`;

/** The sector, "NR14 7": the finest place of a child or a home that a map may show. */
export const sectorOf = (compared: string): string => `${compared.slice(0, -3)} ${compared.slice(-3, -2)}`;
