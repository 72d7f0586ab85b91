import { day } from '#kernel';
import { met, type Rule } from '../rule.js';
import { outsideTerms, sourceOfTerms } from '../terms.js';

export interface ApprovedForThisChild {
  readonly kind: 'approved-for-this-child';
}
/** Who the other child is stays out of the reason: it is no business of this child's file. */
export interface ApprovedForAnotherChild {
  readonly kind: 'approved-for-another-child';
}

/** An approval may be for one named child only, as most approvals of kin are. */
export const approvedNamedChild: Rule<ApprovedForThisChild | ApprovedForAnotherChild> = {
  id: 'approved-named-child',
  number: 'R-02',
  title: 'Approved for a named child',
  class: 'BLOCK',
  level: 'hard',
  unit: 'term of approval not met',
  source: sourceOfTerms,
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { childReference, approvals } = pair;
    const named = approvals.map(({ namedChild }) => namedChild).filter((name) => name !== null);
    if (named.length === 0) return [];
    return named.every((name) => name === childReference)
      ? [met({ kind: 'approved-for-this-child' })]
      : [
          outsideTerms(
            pair,
            'out-of-reach',
            { kind: 'approved-for-another-child' },
            { term: 'named-child', child: childReference },
          ),
        ];
  },
};
