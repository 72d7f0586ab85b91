import { day, type LocalDate } from '#kernel';
import { blocks, met, type Rule } from '../rule.js';
import { changeOfTerms } from '../terms.js';

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

/** Terms of approval may name how many children; absent terms set no limit. */
export const approvedNumber: Rule<WithinApprovedNumber | OverApprovedNumber | NoApprovedNumber> = {
  id: 'approved-number',
  number: 'R-02',
  title: 'Approved number of children',
  class: 'BLOCK',
  level: 'hard',
  unit: 'child over the approved number',
  source: 'Fostering Services (England) Regulations 2011, reg 27(5)(a)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { approvals, fosteredDays } = pair;
    const numbers = approvals.map(({ maxChildren }) => maxChildren);
    const lowest = numbers.filter((number) => number !== null).sort((a, b) => a - b)[0];
    if (lowest === undefined) return numbers.length > 0 ? [met({ kind: 'no-approved-number' })] : [];

    const fullest = fosteredDays.reduce((fuller, today) =>
      today.others.length > fuller.others.length ? today : fuller,
    );
    const children = fullest.others.length + 1;
    return children <= lowest
      ? [met({ kind: 'within-approved-number', approvedNumber: lowest, children })]
      : [
          blocks(
            children - lowest,
            { kind: 'over-approved-number', approvedNumber: lowest, children, on: fullest.on },
            changeOfTerms(pair, { term: 'number', children }),
          ),
        ];
  },
};
