import { type LocalDate } from '#kernel';
import { type HoldScope, type UnavailabilityReason } from '#register/core';
import { quoted } from '../import-problem.js';
import { type RowCells } from '../row-cells.js';
import { type FileColumn, neededIn, rangeIn, valueIn } from '../templates/index.js';
import { type StatedHome } from './stated-home.js';

type Household = StatedHome['household'];

/** @returns `AUTHORITY/CHILD` as written, with the code in capitals. */
export function readNamedChild(read: RowCells, column: FileColumn<string | null>): string | null {
  const text = valueIn(read, column);
  if (text === null) return null;
  const parts = /^([A-Za-z]\d{8})\/(\S{1,10})$/.exec(text);
  if (parts?.[1] !== undefined && parts[2] !== undefined) return `${parts[1].toUpperCase()}/${parts[2]}`;
  const sentence = `${quoted(text)} does not name a child. Write the authority's code, a stroke and the child's code, like E10000020/1234.`;
  return read.refuse('wrong-named-child', column.name, sentence);
}

/** The columns of a hold, in whichever file. */
interface HoldColumns {
  readonly HOLD_SCOPE: FileColumn<HoldScope | null>;
  readonly HOLD_CHILD: FileColumn<string | null>;
  readonly HOLD_FROM: FileColumn<LocalDate | null>;
  readonly HOLD_REVIEW_ON: FileColumn<LocalDate | null>;
  readonly HOLD_BY: FileColumn<string | null>;
}

/** @returns the hold a row states; none where its cells are blank, or where one of them is wrong. */
export function readHold(read: RowCells, columns: HoldColumns): Household['holds'] {
  const { HOLD_SCOPE, HOLD_CHILD, HOLD_FROM, HOLD_REVIEW_ON, HOLD_BY } = columns;
  const all = [HOLD_SCOPE, HOLD_CHILD, HOLD_FROM, HOLD_REVIEW_ON, HOLD_BY];
  if (all.every(({ name }) => read.isBlank(name))) return [];
  const scope = neededIn(read, HOLD_SCOPE);
  const from = neededIn(read, HOLD_FROM);
  const reviewOn = valueIn(read, HOLD_REVIEW_ON);
  const decidedBy = neededIn(read, HOLD_BY);
  const namedChild = readNamedChild(read, HOLD_CHILD);
  if (scope === 'named-child' && read.isBlank(HOLD_CHILD.name)) {
    const sentence = 'A hold on a named child names the child, like E10000020/1234.';
    read.refuse('hold-without-child', HOLD_CHILD.name, sentence);
  }
  if (scope !== null && scope !== 'named-child' && namedChild !== null) {
    const sentence = 'Only a hold with the scope named-child names a child. Leave this blank.';
    read.refuse('hold-with-child', HOLD_CHILD.name, sentence);
  }
  if (scope === null || from === null || decidedBy === null) return [];
  return [{ scope, namedChild, valid: { from, until: null }, reviewOn, decidedBy }];
}

/** The columns of places that are not available, in whichever file. */
interface UnavailabilityColumns {
  readonly places: FileColumn<number | null>;
  readonly reason: FileColumn<UnavailabilityReason | null>;
  readonly from: FileColumn<LocalDate | null>;
  readonly until: FileColumn<LocalDate | null>;
}

/** @returns the places a row states as not available; none where its cells are blank, or where one of them is wrong. */
export function readUnavailability(read: RowCells, columns: UnavailabilityColumns): Household['unavailable'] {
  const all = [columns.places, columns.reason, columns.from, columns.until];
  if (all.every(({ name }) => read.isBlank(name))) return [];
  const places = neededIn(read, columns.places);
  const reason = neededIn(read, columns.reason);
  const valid = rangeIn(read, columns.from, columns.until);
  return places === null || reason === null || valid === null ? [] : [{ places, reason, valid }];
}
