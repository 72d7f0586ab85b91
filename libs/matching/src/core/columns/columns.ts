import { addDays, daysBetween, type LocalDate } from '#kernel';
import { approvalEndsOn } from '#register/core';
import { type HouseholdFacts } from '../facts.js';
import { type RuleId } from '../rule-id.js';
import { ruleRegister } from '../rules/index.js';
import { bytesOfColumn, type Column, columnOf, type LaterDay } from './column.js';
import { type PartOfAHome } from './column-form.js';
import { columnForms } from './column-forms.js';
import { mentionsOf } from './mentions.js';

/** Side of a cell of the grid, in metres: a search within some miles looks at the cells around. */
export const cellMetres = 10_000;

/** A cell of the grid and its homes: rows from `from` up to but not including `until`. */
export interface Cell {
  readonly east: number;
  readonly north: number;
  readonly from: number;
  readonly until: number;
}

/**
 * The homes of a register as columns, for stays that start on one day: what every rule reads of every home. Homes are in
 * the order of the grid, those whose place nobody knows last.
 */
export interface Columns {
  readonly startsOn: LocalDate;
  readonly homes: readonly HouseholdFacts[];
  readonly easting: Int32Array;
  readonly northing: Int32Array;
  /** The homes from here on have no place. */
  readonly firstWithoutPlace: number;
  readonly cells: readonly Cell[];
  /** Place of each home's reference in the order of references. */
  readonly referenceOrder: Uint32Array;
  /** One for each different reading; rules that read the same share it. */
  readonly distinct: readonly Column[];
  /** One column for each thing that the rule reads. */
  readonly ofRule: ReadonlyMap<RuleId, readonly ColumnOfAPart[]>;
  readonly visibility: Column;
  readonly rowOf: ReadonlyMap<string, number>;
  /** Homes that mention a child or a sibling group. */
  readonly mentions: ReadonlyMap<string, readonly number[]>;
}

/** What a rule reads of every home, and the children whom that concerns. */
export interface ColumnOfAPart extends Pick<PartOfAHome, 'concerns'> {
  readonly column: Column;
}

export const cellOf = (metres: number): number => Math.floor(metres / cellMetres);

const inGridOrder = (a: HouseholdFacts, b: HouseholdFacts): number => {
  if (a.place === 'not-recorded' || b.place === 'not-recorded') {
    return Number(a.place === 'not-recorded') - Number(b.place === 'not-recorded');
  }
  return (
    cellOf(a.place.northing) - cellOf(b.place.northing) ||
    cellOf(a.place.easting) - cellOf(b.place.easting) ||
    (a.householdId < b.householdId ? -1 : 1)
  );
};

/** Every later day that a home's facts name and on which what a rule reads of it could change with the length of a stay. */
function laterDaysOf(home: HouseholdFacts, startsOn: LocalDate): readonly LaterDay[] {
  const days = new Set<LocalDate>();
  const add = (on: LocalDate | null): void => {
    if (on !== null && on >= startsOn) days.add(on);
  };
  const spans = [
    home.fosteredChildren.map(({ stay }) => stay),
    ...[home.unavailable, home.holds, home.constellations, home.exemptions].map((facts) =>
      facts.map(({ valid }) => valid),
    ),
  ].flat();
  for (const { from, until } of spans) {
    add(from);
    add(until);
  }
  for (const approval of home.approvals) {
    for (const on of [approval.valid.from, approval.valid.until, approval.extendedUntil, approvalEndsOn(approval)])
      add(on);
  }
  return [...days].sort().map((on) => ({ afterDays: daysBetween(startsOn, on), until: addDays(on, 1) }));
}

/** What decides who may see a home: `isVisibleTo` reads nothing else. */
const seenBy: PartOfAHome['reads'] = ({ service, connectedTo }) => [
  service.kind,
  service.authorityCode,
  [...service.frameworkOf].sort(),
  [...new Set(connectedTo.map(({ child }) => child.slice(0, child.indexOf('/'))))].sort(),
];

/** A rule without a column form is judged for each home. */
const eachForItself: PartOfAHome['reads'] = ({ householdId }) => householdId;

/** @returns the columns of the homes for stays that start on `startsOn`. */
export function columnsOf(households: readonly HouseholdFacts[], startsOn: LocalDate): Columns {
  const homes = [...households].sort(inGridOrder);
  const laterDays = homes.map((home) => laterDaysOf(home, startsOn));
  const columnOfReading = new Map<PartOfAHome['reads'], Column>();
  const columnFor = (reads: PartOfAHome['reads']): Column => {
    const column = columnOfReading.get(reads) ?? columnOf(reads, homes, startsOn, laterDays);
    columnOfReading.set(reads, column);
    return column;
  };
  const ofRule = new Map<RuleId, readonly ColumnOfAPart[]>();
  for (const { id } of ruleRegister) {
    const parts = columnForms[id]?.parts ?? [{ reads: eachForItself }];
    ofRule.set(
      id,
      parts.map(({ reads, ...part }) => ({ ...part, column: columnFor(reads) })),
    );
  }
  const firstUnplaced = homes.findIndex(({ place }) => place === 'not-recorded');
  const firstWithoutPlace = firstUnplaced === -1 ? homes.length : firstUnplaced;
  const metres = (axis: 'easting' | 'northing') =>
    Int32Array.from(homes, ({ place }) => (place === 'not-recorded' ? 0 : place[axis]));
  const [easting, northing] = [metres('easting'), metres('northing')];
  return {
    startsOn,
    homes,
    easting,
    northing,
    firstWithoutPlace,
    cells: cellsOf(easting, northing, firstWithoutPlace),
    referenceOrder: orderOfReferences(homes),
    distinct: [...columnOfReading.values()],
    ofRule,
    visibility: columnOf(seenBy, homes, startsOn, laterDays),
    rowOf: new Map(homes.map(({ householdId }, row) => [householdId, row])),
    mentions: mentionsOf(homes),
  };
}

function cellsOf(easting: Int32Array, northing: Int32Array, homes: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (let from = 0; from < homes;) {
    const [east, north] = [cellOf(easting[from]!), cellOf(northing[from]!)];
    let until = from + 1;
    while (until < homes && cellOf(easting[until]!) === east && cellOf(northing[until]!) === north) until += 1;
    cells.push({ east, north, from, until });
    from = until;
  }
  return cells;
}

function orderOfReferences(homes: readonly HouseholdFacts[]): Uint32Array {
  const rows = homes.map((_, row) => row);
  const referenceOf = (row: number): string => homes[row]!.reference;
  rows.sort((a, b) => (referenceOf(a) < referenceOf(b) ? -1 : 1));
  const order = new Uint32Array(homes.length);
  rows.forEach((row, place) => {
    order[row] = place;
  });
  return order;
}

/** @returns the bytes that the columns take, beside the facts that explanations are made from. */
export const bytesOf = (columns: Columns): number =>
  [...columns.distinct, columns.visibility].reduce((bytes, column) => bytes + bytesOfColumn(column), 0) +
  columns.easting.byteLength +
  columns.northing.byteLength +
  columns.referenceOrder.byteLength;
