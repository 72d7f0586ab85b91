import { addDays, type LocalDate, parseLocalDate } from '#kernel';
import { type AreaChange, isAuthorityCode, provisionalCode } from '#geography/core';
import { importError, type ImportProblem, importWarning, quoted } from '../import-problem.js';
import { RowCells } from '../row-cells.js';

/** Of our own file of changes, one row a district. The README of ingest says what each column is. */
export const changeColumns = {
  required: ['CHANGE_ON', 'DISTRICT', 'TO_AUTHORITY_NAME'],
  optional: ['DISTRICT_NAME', 'FROM_AUTHORITY', 'TO_AUTHORITY', 'ADJOINING'],
} as const;

/** How one file of changes is read. */
export interface ChangeColumns {
  /** The day is a column of our own file and stands in the header of published ones. */
  readonly startsOn: { readonly column: string } | { readonly day: LocalDate };
  readonly district: string;
  readonly districtName: string | null;
  readonly former: string | null;
  readonly authority: string | null;
  readonly authorityName: string;
  readonly adjoining: string | null;
}

const dayInHeader = (header: string | undefined): LocalDate | null => {
  const found = /_(\d{4})_(\d\d)_(\d\d)$/.exec(header ?? '');
  const parsed = found === null ? null : parseLocalDate(`${found[1]}-${found[2]}-${found[3]}`);
  return parsed?.ok ? parsed.value : null;
};

/**
 * @returns how a file of changes is read: our own, or a published one that names the day in its header
 *   (lad25cd, lad25nm, utla_to_2027_03_31, authority_from_2027_04_01); null when it is none.
 */
export function changeColumnsOf(headers: readonly string[]): ChangeColumns | null {
  if (changeColumns.required.every((column) => headers.includes(column))) {
    const ifThere = (column: (typeof changeColumns.optional)[number]) => (headers.includes(column) ? column : null);
    return {
      startsOn: { column: 'CHANGE_ON' },
      district: 'DISTRICT',
      districtName: ifThere('DISTRICT_NAME'),
      former: ifThere('FROM_AUTHORITY'),
      authority: ifThere('TO_AUTHORITY'),
      authorityName: 'TO_AUTHORITY_NAME',
      adjoining: ifThere('ADJOINING'),
    };
  }
  const find = (pattern: RegExp) => headers.find((header) => pattern.test(header));
  const district = find(/^LAD\d\dCD$/);
  const authorityName = find(/^AUTHORITY_FROM_\d{4}_\d\d_\d\d$/);
  const day = dayInHeader(authorityName);
  if (district === undefined || authorityName === undefined || day === null) return null;
  const former = find(/^(UTLA|CTYUA|AUTHORITY)_TO_\d{4}_\d\d_\d\d$/) ?? null;
  return {
    startsOn: { day },
    ...{ district, districtName: find(/^LAD\d\dNM$/) ?? null, former, authority: null, authorityName, adjoining: null },
  };
}

/** A change as the file states it: its new authority, and the neighbours, may have a name only. */
export interface StatedChange extends Omit<AreaChange, 'authorityCode' | 'isProvisional' | 'adjoining'> {
  readonly authorityCode: string | null;
  /** Codes or names. */
  readonly adjoining: readonly string[] | null;
  readonly place: { readonly file: string; readonly row: number };
}

/** One row of a file of changes. */
export function readChange(
  cells: Readonly<Record<string, string>>,
  columns: ChangeColumns,
  place: { readonly file: string; readonly row: number },
): { readonly value: StatedChange | null; readonly problems: readonly ImportProblem[] } {
  const row = new RowCells(place.file, place.row, cells);
  const text = (column: string | null): string | null => (column === null ? null : row.text(column));
  const startsOn = 'day' in columns.startsOn ? columns.startsOn.day : row.requiredDate(columns.startsOn.column);
  const districtCode = row.requiredText(columns.district);
  const authorityName = row.requiredText(columns.authorityName);
  if (districtCode !== null && !/^E\d{8}$/.test(districtCode)) {
    row.refuse(
      'wrong-district-code',
      columns.district,
      'A code of a district has E and eight figures, like E07000209.',
    );
  }
  for (const column of [columns.former, columns.authority]) {
    const code = text(column);
    if (column !== null && code !== null && !isAuthorityCode(code)) {
      const sentence = `${quoted(code)} is not the code of an authority: E and eight figures, like E10000020. Leave it blank where none is issued yet.`;
      row.refuse('wrong-authority-code', column, sentence);
    }
  }
  if (startsOn === null || districtCode === null || authorityName === null || row.problems.length > 0) {
    return { value: null, problems: row.problems };
  }
  const adjoining = columns.adjoining === null ? [] : row.list(columns.adjoining);
  return {
    value: {
      ...{ startsOn, districtCode, districtName: text(columns.districtName), authorityName, place },
      ...{ formerAuthorityCode: text(columns.former), authorityCode: text(columns.authority) },
      adjoining: adjoining.length === 0 ? null : adjoining,
    },
    problems: [],
  };
}

/** Names as they are compared: people write "and" and "&". */
const compared = (name: string): string => name.trim().toLowerCase().replaceAll('&', 'and').replaceAll(/\s+/g, ' ');

/**
 * Gives each new authority its code: the one stated, that of the listed authority of the same name, or a provisional one,
 * which is told. Neighbours by name get theirs.
 *
 * @param listed the authorities of every day.
 */
export function withCodes(
  stated: readonly StatedChange[],
  listed: readonly { readonly code: string; readonly name: string }[],
): { readonly changes: readonly AreaChange[]; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const codes = new Map(
    listed.filter(({ code }) => !code.startsWith('P')).map(({ code, name }) => [compared(name), code]),
  );
  for (const { authorityCode, authorityName } of stated) {
    if (authorityCode !== null) codes.set(compared(authorityName), authorityCode);
  }
  const provisional = new Map<string, string>();
  for (const { authorityName, startsOn, place } of stated) {
    const name = compared(authorityName);
    if (codes.has(name)) continue;
    const code = provisionalCode(name, startsOn);
    const other = [...provisional].find(([, taken]) => taken === code);
    if (other !== undefined) {
      const sentence = `${authorityName} and another new authority would have the same provisional code. State a code for one of them.`;
      problems.push(importError('provisional-code-twice', place, sentence));
    }
    codes.set(name, code);
    provisional.set(name, code);
    const sentence = `${authorityName} has no code yet. Until a file states the real one it is known here as ${code}.`;
    problems.push(importWarning('provisional-code', place, sentence));
  }
  const changes = stated.map(({ place, adjoining, ...change }): AreaChange => {
    const authorityCode = codes.get(compared(change.authorityName)) ?? '';
    const neighbours = adjoining?.map((named) =>
      isAuthorityCode(named) ? named : (codes.get(compared(named)) ?? named),
    );
    const unknown = neighbours?.filter((code) => !isAuthorityCode(code)) ?? [];
    if (unknown.length > 0) {
      const sentence = `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not the name or code of an authority on any list.`;
      problems.push(importError('unknown-neighbour', { ...place, column: 'ADJOINING' }, sentence));
    }
    return { ...change, authorityCode, isProvisional: authorityCode.startsWith('P'), adjoining: neighbours ?? null };
  });
  return { changes, problems: [...problems, ...changesTwice(stated)] };
}

function changesTwice(stated: readonly StatedChange[]): readonly ImportProblem[] {
  return stated.flatMap(({ districtCode, startsOn, place }, position) => {
    const earlier = stated
      .slice(0, position)
      .find((other) => other.districtCode === districtCode && other.startsOn === startsOn);
    if (earlier === undefined) return [];
    const lastDay = addDays(startsOn, -1);
    const sentence = `${districtCode} changes after ${lastDay} in row ${earlier.place.row} too. Leave one of them out.`;
    return [importError('district-twice', place, sentence)];
  });
}
