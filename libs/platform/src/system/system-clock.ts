import { day, type LocalDate } from '#kernel';
import { Clock } from '../app/clock.js';

const dayInEngland = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** @returns the day in England at `instant`; in summer it begins an hour before midnight in Greenwich. */
export const dayInEnglandAt = (instant: Date): LocalDate => day(dayInEngland.format(instant));

/** The clock of the machine. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  today(): LocalDate {
    return dayInEnglandAt(this.now());
  }
}
