import { type GridReference } from '#geography/core';
import { type HouseholdFacts } from '../facts.js';
import { type SearchTerms } from '../search.js';
import { isVisibleTo } from '../visibility.js';
import { type Bits, clearBit, hasBit, noBits, setBit, wordsFor, type WordRun } from './bits.js';
import { type Cell, cellMetres, cellOf, type Columns } from './columns.js';
import { tenthsBetween } from './miles-in-tenths.js';

/** Metres that lie for certain beyond so many miles: half a tenth more, since miles are rounded, and one for the arithmetic. */
export const metresBeyond = (miles: number): number => (miles + 0.05) * metresInAMile + 1;
export const metresInAMile = 1609.3;

/** The homes that a search is about. */
export interface Domain {
  /** The homes that are seen, near enough and not judged for themselves, all within `runs`. */
  readonly domain: Bits;
  readonly runs: readonly WordRun[];
  /** The cells that hold them, but for the homes without a place. */
  readonly cells: readonly Cell[];
}

export const wholeOf = ({ homes }: Columns): readonly WordRun[] => [{ from: 0, until: wordsFor(homes.length) }];

const seenHomes = new WeakMap<Columns, Map<string, Bits>>();

/** @returns the homes that an authority may see; worked out once for each. */
export function visibleTo(columns: Columns, authority: string): Bits {
  const known = seenHomes.get(columns) ?? new Map<string, Bits>();
  seenHomes.set(columns, known);
  const before = known.get(authority);
  if (before) return before;
  const { visibility, homes } = columns;
  const visible = noBits(homes.length);
  for (const kind of visibility.frequent) {
    if (!isVisibleTo(authority, homes[kind.example]!)) continue;
    for (let word = 0; word < visible.length; word += 1) visible[word]! |= kind.homes[word]!;
  }
  for (const row of visibility.irregular) if (isVisibleTo(authority, homes[row]!)) setBit(visible, row);
  known.set(authority, visible);
  return visible;
}

/** Visibility comes first; then the distance; homes judged for themselves are left to themselves. */
export function domainOf(
  columns: Columns,
  { seenBy, withinMiles }: SearchTerms,
  home: GridReference | null,
  forThemselves: ReadonlyMap<number, HouseholdFacts>,
): Domain {
  const visible = visibleTo(columns, seenBy);
  const found =
    withinMiles !== null && home !== null
      ? homesAround(columns, visible, home, withinMiles)
      : { domain: visible.slice(), runs: wholeOf(columns), cells: columns.cells };
  for (const row of forThemselves.keys()) clearBit(found.domain, row);
  return found;
}

function homesAround(columns: Columns, visible: Bits, home: GridReference, withinMiles: number): Domain {
  const { easting, northing, firstWithoutPlace, homes } = columns;
  const domain = noBits(homes.length);
  const runs: { from: number; until: number }[] = [];
  const addRun = (from: number, until: number): void => {
    const run = { from: from >>> 5, until: wordsFor(until) };
    const last = runs.at(-1);
    if (last && run.from <= last.until) last.until = Math.max(last.until, run.until);
    else runs.push(run);
  };
  const cells = cellsAround(columns, home, metresBeyond(withinMiles));
  for (const cell of cells) {
    addRun(cell.from, cell.until);
    for (let row = cell.from; row < cell.until; row += 1) {
      if (!hasBit(visible, row)) continue;
      if (tenthsBetween(easting[row]!, northing[row]!, home) / 10 <= withinMiles) setBit(domain, row);
    }
  }
  if (firstWithoutPlace < homes.length) addRun(firstWithoutPlace, homes.length);
  for (let row = firstWithoutPlace; row < homes.length; row += 1) if (hasBit(visible, row)) setBit(domain, row);
  return { domain, runs, cells };
}

/** How far a place is outside a cell, along one axis; zero and below within it. */
const outside = (cell: number, metres: number): number =>
  Math.max(cell * cellMetres - metres, metres - (cell + 1) * cellMetres);

/** @returns the cells of which some home could be within so many metres, in the order of the grid. */
export function cellsAround(columns: Columns, { easting, northing }: GridReference, metres: number): readonly Cell[] {
  const [south, north] = [cellOf(northing - metres), cellOf(northing + metres)];
  const found: Cell[] = [];
  for (const cell of columns.cells) {
    if (cell.north < south || cell.north > north) continue;
    const [east, up] = [Math.max(outside(cell.east, easting), 0), Math.max(outside(cell.north, northing), 0)];
    if (east * east + up * up <= metres * metres) found.push(cell);
  }
  return found;
}
