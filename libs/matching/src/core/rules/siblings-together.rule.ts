import { day, overlaps } from '#kernel';
import { dutiesOfNearnessHold } from '../duties-of-nearness.js';
import { costs, met, type Rule } from '../rule.js';

export interface WithSiblings {
  readonly kind: 'with-siblings';
  readonly siblings: number;
}
export interface ApartFromSiblings {
  readonly kind: 'apart-from-siblings';
}

/** So far as reasonably practicable with brothers and sisters who are looked after too. */
export const siblingsTogether: Rule<WithSiblings | ApartFromSiblings> = {
  id: 'siblings-together',
  number: 'R-19c',
  title: 'Brothers and sisters together',
  class: 'DUTY',
  level: 'soft',
  unit: 'home without the brothers and sisters',
  source: 'Children Act 1989, s22C(8)(c)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { child, household, stay } = pair;
    const { siblingGroup, childId } = child;
    if (!dutiesOfNearnessHold(pair) || siblingGroup === null || !child.siblingsLiveInAHome) return [];
    const siblings = household.fosteredChildren.filter(
      (other) => other.siblingGroup === siblingGroup && other.childId !== childId && overlaps(other.stay, stay),
    ).length;
    return siblings > 0
      ? [met({ kind: 'with-siblings', siblings })]
      : [costs(1, { kind: 'apart-from-siblings' }, { kind: 'record-reason' })];
  },
};
