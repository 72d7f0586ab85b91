import { overlaps } from '#kernel';
import { readHold, readUnavailability } from '../households/home-facts.js';
import { type StatedHome } from '../households/stated-home.js';
import { importError, importWarning, type ImportProblem } from '../import-problem.js';
import { RowCells } from '../row-cells.js';
import { byHome, type RowOfHome } from '../rows-of-homes.js';
import { availabilityColumns as column, availabilityFile, tableOf, valueIn } from '../templates/index.js';

/** The columns of an availability file: one row is one home and one reason, or one hold. */
export const availabilityTable = tableOf(availabilityFile);

/** One row of an availability file, read and checked by itself. With neither part it says that all is available. */
export interface StatedAvailabilityRow extends RowOfHome {
  readonly unavailable: StatedHome['household']['unavailable'];
  readonly holds: StatedHome['household']['holds'];
}

export interface AvailabilityRead {
  /** Null when a problem is an error. */
  readonly stated: StatedAvailabilityRow | null;
  /** Which home it is about, told even of a row that has errors. */
  readonly of: RowOfHome | null;
  readonly problems: readonly ImportProblem[];
}

const unavailabilityColumns = {
  places: column.NOT_AVAILABLE_PLACES,
  reason: column.NOT_AVAILABLE_REASON,
  from: column.NOT_AVAILABLE_FROM,
  until: column.NOT_AVAILABLE_UNTIL,
};

/** @returns whether the file tells of holds: without the column it says nothing of them. */
export const tellsOfHolds = (cells: Readonly<Record<string, string>>): boolean => column.HOLD_SCOPE.name in cells;

export function readAvailability(file: string, row: number, cells: Readonly<Record<string, string>>): AvailabilityRead {
  const read = new RowCells(file, row, cells);
  const reference = valueIn(read, column.HOUSEHOLD);
  const unavailable = readUnavailability(read, unavailabilityColumns);
  const holds = readHold(read, column);
  const { problems } = read;
  const of = reference === null ? null : { file, row, reference };
  const isRefused = problems.some(({ severity }) => severity === 'error');
  return { stated: isRefused || of === null ? null : { ...of, unavailable, holds }, of, problems };
}

const saysNothing = ({ unavailable, holds }: StatedAvailabilityRow): boolean => unavailable.length + holds.length === 0;

/** What rows of one home say of each other. */
export const problemsAcrossAvailability = (rows: readonly StatedAvailabilityRow[]): readonly ImportProblem[] =>
  [...byHome(rows).values()].flatMap((ofHome) =>
    ofHome.length < 2
      ? []
      : ofHome
          .filter(saysNothing)
          .map(({ file, row, reference }) =>
            importError(
              'available-and-not',
              { file, row, column: 'HOUSEHOLD', value: reference },
              `This row says that all of the home ${reference} is available, and row ${ofHome.find((other) => other.row !== row)?.row} tells of it too. Leave one out.`,
            ),
          ),
  );

/** @param places of homes by reference. @returns a warning for each home with more places not available than it has. */
export const moreThanThereIs = (
  rows: readonly StatedAvailabilityRow[],
  places: ReadonlyMap<string, number>,
): readonly ImportProblem[] =>
  [...byHome(rows)].flatMap(([reference, ofHome]) => {
    const all = ofHome.flatMap(({ file, row, unavailable }) => unavailable.map((one) => ({ file, row, ...one })));
    const has = places.get(reference) ?? 0;
    const worst = all.find(
      ({ valid }) =>
        all.filter((other) => overlaps(other.valid, valid)).reduce((sum, other) => sum + other.places, 0) > has,
    );
    if (!worst) return [];
    const sentence = `The home ${reference} has ${has} places, and more than that are said not to be available at one time. None is counted below 0.`;
    const place = {
      file: worst.file,
      row: worst.row,
      column: column.NOT_AVAILABLE_PLACES.name,
      value: String(worst.places),
    };
    return [importWarning('more-not-available-than-places', place, sentence)];
  });

/** @returns what is not available in each home. */
export const availabilityOfHomes = (rows: readonly StatedAvailabilityRow[]) =>
  [...byHome(rows)].map(([reference, ofHome]) => ({
    reference,
    unavailable: ofHome.flatMap(({ unavailable }) => unavailable),
    holds: ofHome.flatMap(({ holds }) => holds),
  }));
