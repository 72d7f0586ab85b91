import { type PlacementType, type Skill, type UnavailabilityReason } from '#register/core';
import { type DayNumber } from '../calendar.js';
import { type FosterHome } from '../episodes/foster-homes.js';
import { type Postcode } from '../geography/postcodes.js';

/** A fostered child who lives in the home, of the county or of another authority. */
export interface Living {
  readonly authority: string;
  readonly code: string;
  readonly from: DayNumber;
  /** The last day, where an end is planned. */
  lastDay: DayNumber | null;
  siblings: string;
  readonly ageInYears: number;
  readonly sex: 'M' | 'F';
}

export interface Terms {
  readonly number: number | null;
  readonly ages: readonly [from: number, to: number] | null;
  readonly sex: 'M' | 'F' | null;
  readonly types: readonly PlacementType[];
  readonly child: string;
}

export interface NotAvailable {
  readonly places: number;
  readonly reason: UnavailabilityReason;
  readonly from: DayNumber;
  readonly lastDay: DayNumber | null;
}

export interface HeldBack {
  readonly scope: 'all' | 'new-children' | 'named-child';
  readonly child: string;
  readonly from: DayNumber;
  readonly reviewOn: DayNumber;
  readonly by: string;
}

export interface Membership {
  readonly name: string;
  readonly role: 'hub' | 'satellite';
  readonly from: DayNumber;
  readonly lastDay: DayNumber | null;
  readonly beds: number;
}

/** A household of the register on the day of the demonstration. */
export interface Household {
  readonly reference: string;
  readonly name: string;
  readonly carers: readonly string[];
  readonly home: FosterHome | null;
  readonly kind: 'kinship' | 'in-house' | 'agency' | 'supported';
  readonly service: string;
  readonly postcode: Postcode;
  readonly places: number;
  readonly bedrooms: number;
  readonly approvedFrom: DayNumber;
  readonly living: readonly Living[];
  approvedLastDay: DayNumber | null;
  resignedOn: DayNumber | null;
  terms: Terms;
  skills: readonly { readonly skill: Skill; readonly lastDay: DayNumber | null }[];
  languages: readonly string[];
  pets: 'yes' | 'no' | '';
  ownChildrenAges: readonly number[];
  stayingPut: number;
  hold: HeldBack | null;
  notAvailable: readonly NotAvailable[];
  membership: Membership | null;
}

/** @returns places in which nobody lives and that nothing keeps back. */
export const freePlaces = ({ places, living, stayingPut, notAvailable, membership }: Household): number =>
  places -
  living.length -
  stayingPut -
  (membership?.beds ?? 0) -
  notAvailable.reduce((sum, each) => sum + each.places, 0);
