import { day } from '#kernel';
import { dutiesOfNearnessHold } from '../duties-of-nearness.js';
import { check, costs, met, type Rule } from '../rule.js';

export interface InArea {
  readonly kind: 'in-area';
  readonly responsibleAuthority: string;
}
export interface OutOfArea {
  readonly kind: 'out-of-area';
  readonly responsibleAuthority: string;
  readonly areaAuthority: string;
}
export interface AreaNotRecorded {
  readonly kind: 'area-not-recorded';
}

/** So far as reasonably practicable within the responsible authority's area. Off where adoption is being considered. */
export const inArea: Rule<InArea | OutOfArea | AreaNotRecorded> = {
  id: 'in-area',
  number: 'R-20',
  title: "Within the authority's area",
  class: 'DUTY',
  level: 'soft',
  unit: 'home outside the area',
  source: 'Children Act 1989, s22C(9)',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    if (!dutiesOfNearnessHold(pair)) return [];
    const { whereabouts } = pair;
    const { responsibleAuthority } = pair.child;
    const { areaAuthority } = pair.household;
    if (whereabouts === 'not-recorded') {
      return [check({ kind: 'area-not-recorded' }, { kind: 'find-out', fact: 'area-of-the-home' })];
    }
    return whereabouts === 'in-area'
      ? [met({ kind: 'in-area', responsibleAuthority })]
      : [costs(1, { kind: 'out-of-area', responsibleAuthority, areaAuthority }, { kind: 'record-reason' })];
  },
};
