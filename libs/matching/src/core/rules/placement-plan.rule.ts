import { day, type LocalDate } from '#kernel';
import { beforePlacing, met, type Rule } from '../rule.js';
import { bankHolidaysAreKnownUntil, workingDaysAfter } from '../working-days.js';

/** Working days after the child moved in, within which the plan is made where it could not be made before. */
export const workingDaysForThePlan = 5;

export interface PlacementPlanRecorded {
  readonly kind: 'placement-plan-recorded';
  readonly on: LocalDate;
}
export interface PlacementPlanDue {
  readonly kind: 'placement-plan-due';
  readonly dueOn: LocalDate;
  readonly bankHolidaysAreKnown: boolean;
}

/**
 * A placement plan is made before the child moves in, or within five working days where that is not reasonably practicable.
 * Evidence: regulation 9, read.
 */
export const placementPlan: Rule<PlacementPlanRecorded | PlacementPlanDue> = {
  id: 'placement-plan',
  number: 'R-16',
  title: 'Placement plan',
  class: 'TIMED',
  level: 'hard',
  unit: 'plan to make',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 9',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child: { before }, stay, bankHolidays }) {
    const on = before.placementPlanOn;
    if (on !== null) return [met({ kind: 'placement-plan-recorded', on })];
    const dueOn = workingDaysAfter(stay.from, workingDaysForThePlan, bankHolidays);
    const bankHolidaysAreKnown = bankHolidaysAreKnownUntil(dueOn, bankHolidays);
    return [
      beforePlacing(
        dueOn,
        { kind: 'placement-plan-due', dueOn, bankHolidaysAreKnown },
        { kind: 'record-before-placing', what: 'placement-plan' },
      ),
    ];
  },
};
