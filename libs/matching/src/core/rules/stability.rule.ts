import { day } from '#kernel';
import { costs, type Rule } from '../rule.js';

export interface UnplannedEndings {
  readonly kind: 'unplanned-endings';
  readonly endings: number;
}

/**
 * Stays that ended before their plan in the two years before. Context and not a verdict: a home that takes the children who
 * move most has the most endings, so it counts for little, and the remedy is to ask what would have helped. Says nothing
 * where there were none or nobody recorded them. Ours: in no law.
 */
export const stability: Rule<UnplannedEndings> = {
  id: 'stability',
  number: null,
  title: 'Stays that ended before their plan',
  class: 'POLICY',
  level: 'soft',
  unit: 'stay that ended before its plan',
  source: 'Policy of this service',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ household: { unplannedEndings: endings } }, { limits }) {
    if (endings === 'not-recorded' || endings === 0) return [];
    return [
      costs(
        Math.min(endings, limits.stabilityCounted),
        { kind: 'unplanned-endings', endings },
        { kind: 'ask-what-would-have-helped' },
      ),
    ];
  },
};
