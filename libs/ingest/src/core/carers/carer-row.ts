import { ageInYears, type LocalDate } from '#kernel';
import { importError, importWarning, type ImportProblem } from '../import-problem.js';
import { RowCells } from '../row-cells.js';
import { byHome, type RowOfHome } from '../rows-of-homes.js';
import { carerColumns as column, carersFile, type FileColumn, tableOf, valueIn } from '../templates/index.js';

/** The columns of a carers file: one row is one carer of a home. */
export const carerTable = tableOf(carersFile);

/** One row of a carers file, read and checked by itself. */
export interface StatedCarer extends RowOfHome {
  readonly name: string;
  /** 1 for the first carer of the home, 2 for the second; null for the order of the rows. */
  readonly number: number | null;
  readonly checkedOn: LocalDate | null;
  readonly trainedOn: LocalDate | null;
  readonly bornOn: LocalDate | null;
  readonly hasSpecifiedOffence: boolean | null;
}

export interface CarerRead {
  /** Null when a problem is an error. */
  readonly carer: StatedCarer | null;
  /** Which home it is about, told even of a row that has errors. */
  readonly of: RowOfHome | null;
  readonly problems: readonly ImportProblem[];
}

const yearsACheckIsRecent = 3;
const youngestCarer = 18;

/** @param on the day of the import: what is told of cannot be yet to come. */
export function readCarer(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
  on: LocalDate,
): CarerRead {
  const read = new RowCells(file, row, cells);
  const reference = valueIn(read, column.HOUSEHOLD);
  const name = valueIn(read, column.NAME);
  const number = valueIn(read, column.CARER);
  const checkedOn = readPast(read, column.CHECKED_ON, on);
  const trainedOn = readPast(read, column.TRAINED_ON, on);
  const bornOn = readPast(read, column.BORN_ON, on);
  const offence = valueIn(read, column.SPECIFIED_OFFENCE);
  const hasSpecifiedOffence = offence === null ? null : offence === 'yes';
  if (bornOn !== null && ageInYears(bornOn, on) < youngestCarer) {
    read.refuse(
      'carer-too-young',
      column.BORN_ON.name,
      `A carer is at least ${youngestCarer} years old. Correct the day of birth.`,
    );
  }
  if (checkedOn !== null && ageInYears(checkedOn, on) >= yearsACheckIsRecent) {
    const sentence = `The last criminal record check is ${yearsACheckIsRecent} years old or more. It is loaded.`;
    read.problems.push(importWarning('check-is-old', read.place(column.CHECKED_ON.name), sentence));
  }
  const { problems } = read;
  const of = reference === null ? null : { file, row, reference };
  const isRefused = problems.some(({ severity }) => severity === 'error');
  if (isRefused || of === null || name === null) return { carer: null, of, problems };
  return { carer: { ...of, name, number, checkedOn, trainedOn, bornOn, hasSpecifiedOffence }, of, problems };
}

function readPast(read: RowCells, past: FileColumn<LocalDate | null>, on: LocalDate): LocalDate | null {
  const date = valueIn(read, past);
  if (date === null || date <= on) return date;
  return read.refuse('date-to-come', past.name, 'This day is yet to come. Correct it, or leave it blank.');
}

/** What rows of one home say of each other. */
export const problemsAcrossCarers = (carers: readonly StatedCarer[]): readonly ImportProblem[] =>
  [...byHome(carers).values()].flatMap((ofHome) => [
    ...ofHome
      .slice(2)
      .map((carer) =>
        importError(
          'too-many-carers',
          { file: carer.file, row: carer.row, column: 'NAME', value: carer.name },
          `The home ${carer.reference} has two carers already, in rows ${ofHome[0]?.row} and ${ofHome[1]?.row}. A home has one or two.`,
        ),
      ),
    ...ofHome.flatMap((carer, position) => {
      const before = ofHome.slice(0, position);
      const place = { file: carer.file, row: carer.row };
      const sameName = before.find(({ name }) => name === carer.name);
      if (sameName) {
        const sentence = `${carer.name} is named here and in row ${sameName.row}. Leave one of them out.`;
        return [importError('carer-twice', { ...place, column: 'NAME', value: carer.name }, sentence)];
      }
      const sameNumber = before.find(({ number }) => number !== null && number === carer.number);
      if (!sameNumber) return [];
      const sentence = `Carer ${carer.number} of the home is named here and in row ${sameNumber.row}. Make one the first and one the second.`;
      return [importError('carer-number-twice', { ...place, column: 'CARER', value: String(carer.number) }, sentence)];
    }),
  ]);

/** @returns the carers of each home, the first one first. */
export const carersOfHomes = (
  carers: readonly StatedCarer[],
): readonly { readonly reference: string; readonly carers: readonly StatedCarer[] }[] =>
  [...byHome(carers)].map(([reference, ofHome]) => ({
    reference,
    // One who is said to be the second comes after one of whom nothing is said, and that one after one said to be the first.
    carers: ofHome.toSorted((a, b) => (a.number ?? 1.5) - (b.number ?? 1.5)),
  }));
