import { day, type LocalDate } from '#kernel';
import { met, needsAuthority, type Rule } from '../rule.js';

export interface LongTermConfirmed {
  readonly kind: 'long-term-confirmed';
  readonly on: LocalDate;
}
export interface LongTermToConfirm {
  readonly kind: 'long-term-to-confirm';
}

/**
 * A long-term foster placement is one that the plan for permanence asks for, that the carer has agreed to until the child is
 * grown up, and that the responsible authority has confirmed to child, parents and carer. Until then the home is open to the
 * child, and the match is not confirmed. A long stay in a home that is no foster home is no foster placement. Evidence: regulations 2 and 22B, read in a note of them; who confirms (the agency
 * decision maker, on the advice of a panel) is practice.
 */
export const longTerm: Rule<LongTermConfirmed | LongTermToConfirm> = {
  id: 'long-term',
  number: 'R-12',
  title: 'A long-term match is confirmed',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'confirmation needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 2 and 22B',
  basis: 'read',
  version: 2,
  effective: { from: day('2015-04-01'), until: null },

  judge({ child: { placementType, responsibleAuthority, before }, household: { setting } }) {
    if (placementType !== 'long-term' || setting !== 'foster-home') return [];
    const on = before.longTermConfirmedOn;
    return on === null
      ? [
          needsAuthority(
            { kind: 'long-term-to-confirm' },
            { kind: 'approval-by-authority', approver: 'agency-decision-maker', authority: responsibleAuthority },
          ),
        ]
      : [met({ kind: 'long-term-confirmed', on })];
  },
};
