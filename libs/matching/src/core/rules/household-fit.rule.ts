import { day } from '#kernel';
import { type ChildRisk } from '#register/core';
import { type Cost, costsAtMost } from '../costs-at-most.js';
import { type ChildFacts, type Recorded } from '../facts.js';
import { agesAlongside } from '../other-children.js';
import { check, met, type Rule } from '../rule.js';

export interface HouseholdFits {
  readonly kind: 'household-fits';
}
export interface WouldNotLiveBest {
  readonly kind: 'would-not-live-best';
  readonly livesBestAs: NonNullable<ChildFacts['livesBestAs']>;
  /** Ages of the children it is about, the youngest first, as far as they are recorded. */
  readonly ages: readonly number[];
}
export interface RiskBetweenChildren {
  readonly kind: 'risk-between-children';
  readonly risk: Exclude<ChildRisk, 'to-pets'>;
  readonly ages: readonly number[];
}
export interface AgesNotRecorded {
  readonly kind: 'ages-not-recorded';
  readonly missing: 'age-of-the-child' | 'ages-of-the-children-there';
}

type Concerns = (other: number, child: number) => boolean;

const bestAs: Readonly<Record<NonNullable<ChildFacts['livesBestAs']>, Concerns>> = {
  'only-child': () => true,
  youngest: (other, child) => other <= child,
  oldest: (other, child) => other >= child,
};
const risks: Readonly<Record<RiskBetweenChildren['risk'], Concerns>> = {
  'to-younger-children': (other, child) => other < child,
  'to-children-of-any-age': () => true,
  'from-older-children': (other, child) => other > child,
};
const isBetweenChildren = (risk: ChildRisk): risk is RiskBetweenChildren['risk'] => risk !== 'to-pets';
const dependsOnAges = (concerns: Concerns): boolean => !(concerns(0, 1) && concerns(1, 0));

/** @returns the known ages it concerns, or that an age which decides it is not recorded. */
function concerned(
  concerns: Concerns,
  child: Recorded<number>,
  others: readonly Recorded<number>[],
): { readonly isConcerned: boolean; readonly isUnknown: boolean; readonly ages: readonly number[] } {
  const known = others.filter((age) => age !== 'not-recorded').sort((a, b) => a - b);
  if (!dependsOnAges(concerns)) return { isConcerned: others.length > 0, isUnknown: false, ages: known };
  if (child === 'not-recorded') return { isConcerned: false, isUnknown: others.length > 0, ages: [] };
  const ages = known.filter((age) => concerns(age, child));
  return { isConcerned: ages.length > 0, isUnknown: ages.length === 0 && known.length < others.length, ages };
}

/**
 * Who lives there: what people have assessed of the child (lives best as, risks) against the ages of fostered children and
 * the carers' own, each a sentence to plan by. Ours: in no law. Never a prediction: only what somebody assessed is judged,
 * and a child who must not live with another is a rule of its own.
 */
export const householdFit: Rule<HouseholdFits | WouldNotLiveBest | RiskBetweenChildren | AgesNotRecorded> = {
  id: 'household-fit',
  number: null,
  title: 'Who lives there',
  class: 'POLICY',
  level: 'soft',
  unit: 'thing to think through',
  source: 'Policy of this service',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { livesBestAs, ageInYears } = pair.child;
    if (livesBestAs === null && !pair.child.risks.some(isBetweenChildren)) return [];
    const others = agesAlongside(pair);
    const concerns: Cost<WouldNotLiveBest | RiskBetweenChildren>[] = [];
    let isAnyUnknown = false;
    const ask = (
      asked: Concerns,
      because: (ages: readonly number[]) => WouldNotLiveBest | RiskBetweenChildren,
    ): void => {
      const { isConcerned, isUnknown, ages } = concerned(asked, ageInYears, others);
      isAnyUnknown ||= isUnknown;
      if (isConcerned)
        concerns.push({ units: 1, because: because(ages), remedy: { kind: 'plan-for-living-together' } });
    };
    if (livesBestAs !== null) {
      ask(bestAs[livesBestAs], (ages) => ({ kind: 'would-not-live-best', livesBestAs, ages }));
    }
    for (const risk of pair.child.risks) {
      if (isBetweenChildren(risk)) ask(risks[risk], (ages) => ({ kind: 'risk-between-children', risk, ages }));
    }

    const missing = ageInYears === 'not-recorded' ? 'age-of-the-child' : 'ages-of-the-children-there';
    const unknown = isAnyUnknown
      ? [check({ kind: 'ages-not-recorded', missing } as const, { kind: 'find-out', fact: missing })]
      : [];
    return concerns.length + unknown.length === 0
      ? [met({ kind: 'household-fits' })]
      : [...costsAtMost(limits.householdFitCounted, concerns), ...unknown];
  },
};
