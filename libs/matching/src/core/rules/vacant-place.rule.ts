import { day, type LocalDate } from '#kernel';
import { fewestPlacesLeft, placeFreeFrom, placesSought } from '../occupancy.js';
import { blocks, met, type Rule } from '../rule.js';

export interface PlaceVacant {
  readonly kind: 'place-vacant';
  /** Places left on the fullest day, before this child moves in. */
  readonly vacant: number;
  readonly places: number;
}
export interface NoVacantPlace {
  readonly kind: 'no-vacant-place';
  readonly places: number;
  readonly placesShort: number;
  readonly on: LocalDate;
  /** Beds among them that a Mockingbird hub keeps free for sleepovers. */
  readonly hubBeds: number;
  readonly stayingPutAdults: number;
}

/**
 * There is a place on every day of the stay, and two for a parent and child. A bed used by a Staying Put adult, kept as a
 * Mockingbird hub bed, or not available is not vacant; one kept for respite only is vacant for respite.
 */
export const vacantPlace: Rule<PlaceVacant | NoVacantPlace> = {
  id: 'vacant-place',
  number: 'R-39',
  title: 'A vacant place for the dates',
  class: 'BLOCK',
  level: 'hard',
  unit: 'place short',
  source: 'Children Act 1989, s23CZA (Staying Put); places as the fostering service records them',
  basis: 'recalled',
  version: 4,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, household, stay }) {
    const { placesLeft, space } = fewestPlacesLeft(household, child, stay);
    const { on, places, hubBeds, stayingPutAdults } = space;
    const placesShort = placesSought(child) - placesLeft;
    if (placesShort <= 0) return [met({ kind: 'place-vacant', vacant: placesLeft, places })];

    return [
      blocks(
        placesShort,
        { kind: 'no-vacant-place', places, placesShort, on, hubBeds, stayingPutAdults },
        { kind: 'free-a-place', places: placesShort, freeFrom: placeFreeFrom(household, child, stay) },
      ),
    ];
  },
};
