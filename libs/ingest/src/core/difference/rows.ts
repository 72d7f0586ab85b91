import { type DateRange, type LocalDate, longDate, parseLocalDate, addDays } from '#kernel';
import { type NamesById, type RowChange } from './row-change.js';

type Row = Readonly<Record<string, unknown>>;

/** @returns a cell as text; empty where it is null. */
export const textOf = (row: Row, column: string): string => {
  const value = row[column];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
};

export const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0);

export const listOf = (row: Row, column: string): readonly string[] => {
  const value = row[column];
  return Array.isArray(value) ? value.map(String) : [];
};

const dayIn = (text: string): LocalDate | null => {
  const parsed = parseLocalDate(text);
  return parsed.ok ? parsed.value : null;
};

export const dayOf = (row: Row, column: string): LocalDate | null => dayIn(textOf(row, column));

/** A range as the database writes it, `[2026-03-02,2026-04-01)`; null where it is not one. */
export function rangeOf(row: Row, column: string): DateRange | null {
  const [, from = '', until = ''] = /^\[([\d-]+),([\d-]*)\)$/.exec(textOf(row, column)) ?? [];
  const first = dayIn(from);
  return first === null ? null : { from: first, until: until === '' ? null : dayIn(until) };
}

/** "from 2 March 2026 to 31 March 2026", last days as people say them; "from 2 March 2026" while no end is known. */
export const rangeInWords = ({ from, until }: DateRange): string =>
  until === null ? `from ${longDate(from)}` : `from ${longDate(from)} to ${longDate(addDays(until, -1))}`;

export const lastDayInWords = (until: LocalDate | null): string =>
  until === null ? 'no end' : longDate(addDays(until, -1));

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a table's rows are told as. */
export interface TableInWords {
  /** @returns the id of the home, request or provider that a row is about. */
  readonly subjectOf: (row: Row) => { readonly subject: 'home' | 'request' | 'provider'; readonly id: string };
  /** Whether the row is the subject itself. */
  readonly isSubject: boolean;
  /** Where it stands among the sentences of its subject: 0 first. */
  readonly order: number;
  /** Rows with the same key are one fact before and after. */
  readonly keyOf: (row: Row) => string;
  /** Columns that only number the row. */
  readonly surrogates?: readonly string[];
  readonly added: (row: Row, names: NamesById) => readonly string[];
  readonly removed: (row: Row, names: NamesById) => readonly string[];
  /** At least one sentence where any column of people's interest differs. */
  readonly changed: (before: Row, after: Row, names: NamesById) => readonly string[];
}

/** A row before and after, once removals and additions of one fact are put together. */
export interface FactChange {
  readonly table: string;
  readonly before: Row | null;
  readonly after: Row | null;
  /** How many row changes this stands for. */
  readonly rowChanges: number;
}

const withoutSurrogates = (row: Row, surrogate: readonly string[]): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([column, value]) => !surrogate.includes(column) && value !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/**
 * Puts the changes of one fact together, in whatever order they come: a row that was taken out and written again with
 * other cells is one change, and one that was written again as it was is none.
 *
 * @returns the facts that differ, and how many row changes came to nothing.
 */
export function factsChanged(
  changes: readonly RowChange[],
  keyOf: (table: string, row: Row) => string,
  surrogatesOf: (table: string) => readonly string[],
): { readonly facts: readonly FactChange[]; readonly withoutEffect: number } {
  const byKey = new Map<string, { table: string; befores: Row[]; afters: Row[]; rowChanges: number }>();
  for (const { table, before, after } of changes) {
    for (const row of [before, after]) {
      if (row === null) continue;
      const key = `${table} ${keyOf(table, row)}`;
      const fact = byKey.get(key) ?? { table, befores: [], afters: [], rowChanges: 0 };
      (row === before ? fact.befores : fact.afters).push(row);
      // A changed row is counted once, under what it is after.
      if (row === after || after === null) fact.rowChanges += 1;
      byKey.set(key, fact);
    }
  }
  const all = [...byKey.values()].map(({ table, befores, afters, rowChanges }) => {
    const surrogates = surrogatesOf(table);
    const cancelled = withoutPairs(befores, afters, (row) => withoutSurrogates(row, surrogates));
    return { table, rowChanges, ...cancelled };
  });
  return {
    facts: all.flatMap(({ table, befores, afters, rowChanges }) =>
      Array.from({ length: Math.max(befores.length, afters.length) }, (_, position) => ({
        table,
        before: befores[position] ?? null,
        after: afters[position] ?? null,
        rowChanges: position === 0 ? rowChanges : 0,
      })),
    ),
    withoutEffect: all
      .filter(({ befores, afters }) => befores.length + afters.length === 0)
      .reduce((sum, { rowChanges }) => sum + rowChanges, 0),
  };
}

function withoutPairs(befores: readonly Row[], afters: readonly Row[], written: (row: Row) => string) {
  const left = [...afters];
  const unmatched = befores.filter((before) => {
    const position = left.findIndex((after) => written(after) === written(before));
    if (position === -1) return true;
    left.splice(position, 1);
    return false;
  });
  return { befores: unmatched, afters: left };
}
