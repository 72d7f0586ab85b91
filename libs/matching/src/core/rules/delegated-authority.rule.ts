import { day, type LocalDate } from '#kernel';
import { beforePlacing, met, type Rule } from '../rule.js';
import { workingDaysAfter } from '../working-days.js';
import { workingDaysForThePlan } from './placement-plan.rule.js';

export interface DelegatedAuthorityRecorded {
  readonly kind: 'delegated-authority-recorded';
  readonly on: LocalDate;
}
export interface DelegatedAuthorityDue {
  readonly kind: 'delegated-authority-due';
}

/**
 * Who decides what, of haircuts, school trips and sleepovers with friends: part of the placement plan, and due with it.
 * Evidence: Schedule 2, paragraph 3, read.
 */
export const delegatedAuthority: Rule<DelegatedAuthorityRecorded | DelegatedAuthorityDue> = {
  id: 'delegated-authority',
  number: 'R-17a',
  title: 'Delegated authority: who decides what',
  class: 'TIMED',
  level: 'hard',
  unit: 'record missing',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, Schedule 2, paragraph 3',
  basis: 'read',
  version: 1,
  effective: { from: day('2013-07-01'), until: null },

  judge({ child: { before }, stay, bankHolidays }) {
    const on = before.delegatedAuthorityOn;
    return on === null
      ? [
          beforePlacing(
            workingDaysAfter(stay.from, workingDaysForThePlan, bankHolidays),
            { kind: 'delegated-authority-due' },
            { kind: 'record-before-placing', what: 'delegated-authority' },
          ),
        ]
      : [met({ kind: 'delegated-authority-recorded', on })];
  },
};
