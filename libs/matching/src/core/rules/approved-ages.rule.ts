import { day } from '#kernel';
import { approvalOn } from '#register/core';
import { blocks, check, met, type Rule } from '../rule.js';
import { changeOfTerms } from '../terms.js';

interface ApprovedAges {
  readonly from: number;
  readonly to: number;
}
export interface WithinApprovedAges extends ApprovedAges {
  readonly kind: 'within-approved-ages';
  readonly ageInYears: number;
}
export interface OutsideApprovedAges extends ApprovedAges {
  readonly kind: 'outside-approved-ages';
  readonly ageInYears: number;
}
export interface ChildAgeNotRecorded extends ApprovedAges {
  readonly kind: 'child-age-not-recorded';
}
export interface NoApprovedAges {
  readonly kind: 'no-approved-ages';
}

/** A carer's approval may name an age range, both ages included; absent terms set no limit. */
export const approvedAges: Rule<WithinApprovedAges | OutsideApprovedAges | ChildAgeNotRecorded | NoApprovedAges> = {
  id: 'approved-ages',
  number: 'R-02',
  title: 'Approved ages',
  class: 'BLOCK',
  level: 'hard',
  unit: 'year outside the approved range',
  source: 'Fostering Services (England) Regulations 2011, reg 27(5)(a)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const approval = approvalOn(pair.household.approvals, pair.stay.from);
    if (!approval) return [];
    if (approval.ages === null) return [met({ kind: 'no-approved-ages' })];

    const { from, to } = approval.ages;
    const { ageInYears } = pair.child;
    if (ageInYears === 'not-recorded') {
      return [check({ kind: 'child-age-not-recorded', from, to }, { kind: 'find-out', fact: 'age-of-the-child' })];
    }
    const yearsOutside = Math.max(from - ageInYears, ageInYears - to, 0);
    return yearsOutside === 0
      ? [met({ kind: 'within-approved-ages', ageInYears, from, to })]
      : [
          blocks(
            yearsOutside,
            { kind: 'outside-approved-ages', ageInYears, from, to },
            changeOfTerms(pair, { term: 'age', ageInYears }),
          ),
        ];
  },
};
