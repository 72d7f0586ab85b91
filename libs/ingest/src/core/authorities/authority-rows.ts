import { addDays } from '#kernel';
import { type AuthorityRecord, isAuthorityCode, type Validity } from '#geography/core';
import { dateInCell } from '../cell-date.js';
import { blankCell, missingColumn, wrongDate, wrongKindOfFile } from '../file-problems.js';
import { importError, type ImportProblem, importWarning, quoted } from '../import-problem.js';

/** Which columns of a list of authorities hold what; the year in their names changes: UTLA25CD, CTYUA26CD. */
export interface AuthorityColumns {
  readonly code: string;
  readonly name: string;
  readonly adjoining: string;
}

const patterns: Readonly<Record<keyof AuthorityColumns, RegExp>> = {
  code: /^(UTLA|CTYUA)\d\dCD$/,
  name: /^(UTLA|CTYUA)\d\dNM$/,
  adjoining: /^ADJACENT_(UTLA|CTYUA)\d\dCD$/,
};

const examples: Readonly<Record<keyof AuthorityColumns, string>> = {
  code: 'utla25cd',
  name: 'utla25nm',
  adjoining: 'adjacent_utla25cd',
};

/** @returns the columns, or why they cannot be found. */
export function authorityColumns(
  file: string,
  headers: readonly string[],
): AuthorityColumns | readonly ImportProblem[] {
  const find = (what: keyof AuthorityColumns) => headers.find((header) => patterns[what].test(header));
  const [code, name, adjoining] = [find('code'), find('name'), find('adjoining')];
  if (code !== undefined && name !== undefined && adjoining !== undefined) return { code, name, adjoining };
  if (code === undefined && name === undefined) return [wrongKindOfFile(file, 'a list of authorities')];
  const found = { code, name, adjoining };
  const lacking = (Object.keys(found) as (keyof AuthorityColumns)[]).filter((what) => found[what] === undefined);
  return lacking.map((what) => missingColumn(file, examples[what], 'The list of authorities'));
}

/** One row of the list. VALID_UNTIL is the last day, as people write it. */
export function readAuthority(
  cells: Readonly<Record<string, string>>,
  columns: AuthorityColumns,
  place: { readonly file: string; readonly row: number },
): { readonly value: AuthorityRecord | null; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const text = (column: string): string => cells[column] ?? '';
  const code = text(columns.code);
  if (!isAuthorityCode(code)) {
    const sentence = `${quoted(code)} is not an authority's code. It has E and eight figures, like E10000020.`;
    problems.push(importError('wrong-authority-code', { ...place, column: columns.code, value: code }, sentence));
  }
  if (text(columns.name) === '') problems.push(blankCell({ ...place, column: columns.name, value: '' }));
  const date = (column: string) => {
    if (text(column) === '') return null;
    const parsed = dateInCell(text(column));
    if (parsed === null) problems.push(wrongDate({ ...place, column, value: text(column) }));
    return parsed;
  };
  const from = date('VALID_FROM');
  const lastDay = date('VALID_UNTIL');
  const valid: Validity = { from, until: lastDay === null ? null : addDays(lastDay, 1) };
  if (from !== null && lastDay !== null && lastDay < from) {
    const at = { ...place, column: 'VALID_UNTIL', value: text('VALID_UNTIL') };
    problems.push(importError('ends-before-it-starts', at, 'VALID_UNTIL is before VALID_FROM. Mend one of them.'));
  }
  const adjoining = text(columns.adjoining)
    .split(/[\s;]+/)
    .filter((other) => other !== '');
  if (problems.length > 0) return { value: null, problems };
  return { value: { code, name: text(columns.name), valid, adjoining }, problems: [] };
}

const overlap = (a: Validity, b: Validity): boolean =>
  (a.until === null || b.from === null || b.from < a.until) &&
  (b.until === null || a.from === null || a.from < b.until);

/** What only shows across the rows: one name on a day, and neighbours that are in the list. */
export function problemsAcrossAuthorities(
  authorities: readonly {
    readonly value: AuthorityRecord;
    readonly place: { readonly file: string; readonly row: number };
  }[],
): readonly ImportProblem[] {
  const codes = new Set(authorities.map(({ value }) => value.code));
  return authorities.flatMap(({ value, place }, position) => {
    const earlier = authorities
      .slice(0, position)
      .find((other) => other.value.code === value.code && overlap(other.value.valid, value.valid));
    const twice = earlier
      ? [
          importError(
            'authority-twice',
            place,
            `${value.code} is listed in row ${earlier.place.row} too, for the same days.`,
          ),
        ]
      : [];
    const strangers = value.adjoining.filter((code) => !codes.has(code));
    const unknown =
      strangers.length > 0
        ? [
            importWarning(
              'unknown-neighbour',
              place,
              `${strangers.join(', ')} ${strangers.length === 1 ? 'is' : 'are'} said to adjoin ${value.code} but not in the list, and left out.`,
            ),
          ]
        : [];
    return [...twice, ...unknown];
  });
}
