import { day } from '#kernel';
import { type Skill } from '#register/core';
import { type Cost, costsAtMost } from '../costs-at-most.js';
import { type FosteredChild } from '../facts.js';
import { fosteredAlongside } from '../other-children.js';
import { met, type Rule } from '../rule.js';

export interface AsPreferred {
  readonly kind: 'as-preferred';
}
export interface OutsidePreferredAges {
  readonly kind: 'outside-preferred-ages';
  readonly ageInYears: number;
  readonly from: number;
  readonly to: number;
}
export interface OtherThanPreferredSex {
  readonly kind: 'other-than-preferred-sex';
  readonly preferredSex: 'male' | 'female';
}
export interface MoreChildrenThanPreferred {
  readonly kind: 'more-children-than-preferred';
  readonly preferred: number;
  readonly children: number;
}
export interface SiblingsNotPreferred {
  readonly kind: 'siblings-not-preferred';
}
export interface NotReadyForNeeds {
  readonly kind: 'not-ready-for-needs';
  readonly needs: readonly Skill[];
}

type Otherwise =
  OutsidePreferredAges | OtherThanPreferredSex | MoreChildrenThanPreferred | SiblingsNotPreferred | NotReadyForNeeds;

/**
 * What the carers have said they prefer and are ready for: a consideration, never a term of approval. The remedy is always
 * to ask them. Ours: in no law. A preference nobody recorded says nothing: the carer is asked about every placement.
 */
export const carerPreference: Rule<AsPreferred | Otherwise> = {
  id: 'carer-preference',
  number: null,
  title: 'What the carers prefer',
  class: 'POLICY',
  level: 'soft',
  unit: 'preference not met',
  source: 'Policy of this service',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { child, household } = pair;
    if (household.preference === 'not-recorded') return [];
    const { ages, sex, mostChildren, takesSiblings, unwillingNeeds } = household.preference;
    const otherwise: Cost<Otherwise>[] = [];
    const add = (because: Otherwise, units = 1): void => {
      otherwise.push({ units, because, remedy: { kind: 'ask-the-carer' } });
    };

    const { ageInYears } = child;
    if (ages !== null && ageInYears !== 'not-recorded' && (ageInYears < ages.from || ageInYears > ages.to)) {
      add({ kind: 'outside-preferred-ages', ageInYears, ...ages });
    }
    if (sex !== null && child.sex !== 'not-recorded' && child.sex !== sex) {
      add({ kind: 'other-than-preferred-sex', preferredSex: sex });
    }
    if (mostChildren !== null) {
      const children = Math.max(...pair.fosteredDays.map(({ others }) => others.length)) + 1;
      if (children > mostChildren) add({ kind: 'more-children-than-preferred', preferred: mostChildren, children });
    }
    const { siblingGroup } = child;
    const isSibling = (other: FosteredChild): boolean => other.siblingGroup === siblingGroup;
    if (takesSiblings === false && siblingGroup !== null && fosteredAlongside(pair).some(isSibling)) {
      add({ kind: 'siblings-not-preferred' });
    }
    const needs = child.needs.filter((need) => unwillingNeeds.includes(need));
    if (needs.length > 0) add({ kind: 'not-ready-for-needs', needs }, needs.length);

    return otherwise.length === 0
      ? [met({ kind: 'as-preferred' })]
      : costsAtMost(limits.carerPreferencesCounted, otherwise);
  },
};
