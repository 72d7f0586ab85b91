import { areaCodeOf, type GridReference, parsePostcode } from '#geography/core';
import { importError, type ImportProblem, quoted } from '../import-problem.js';

export interface DirectoryPostcode {
  readonly postcode: string;
  readonly place: GridReference | null;
  readonly areaCode: string | null;
  readonly districtCode: string | null;
  readonly isLive: boolean;
}

/** Said of a postcode without a grid reference: 9 by the directory, 90 by Code-Point Open. */
const noGridReference: readonly string[] = ['9', '90'];
const figures = /^\d{1,7}$/;

/**
 * @param cells in the order of postcodeLayout.
 * @returns the postcode, or the problem of the row. A Northern Irish postcode has no place: its grid is the Irish one,
 *   whose figures would lie in the Irish Sea of ours.
 */
export function postcodeInDirectory(
  cells: readonly string[],
  at: { readonly file: string; readonly row: number },
): DirectoryPostcode | ImportProblem {
  const [spaced = '', county = '', district = '', east = '', north = '', quality = '', country = '', ended = ''] =
    cells;
  const postcode = parsePostcode(spaced);
  if (postcode === null) {
    const place = { ...at, column: 'pcds', value: spaced };
    return importError('wrong-postcode', place, `${quoted(spaced)} is not a postcode.`);
  }
  const eastText = east.trim();
  const northText = north.trim();
  const isPlaced = !noGridReference.includes(quality.trim()) && eastText !== '' && northText !== '';
  if (isPlaced && !(figures.test(eastText) && figures.test(northText))) {
    const place = { ...at, column: figures.test(eastText) ? 'northing' : 'easting', value: `${east} ${north}` };
    return importError(
      'wrong-grid-reference',
      place,
      `${quoted(place.value)} is not a grid reference in whole metres.`,
    );
  }
  const isOnNationalGrid = isPlaced && !country.startsWith('N');
  const districtCode = district.trim();
  return {
    postcode,
    place: isOnNationalGrid ? { easting: Number(eastText), northing: Number(northText) } : null,
    areaCode: areaCodeOf({ county: county.trim(), district: districtCode, country: country.trim() }),
    districtCode: /^[A-Z]\d{8}$/.test(districtCode) ? districtCode : null,
    isLive: ended.trim() === '',
  };
}
