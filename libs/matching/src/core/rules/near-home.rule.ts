import { day } from '#kernel';
import { dutiesOfNearnessHold } from '../duties-of-nearness.js';
import { milesBeyond } from '../miles-beyond.js';
import { check, costs, met, type Rule } from '../rule.js';

export interface NearHome {
  readonly kind: 'near-home';
  readonly miles: number;
}
export interface NotNearHome {
  readonly kind: 'not-near-home';
  readonly miles: number;
}
export interface MilesFromHomeNotRecorded {
  readonly kind: 'miles-from-home-not-recorded';
  readonly missing: 'home-of-the-child' | 'place-of-the-home';
}

/** So far as reasonably practicable near the child's home. Off where adoption is being considered. */
export const nearHome: Rule<NearHome | NotNearHome | MilesFromHomeNotRecorded> = {
  id: 'near-home',
  number: 'R-19a',
  title: "Near the child's home",
  class: 'DUTY',
  level: 'soft',
  unit: 'mile beyond near',
  source: 'Children Act 1989, s22C(8)(a)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    if (!dutiesOfNearnessHold(pair)) return [];
    const { child, milesFromHome: miles } = pair;
    if (miles === 'not-recorded') {
      const missing = child.home === 'not-recorded' ? 'home-of-the-child' : 'place-of-the-home';
      return [check({ kind: 'miles-from-home-not-recorded', missing }, { kind: 'find-out', fact: missing })];
    }
    const milesOver = milesBeyond(miles, limits.nearHomeMiles, limits.nearHomeMilesCounted);
    return milesOver === 0
      ? [met({ kind: 'near-home', miles })]
      : [costs(milesOver, { kind: 'not-near-home', miles }, { kind: 'record-reason' })];
  },
};
