/** What stands for an authority outside England in the statutory return. */
export const areasOutsideEngland = ['SCO', 'WAL', 'NIR'] as const;

const areaOfCountry: Readonly<Record<string, (typeof areasOutsideEngland)[number] | undefined>> = {
  S: 'SCO',
  W: 'WAL',
  N: 'NIR',
};

/**
 * The upper-tier authority of a postcode: the county where there is one (its code starts E10), else the district.
 * Comparing districts would make every home in a county of two tiers look out of area.
 *
 * @param codes as a postcode directory gives them: county and district, and the country (E92000001, S92000003, ...).
 * @returns the authority's code; SCO, WAL or NIR outside England; null in the Channel Islands and the Isle of Man, or
 *   when the directory does not say.
 */
export function areaCodeOf(codes: {
  readonly county: string;
  readonly district: string;
  readonly country: string;
}): string | null {
  const { county, district, country } = codes;
  if (!country.startsWith('E')) return areaOfCountry[country.slice(0, 1)] ?? null;
  const authority = county.startsWith('E10') ? county : district;
  return isAuthorityCode(authority) ? authority : null;
}

/** @returns whether the text has the form of an authority's code: E, or P for a provisional one, and eight figures. */
export const isAuthorityCode = (text: string): boolean => /^[EP]\d{8}$/.test(text) && !text.endsWith('99999999');
