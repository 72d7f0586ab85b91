import { day } from '#kernel';
import { type AccessNeed } from '#register/core';
import { dutiesOfNearnessHold } from '../duties-of-nearness.js';
import { check, costs, met, type Rule } from '../rule.js';

export interface SuitsAccessNeeds {
  readonly kind: 'suits-access-needs';
  readonly needs: readonly AccessNeed[];
}
export interface LacksAdaptations {
  readonly kind: 'lacks-adaptations';
  readonly missing: readonly AccessNeed[];
  readonly present: readonly AccessNeed[];
}
export interface AdaptationsNotRecorded {
  readonly kind: 'adaptations-not-recorded';
  readonly needs: readonly AccessNeed[];
}

/**
 * So far as reasonably practicable the home is suitable to the particular needs of a disabled child: each thing the child
 * needs against what the home has. Off where adoption is being considered. Evidence: section 22C(8)(d), read.
 */
export const suitsADisabledChild: Rule<SuitsAccessNeeds | LacksAdaptations | AdaptationsNotRecorded> = {
  id: 'suits-a-disabled-child',
  number: 'R-19d',
  title: "Suitable to a disabled child's needs",
  class: 'DUTY',
  level: 'soft',
  unit: 'thing needed that the home does not have',
  source: 'Children Act 1989, s22C(8)(d)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { accessNeeds: needs } = pair.child;
    const { adaptations } = pair.household;
    if (needs.length === 0 || !dutiesOfNearnessHold(pair)) return [];
    if (adaptations === 'not-recorded') {
      return [
        check({ kind: 'adaptations-not-recorded', needs }, { kind: 'find-out', fact: 'adaptations-of-the-home' }),
      ];
    }
    const missing = needs.filter((need) => !adaptations.includes(need));
    if (missing.length === 0) return [met({ kind: 'suits-access-needs', needs })];
    return [
      costs(
        Math.min(missing.length, limits.accessNeedsCounted),
        { kind: 'lacks-adaptations', missing, present: needs.filter((need) => adaptations.includes(need)) },
        { kind: 'adapt-the-home', needs: missing },
      ),
    ];
  },
};
