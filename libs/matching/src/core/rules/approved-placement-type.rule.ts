import { day } from '#kernel';
import { type PlacementType } from '#register/core';
import { met, type Rule } from '../rule.js';
import { outsideTerms, sourceOfTerms } from '../terms.js';

export interface OfApprovedType {
  readonly kind: 'of-approved-type';
  readonly placementType: PlacementType;
}
export interface OtherThanApprovedTypes {
  readonly kind: 'other-than-approved-types';
  readonly placementType: PlacementType;
  readonly approvedTypes: readonly PlacementType[];
}
export interface NoApprovedTypes {
  readonly kind: 'no-approved-types';
}

/** A carer's approval may name kinds of placement; absent terms set no limit. */
export const approvedPlacementType: Rule<OfApprovedType | OtherThanApprovedTypes | NoApprovedTypes> = {
  id: 'approved-placement-type',
  number: 'R-02',
  title: 'Approved type of placement',
  class: 'BLOCK',
  level: 'hard',
  unit: 'term of approval not met',
  source: sourceOfTerms,
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { child, approvals } = pair;
    const { placementType } = child;
    if (approvals.length === 0) return [];
    const named = approvals.map(({ placementTypes }) => placementTypes).filter((types) => types !== null);
    if (named.length === 0) return [met({ kind: 'no-approved-types' })];
    const without = named.find((types) => !types.includes(placementType));
    return without === undefined
      ? [met({ kind: 'of-approved-type', placementType })]
      : [
          outsideTerms(
            pair,
            1,
            { kind: 'other-than-approved-types', placementType, approvedTypes: without },
            { term: 'placement-type', placementType },
          ),
        ];
  },
};
