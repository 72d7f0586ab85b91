import { type LocalDate } from '#kernel';

/** What time it is. `core` is told the date; whoever tells it asks here. */
export abstract class Clock {
  /** @returns this instant. */
  abstract now(): Date;

  /** @returns the day in England, where the product's days begin and end. */
  abstract today(): LocalDate;
}
