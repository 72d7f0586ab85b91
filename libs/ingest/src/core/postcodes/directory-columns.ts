import { missingColumn, wrongKindOfFile } from '../file-problems.js';
import { type ImportProblem } from '../import-problem.js';
import { parsePostcode } from '#geography/core';

/**
 * The columns wanted of the ONS postcode directory (ONSPD or NSPL), in the order that postcodeInDirectory reads them. They
 * are renamed with each release, hence patterns: oscty, cty, cty25cd and cty26cd are all the county.
 */
const wantedColumns = [
  { what: 'pcds (the postcode)', patterns: [/^pcds$/i, /^pcd8$/i, /^pcd7$/i, /^pcd2?$/i] },
  { what: 'oscty or cty25cd (the county)', patterns: [/^(oscty|cty(\d\dcd)?)$/i] },
  { what: 'oslaua or lad25cd (the district)', patterns: [/^(oslaua|laua|lad\d\dcd)$/i] },
  { what: 'oseast1m or east1m (the easting)', patterns: [/^(oseast1m|east1m)$/i] },
  { what: 'osnrth1m or north1m (the northing)', patterns: [/^(osnrth1m|north1m)$/i] },
  { what: 'osgrdind or gridind (the quality of the grid reference)', patterns: [/^(osgrdind|gridind)$/i] },
  { what: 'ctry or ctry25cd (the country)', patterns: [/^ctry(\d\dcd)?$/i] },
  { what: 'doterm (the month of its end)', patterns: [/^doterm$/i] },
] as const;

/** Where Code-Point Open has the same, counted from 0; it lists only postcodes in use, and so no end. */
const codePointPositions = [0, 7, 8, 2, 3, 1, 4, -1] as const;
const codePointColumns = 10;
const isWholeNumber = (text: string | undefined): boolean => /^\d{1,7}$/.test(text ?? '');
const isCode = (text: string | undefined): boolean => /^([A-Z]\d{8})?$/.test(text ?? '');

/** Which layout a file of postcodes has, and where what is wanted of it stands. */
export type PostcodeLayout =
  | { readonly kind: 'directory'; readonly positions: readonly number[] }
  | { readonly kind: 'code-point-open'; readonly positions: readonly number[] };

/** Code-Point Open has no header row, so that its first row is told by what it holds. */
const isCodePointRow = (cells: readonly string[]): boolean =>
  cells.length === codePointColumns &&
  parsePostcode(cells[0] ?? '') !== null &&
  cells.slice(1, 4).every(isWholeNumber) &&
  cells.slice(4).every(isCode);

/** @returns the layout of a file by its first row, or why it is none that holds postcodes. */
export function postcodeLayout(file: string, firstRow: readonly string[]): PostcodeLayout | ImportProblem {
  if (isCodePointRow(firstRow)) return { kind: 'code-point-open', positions: codePointPositions };
  const positions = wantedColumns.map(({ patterns }) => {
    const found = patterns.map((pattern) => firstRow.findIndex((header) => pattern.test(header)));
    return found.find((position) => position !== -1) ?? -1;
  });
  const lacking = wantedColumns.filter((_, wanted) => positions[wanted] === -1);
  if (lacking.length > wantedColumns.length / 2) {
    return wrongKindOfFile(file, 'a postcode directory (ONSPD or NSPL), nor is this Code-Point Open');
  }
  if (lacking.length > 0) {
    return missingColumn(file, lacking.map(({ what }) => what).join(', '), 'The postcode directory');
  }
  return { kind: 'directory', positions };
}

/**
 * What of a published archive is read: the tables of its Data folder. The same rows once more, cut by area (multi_csv), the
 * guides, the licence and the lists of names and codes are passed over.
 */
export function isPostcodeTable(nameInArchive: string): boolean {
  const folders = nameInArchive.toLowerCase().split('/');
  const name = folders.pop() ?? '';
  const passedOver = /^(multi_csv|doc|documents?|user guide|codelist)$/;
  const isOfAnotherKind = /\.[a-z\d]{1,5}$/.test(name) && !name.endsWith('.csv');
  return !isOfAnotherKind && !folders.some((folder) => passedOver.test(folder)) && !name.startsWith('.');
}

/** @returns a release's name from that of its file: without folders and endings. */
export const releaseNameOf = (file: string): string => {
  const name = file.split('/').at(-1) ?? file;
  return name.replace(/(\.(csv|txt|gz|zip))+$/i, '');
};
