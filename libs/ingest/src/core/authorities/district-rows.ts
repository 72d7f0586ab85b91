import { addDays } from '#kernel';
import { type DistrictRecord, isAuthorityCode } from '#geography/core';
import { importError, type ImportProblem } from '../import-problem.js';
import { RowCells } from '../row-cells.js';

/** Which columns of a list of districts hold what; the year in their names changes: LAD25CD, LAD26CD. */
export interface DistrictColumns {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
}

const patterns: Readonly<Record<keyof DistrictColumns, RegExp>> = {
  code: /^LAD\d\dCD$/,
  name: /^LAD\d\dNM$/,
  authority: /^(UTLA|CTYUA)\d\dCD$/,
};

/** @returns the columns of a list of districts to authorities (lad25cd, lad25nm, utla25cd), or null when it is none. */
export function districtColumns(headers: readonly string[]): DistrictColumns | null {
  const find = (what: keyof DistrictColumns) => headers.find((header) => patterns[what].test(header));
  const [code, name, authority] = [find('code'), find('name'), find('authority')];
  return code !== undefined && name !== undefined && authority !== undefined ? { code, name, authority } : null;
}

/** One row of the list. VALID_UNTIL is the last day, as people write it. */
export function readDistrict(
  cells: Readonly<Record<string, string>>,
  columns: DistrictColumns,
  place: { readonly file: string; readonly row: number },
): { readonly value: DistrictRecord | null; readonly problems: readonly ImportProblem[] } {
  const row = new RowCells(place.file, place.row, cells);
  const code = row.requiredText(columns.code);
  const name = row.requiredText(columns.name);
  const authorityCode = row.requiredText(columns.authority);
  if (code !== null && !/^E\d{8}$/.test(code)) {
    row.refuse('wrong-district-code', columns.code, 'A code of a district has E and eight figures, like E07000209.');
  }
  if (authorityCode !== null && !isAuthorityCode(authorityCode)) {
    row.refuse(
      'wrong-authority-code',
      columns.authority,
      'A code of an authority has E and eight figures, like E10000020.',
    );
  }
  const from = row.date('VALID_FROM');
  const lastDay = row.date('VALID_UNTIL');
  if (from !== null && lastDay !== null && lastDay < from) {
    row.refuse('ends-before-it-starts', 'VALID_UNTIL', 'VALID_UNTIL is before VALID_FROM. Mend one of them.');
  }
  if (code === null || name === null || authorityCode === null || row.problems.length > 0) {
    return { value: null, problems: row.problems };
  }
  const valid = { from, until: lastDay === null ? null : addDays(lastDay, 1) };
  return { value: { code, name, authorityCode, valid }, problems: [] };
}

/** @returns districts that are listed in two authorities on one day. */
export function districtsTwice(
  districts: readonly {
    readonly value: DistrictRecord;
    readonly place: { readonly file: string; readonly row: number };
  }[],
): readonly ImportProblem[] {
  const overlap = (a: DistrictRecord['valid'], b: DistrictRecord['valid']): boolean =>
    (a.until === null || b.from === null || b.from < a.until) &&
    (b.until === null || a.from === null || a.from < b.until);
  return districts.flatMap(({ value, place }, position) => {
    const earlier = districts
      .slice(0, position)
      .find((other) => other.value.code === value.code && overlap(other.value.valid, value.valid));
    if (earlier === undefined) return [];
    const sentence = `${value.code} is listed in row ${earlier.place.row} too, for the same days.`;
    return [importError('district-twice', place, sentence)];
  });
}
