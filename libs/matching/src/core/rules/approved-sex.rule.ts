import { day } from '#kernel';
import { check, met, type Rule } from '../rule.js';
import { outsideTerms, sourceOfTerms } from '../terms.js';

type ApprovedSex = 'male' | 'female';

export interface OfApprovedSex {
  readonly kind: 'of-approved-sex';
  readonly approvedSex: ApprovedSex;
}
export interface OtherThanApprovedSex {
  readonly kind: 'other-than-approved-sex';
  readonly approvedSex: ApprovedSex;
}
export interface ChildSexNotRecorded {
  readonly kind: 'child-sex-not-recorded';
  readonly approvedSex: ApprovedSex;
}
export interface NoApprovedSex {
  readonly kind: 'no-approved-sex';
}

/** A carer's approval may be for girls or for boys only; absent terms set no limit. */
export const approvedSex: Rule<OfApprovedSex | OtherThanApprovedSex | ChildSexNotRecorded | NoApprovedSex> = {
  id: 'approved-sex',
  number: 'R-02',
  title: 'Approved for girls or boys',
  class: 'BLOCK',
  level: 'hard',
  unit: 'term of approval not met',
  source: sourceOfTerms,
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { child, approvals } = pair;
    if (approvals.length === 0) return [];
    const named = approvals.map(({ sex }) => sex).filter((sex) => sex !== null);
    const [first] = named;
    if (first === undefined) return [met({ kind: 'no-approved-sex' })];
    if (child.sex === 'not-recorded') {
      return [
        check({ kind: 'child-sex-not-recorded', approvedSex: first }, { kind: 'find-out', fact: 'sex-of-the-child' }),
      ];
    }
    const other = named.find((sex) => sex !== child.sex);
    return other === undefined
      ? [met({ kind: 'of-approved-sex', approvedSex: first })]
      : [
          outsideTerms(
            pair,
            1,
            { kind: 'other-than-approved-sex', approvedSex: other },
            { term: 'sex', sex: child.sex },
          ),
        ];
  },
};
