import { day } from '#kernel';
import { type DayNumber, dayNumberOf } from '../calendar.js';
import { type Child } from '../people/child.js';
import { type Episode } from './episode.js';
import { type Journey } from './stay.js';

/** A child of the return with all the episodes it may ever report. */
export interface Reported {
  readonly child: Child;
  /** Null for children who come for short breaks only. */
  readonly journey: Journey | null;
  readonly needCode: string;
  readonly homePostcode: string;
  readonly episodes: readonly Episode[];
}

export interface ReturnYear {
  /** The year's first day and the day after its last. */
  readonly from: DayNumber;
  readonly until: DayNumber;
  /** The year of its 31 March. */
  readonly endsIn: number;
}

export const returnYearEndingIn = (endsIn: number): ReturnYear => ({
  from: dayNumberOf(day(`${endsIn - 1}-04-01`)),
  until: dayNumberOf(day(`${endsIn}-04-01`)),
  endsIn,
});

/** @returns the code of SEX in the return of a year. */
export const sexCode = (child: Child, year: ReturnYear): string =>
  year.endsIn >= 2025 ? child.sex : child.sex === 'M' ? '1' : '2';
