import { missingColumn, wrongKindOfFile } from '../file-problems.js';
import { type ImportProblem } from '../import-problem.js';

/**
 * The columns wanted of the ONS postcode directory (ONSPD or NSPL). Its columns are renamed with each release, hence
 * patterns: oscty, cty25cd and cty26cd are all the county.
 */
const wantedColumns = [
  { what: 'pcds (the postcode)', pattern: /^pcds$/i },
  { what: 'oscty or cty25cd (the county)', pattern: /^(oscty|cty\d\dcd)$/i },
  { what: 'oslaua or lad25cd (the district)', pattern: /^(oslaua|laua|lad\d\dcd)$/i },
  { what: 'oseast1m or east1m (the easting)', pattern: /^(oseast1m|east1m)$/i },
  { what: 'osnrth1m or north1m (the northing)', pattern: /^(osnrth1m|north1m)$/i },
  { what: 'osgrdind or gridind (the quality of the grid reference)', pattern: /^(osgrdind|gridind)$/i },
  { what: 'ctry or ctry25cd (the country)', pattern: /^(ctry|ctry\d\dcd)$/i },
  { what: 'doterm (the month of its end)', pattern: /^doterm$/i },
] as const;

/** @returns where the wanted columns stand, in the order postcodeInDirectory reads them, or why they cannot be found. */
export function directoryColumns(file: string, headers: readonly string[]): readonly number[] | ImportProblem {
  const positions = wantedColumns.map(({ pattern }) => headers.findIndex((header) => pattern.test(header)));
  const lacking = wantedColumns.filter((_, wanted) => positions[wanted] === -1);
  if (lacking.length > wantedColumns.length / 2) return wrongKindOfFile(file, 'a postcode directory (ONSPD or NSPL)');
  if (lacking.length > 0) {
    return missingColumn(file, lacking.map(({ what }) => what).join(', '), 'The postcode directory');
  }
  return positions;
}
