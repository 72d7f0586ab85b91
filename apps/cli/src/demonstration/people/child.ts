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
  /** Two numbers from 0 to 1, even over all who enter in a year: which course care takes, and how long. */
  readonly lot: { readonly course: number; readonly length: number };
}
