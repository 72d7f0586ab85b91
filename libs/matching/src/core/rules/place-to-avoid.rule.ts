import { milesBetween } from '#geography/core';
import { day } from '#kernel';
import { type PlaceToAvoid } from '../facts.js';
import { type Pair } from '../pair.js';
import { blocks, check, type Rule, type Verdict, warns } from '../rule.js';

export interface NearPlaceToAvoid {
  readonly kind: 'near-place-to-avoid';
  readonly miles: number;
  /** Miles around the place that the child is to be kept away from. */
  readonly milesToAvoid: number;
  readonly reason: string;
}
export interface PlaceToAvoidNotKnown {
  readonly kind: 'place-to-avoid-not-known';
}

/**
 * A place the child is to be kept away from without a court order: where harm came from, or where people who exploit the
 * child are. Policy, not law.
 */
export const placeToAvoid: Rule<NearPlaceToAvoid | PlaceToAvoidNotKnown> = {
  id: 'place-to-avoid',
  number: null,
  title: 'Places to keep away from',
  class: 'POLICY',
  level: 'hard',
  unit: 'place too near',
  source: 'Risk assessment of the child, as recorded',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, household }: Pair, { limits }) {
    const mode = limits.modes['place-to-avoid'];
    if (mode === 'off') return [];
    return child.placesToAvoid.flatMap(
      ({ place, miles: milesToAvoid, reason }: PlaceToAvoid): Verdict<NearPlaceToAvoid | PlaceToAvoidNotKnown>[] => {
        if (place === 'not-recorded' || household.place === 'not-recorded') {
          const fact = place === 'not-recorded' ? 'place-to-avoid' : 'place-of-the-home';
          return [check({ kind: 'place-to-avoid-not-known' }, { kind: 'find-out', fact })];
        }
        const miles = milesBetween(place, household.place);
        if (miles > milesToAvoid) return [];
        const because = { kind: 'near-place-to-avoid', miles, milesToAvoid, reason } as const;
        const remedy = { kind: 'assess-place-to-avoid' } as const;
        return mode === 'block' ? [blocks('out-of-reach', because, remedy)] : [warns(because, remedy)];
      },
    );
  },
};
