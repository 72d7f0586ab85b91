import { addDays, day, type LocalDate } from '#kernel';
import { type RuleId } from '../rule-id.js';
import { beforePlacing, met, type Rule } from '../rule.js';
import { emergencyWorkingDays, lastEmergencyDay } from '../terms.js';
import { bankHolidaysAreKnownUntil } from '../working-days.js';
import { approvedAges } from './approved-ages.rule.js';
import { approvedNamedChild } from './approved-named-child.rule.js';
import { approvedNumber } from './approved-number.rule.js';
import { approvedPlacementType } from './approved-placement-type.rule.js';
import { approvedSex } from './approved-sex.rule.js';

interface OutsideTermsFor {
  /** The rules of R-02 that would block this home if it were no emergency. */
  readonly terms: readonly RuleId[];
  readonly workingDays: number;
  readonly lastDay: LocalDate;
  /** Bank holidays are only known up to some day before the last: it may be later. */
  readonly bankHolidaysAreKnown: boolean;
}
export interface EmergencyOutsideTerms extends OutsideTermsFor {
  readonly kind: 'emergency-outside-terms';
}
export interface EmergencyEndsInTime extends OutsideTermsFor {
  readonly kind: 'emergency-ends-in-time';
}

const rulesOfTerms = [approvedNumber, approvedAges, approvedSex, approvedPlacementType, approvedNamedChild] as const;
const outside: ReadonlySet<string> = new Set([
  'over-approved-number',
  'outside-approved-ages',
  'other-than-approved-sex',
  'other-than-approved-types',
  'approved-for-another-child',
]);

/**
 * In an emergency a child may live with an approved carer outside the terms of approval, for no more than six working days.
 * Nothing but the terms gives way: the usual fostering limit still blocks.
 */
export const emergencyOutsideTerms: Rule<EmergencyOutsideTerms | EmergencyEndsInTime> = {
  id: 'emergency-outside-terms',
  number: 'R-08',
  title: 'Outside the terms in an emergency, for six working days',
  class: 'TIMED',
  level: 'hard',
  unit: 'working day outside the terms',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 23',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, policy) {
    const { child, stay, bankHolidays } = pair;
    if (child.urgency !== 'emergency') return [];
    const exceeded = rulesOfTerms.flatMap((rule) =>
      rule
        .judge(pair, policy)
        .flatMap((verdict) =>
          outside.has(verdict.because.kind) && verdict.effect === 'before-placing'
            ? [{ id: rule.id, remedy: verdict.remedy }]
            : [],
        ),
    );
    const [first] = exceeded;
    if (!first) return [];

    const lastDay = lastEmergencyDay(pair);
    const facts = {
      terms: exceeded.map(({ id }) => id),
      workingDays: emergencyWorkingDays,
      lastDay,
      bankHolidaysAreKnown: bankHolidaysAreKnownUntil(lastDay, bankHolidays),
    };
    const endsInTime = stay.until !== null && stay.until <= addDays(lastDay, 1);
    return endsInTime
      ? [met({ kind: 'emergency-ends-in-time', ...facts })]
      : [beforePlacing(lastDay, { kind: 'emergency-outside-terms', ...facts }, first.remedy)];
  },
};
