import { type DayNumber } from '../calendar.js';
import { type FosterHome } from './foster-homes.js';
import { type Postcode } from '../geography/postcodes.js';
import { type Provider } from '../households/providers.js';
import { type Child, type SiblingGroup } from '../people/child.js';

/** The kinds of place a child may live in while looked after. */
export type PlaceKind =
  'kinship' | 'in-house' | 'agency' | 'childrens-home' | 'supported' | 'parents' | 'adoption' | 'other';

export const isFoster = (kind: PlaceKind): kind is 'kinship' | 'in-house' | 'agency' =>
  kind === 'kinship' || kind === 'in-house' || kind === 'agency';

/** Why a child moved, in the codes of the return. */
export type MoveReason = 'CARPL' | 'CLOSE' | 'ALLEG' | 'STAND' | 'CREQB' | 'CREQO' | 'CHILD' | 'LAREQ' | 'OTHER';

/** A child's time in one place. */
export interface Stay {
  readonly child: Child;
  readonly group: SiblingGroup;
  readonly kind: PlaceKind;
  /** Code of PLACE as the stay begins. */
  readonly code: string;
  readonly foster: FosterHome | null;
  readonly provider: Provider | null;
  readonly postcode: Postcode;
  readonly from: DayNumber;
  /** The first day the child no longer lived there; null while the child does. */
  until: DayNumber | null;
  /** Null while the stay lasts and when care ended with it. */
  movedBecause: MoveReason | null;
  /** The day the same home became a long-term one: a change of status, not a move. */
  designatedOn: DayNumber | null;
}

/** One child's whole time in care. */
export interface Journey {
  readonly child: Child;
  readonly group: SiblingGroup;
  readonly stays: Stay[];
  /** The day care ended; null while it lasts. */
  ended: DayNumber | null;
  reasonEnded: string | null;
}
