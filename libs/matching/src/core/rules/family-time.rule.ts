import { day } from '#kernel';
import { stepsBeyond } from '../miles-beyond.js';
import { check, costs, met, type Rule } from '../rule.js';

export interface NearFamilyTime {
  readonly kind: 'near-family-time';
  readonly miles: number;
}
export interface FarFromFamilyTime {
  readonly kind: 'far-from-family-time';
  readonly miles: number;
  /** How often in a month; null when not recorded. */
  readonly timesAMonth: number | null;
}
export interface FamilyTimeNotMeasured {
  readonly kind: 'family-time-not-measured';
}

/**
 * How far it is to where family time happens, in steps of five miles, since the way there can be helped with. Ours: in no
 * law, though the law asks for family time. Says nothing where there is none, or nobody recorded that there is.
 */
export const familyTime: Rule<NearFamilyTime | FarFromFamilyTime | FamilyTimeNotMeasured> = {
  id: 'family-time',
  number: null,
  title: 'The way to family time',
  class: 'POLICY',
  level: 'soft',
  unit: 'step of five miles beyond near',
  source: 'Policy of this service',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, milesFromFamilyTime: miles }, { limits }) {
    const { familyTime: place, familyTimesAMonth } = child;
    if (familyTimesAMonth === 0 || (place === 'not-recorded' && familyTimesAMonth === 'not-recorded')) return [];
    if (miles === 'not-recorded') {
      const fact = place === 'not-recorded' ? 'place-of-family-time' : 'place-of-the-home';
      return [check({ kind: 'family-time-not-measured' }, { kind: 'find-out', fact })];
    }
    const steps = stepsBeyond(miles, limits.familyTimeMiles, limits.familyTimeStepsCounted);
    const timesAMonth = familyTimesAMonth === 'not-recorded' ? null : familyTimesAMonth;
    return steps === 0
      ? [met({ kind: 'near-family-time', miles })]
      : [costs(steps, { kind: 'far-from-family-time', miles, timesAMonth }, { kind: 'support-for-family-time' })];
  },
};
