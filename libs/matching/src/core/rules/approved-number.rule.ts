import { day, type LocalDate } from '#kernel';
import { fosteredOver } from '../occupancy.js';
import { met, type Rule } from '../rule.js';
import { daysUnder, outsideTerms, sourceOfTerms } from '../terms.js';

export interface WithinApprovedNumber {
  readonly kind: 'within-approved-number';
  readonly approvedNumber: number;
  /** Children fostered at once, this child included, on the fullest day. */
  readonly children: number;
}
export interface OverApprovedNumber {
  readonly kind: 'over-approved-number';
  readonly approvedNumber: number;
  readonly children: number;
  readonly on: LocalDate;
}
export interface NoApprovedNumber {
  readonly kind: 'no-approved-number';
}

/** Terms of approval may name how many children, on each day of the stay that they hold; absent terms set no limit. */
export const approvedNumber: Rule<WithinApprovedNumber | OverApprovedNumber | NoApprovedNumber> = {
  id: 'approved-number',
  number: 'R-02',
  title: 'Approved number of children',
  class: 'BLOCK',
  level: 'hard',
  unit: 'child over the approved number',
  source: sourceOfTerms,
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { approvals, child, household, stay } = pair;
    if (approvals.length === 0) return [];
    const fullestDays = approvals.flatMap((approval) => {
      if (approval.maxChildren === null) return [];
      const approvedNumber = approval.maxChildren;
      return fosteredOver(household, child.childId, daysUnder(approval, stay)).map(({ on, others }) => ({
        on,
        approvedNumber,
        children: others.length + 1,
      }));
    });
    const [first, ...others] = fullestDays;
    if (!first) return [met({ kind: 'no-approved-number' })];

    const overBy = ({ children, approvedNumber }: typeof first): number => children - approvedNumber;
    const tightest = others.reduce((tighter, today) => (overBy(today) > overBy(tighter) ? today : tighter), first);
    if (overBy(tightest) > 0) {
      return [
        outsideTerms(
          pair,
          overBy(tightest),
          { kind: 'over-approved-number', ...tightest },
          { term: 'number', children: tightest.children },
        ),
      ];
    }
    const { approvedNumber, children } = tightest;
    return [met({ kind: 'within-approved-number', approvedNumber, children })];
  },
};
