import { addDays, type DateRange, type LocalDate } from '#kernel';
import { type HouseholdFacts } from '../facts.js';
import { type Bits, noBits, setBit } from './bits.js';
import { type PartOfAHome } from './column-form.js';
import { Dictionary } from './dictionary.js';

/** A stay without a known end is longer than every number of days. */
export const withoutEnd = 0xffff;

/** A kind of fewer homes than this, or than this share of the register, is listed rather than kept as bits. */
const [fewestForBits, shareForBits] = [16, 256];

/** No home is an example of the kind. */
export const noHome = -1;

/** What one reading of every home gives, for stays that start on one day. */
export interface Column {
  readonly reads: PartOfAHome['reads'];
  /** The kind of each home, for a stay of one day. */
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly kinds: number;
  /** Of each kind: a home that is of it however long the stay is; `noHome` where there is none. */
  readonly examples: Int32Array;
  /** Frequent kinds, as bits of the regular homes that are of it. */
  readonly frequent: readonly FrequentKind[];
  /** Homes of a rare kind, or whose kind depends on how long the stay is; in order. */
  readonly irregular: Uint32Array;
  /** Of irregular home `i`: changes from `changesFrom[i]` up to `changesFrom[i + 1]`; empty where no home changes. */
  readonly changesFrom: Uint32Array;
  /** A stay of more than so many days is of the kind beside it, until the next change; ascending. */
  readonly changeAfterDays: Uint16Array;
  readonly changeCode: Uint32Array;
}

export interface FrequentKind {
  readonly code: number;
  readonly homes: Bits;
  /** A home of the kind. */
  readonly example: number;
}

interface Change {
  readonly afterDays: number;
  readonly code: number;
}

const narrowest = (values: readonly number[], kinds: number): Column['codes'] =>
  kinds <= 0x100 ? Uint8Array.from(values) : kinds <= 0x10000 ? Uint16Array.from(values) : Uint32Array.from(values);

/** A day that a home's facts name: stays of more than so many days hold it. */
export interface LaterDay {
  readonly afterDays: number;
  /** The end of the shortest stay that holds it. */
  readonly until: LocalDate;
}

/** @returns the column of one reading. `laterDays`: the days from the start on that each home's facts name, ascending. */
export function columnOf(
  reads: PartOfAHome['reads'],
  homes: readonly HouseholdFacts[],
  startsOn: LocalDate,
  laterDays: readonly (readonly LaterDay[])[],
): Column {
  const kinds = new Dictionary();
  const oneDay: DateRange = { from: startsOn, until: addDays(startsOn, 1) };
  const codes = homes.map((home) => kinds.codeOf(reads(home, oneDay)));

  const changes = new Map<number, readonly Change[]>();
  // What asks for no stay cannot depend on it.
  const dependsOnStay = reads.length > 1;
  homes.forEach((home, row) => {
    if (!dependsOnStay || laterDays[row]!.length === 0) return;
    const found = changesOf(reads, home, startsOn, laterDays[row]!, codes[row]!, kinds);
    if (found.length > 0) changes.set(row, found);
  });

  const rows = new Uint32Array(kinds.size);
  const examples = new Int32Array(kinds.size).fill(noHome);
  codes.forEach((code, row) => {
    if (changes.has(row)) return;
    rows[code]! += 1;
    if (examples[code] === noHome) examples[code] = row;
  });
  const isFrequent = (code: number): boolean =>
    rows[code]! * shareForBits >= homes.length && rows[code]! >= fewestForBits;
  const frequent = new Map<number, FrequentKind>();
  const irregular: number[] = [];
  codes.forEach((code, row) => {
    if (changes.has(row) || !isFrequent(code)) {
      irregular.push(row);
      return;
    }
    let kind = frequent.get(code);
    if (!kind) frequent.set(code, (kind = { code, homes: noBits(homes.length), example: row }));
    setBit(kind.homes, row);
  });

  return {
    reads,
    codes: narrowest(codes, kinds.size),
    kinds: kinds.size,
    examples,
    frequent: [...frequent.values()],
    irregular: Uint32Array.from(irregular),
    ...changesInOrder(irregular, changes),
  };
}

function changesOf(
  reads: PartOfAHome['reads'],
  home: HouseholdFacts,
  startsOn: LocalDate,
  laterDays: readonly LaterDay[],
  codeOfOneDay: number,
  kinds: Dictionary,
): readonly Change[] {
  const changes: Change[] = [];
  let before = codeOfOneDay;
  const add = (until: LocalDate | null, afterDays: number): void => {
    const code = kinds.codeOf(reads(home, { from: startsOn, until }));
    if (code !== before) changes.push({ afterDays, code });
    before = code;
  };
  for (const { afterDays, until } of laterDays) if (afterDays < withoutEnd - 1) add(until, afterDays);
  add(null, withoutEnd - 1);
  return changes;
}

function changesInOrder(
  irregular: readonly number[],
  changes: ReadonlyMap<number, readonly Change[]>,
): Pick<Column, 'changesFrom' | 'changeAfterDays' | 'changeCode'> {
  if (changes.size === 0) {
    return { changesFrom: new Uint32Array(0), changeAfterDays: new Uint16Array(0), changeCode: new Uint32Array(0) };
  }
  const changesFrom = new Uint32Array(irregular.length + 1);
  const all: Change[] = [];
  irregular.forEach((row, index) => {
    all.push(...(changes.get(row) ?? []));
    changesFrom[index + 1] = all.length;
  });
  return {
    changesFrom,
    changeAfterDays: Uint16Array.from(all, ({ afterDays }) => afterDays),
    changeCode: Uint32Array.from(all, ({ code }) => code),
  };
}

/** @returns the kind of the irregular home at `index`, for a stay of so many days. */
export function codeOfIrregular(column: Column, index: number, stayDays: number): number {
  let code = column.codes[column.irregular[index]!]!;
  if (column.changesFrom.length === 0) return code;
  const until = column.changesFrom[index + 1]!;
  for (let change = column.changesFrom[index]!; change < until; change += 1) {
    if (stayDays <= column.changeAfterDays[change]!) return code;
    code = column.changeCode[change]!;
  }
  return code;
}

/** @returns the first index of `rows`, which ascend, at which there is `row` or a later one. */
export function firstAtOrAfter(rows: Uint32Array, row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns the kind of any home, for a stay of so many days. */
export function codeOfRow(column: Column, row: number, stayDays: number): number {
  if (column.changesFrom.length === 0) return column.codes[row]!;
  const index = firstAtOrAfter(column.irregular, row);
  return column.irregular[index] === row ? codeOfIrregular(column, index, stayDays) : column.codes[row]!;
}

/** Bytes that the column takes. */
export const bytesOfColumn = (column: Column): number =>
  column.codes.byteLength +
  column.examples.byteLength +
  column.irregular.byteLength +
  column.changesFrom.byteLength +
  column.changeAfterDays.byteLength +
  column.changeCode.byteLength +
  column.frequent.reduce((bytes, { homes }) => bytes + homes.byteLength, 0);
