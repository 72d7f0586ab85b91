/** @returns a code or postcode in capitals without spaces; empty when there is none. */
export const compactWords = (text: string | null | undefined): string =>
  text?.replaceAll(/\s/g, '').toUpperCase() ?? '';
