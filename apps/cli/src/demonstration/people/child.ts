import { type DayNumber } from '../calendar.js';
import { type Postcode } from '../geography/postcodes.js';

/** A child of the demonstration. Nobody. */
export interface Child {
  /** Six digits, as text. */
  readonly code: string;
  readonly sex: 'M' | 'F';
  readonly born: DayNumber;
  readonly ethnic: string;
  readonly unaccompanied: boolean;
  readonly firstName: string;
}

/** Brothers and sisters who come to be looked after on the same day; most often a single child. */
export interface SiblingGroup {
  /** Null for a child alone. */
  readonly reference: string | null;
  readonly home: Postcode;
  readonly enters: DayNumber;
  readonly children: readonly Child[];
  /** Numbers from 0 to 1, even over all who enter in a year: which course care takes, how long, whether they settle, and whether they are parted. */
  readonly lot: Lot;
}

export interface Lot {
  readonly course: number;
  readonly length: number;
  readonly settling: number;
  readonly parting: number;
}
