import { day } from '#kernel';
import { dutiesOfNearnessHold } from '../duties-of-nearness.js';
import { isInKeyStage4 } from '../key-stage-4.js';
import { milesBeyond } from '../miles-beyond.js';
import { check, costs, met, type Rule } from '../rule.js';

export interface NearSchool {
  readonly kind: 'near-school';
  readonly miles: number;
  /** Absent where the plan says that the school must continue. */
  readonly isWish?: true;
  /** Neither planned nor wished: of a pupil of key stage 4 the school is weighed all the same. */
  readonly isKeyStage4?: true;
}
export interface FarFromSchool {
  readonly kind: 'far-from-school';
  readonly miles: number;
  readonly isWish?: true;
  readonly isKeyStage4?: true;
}
export interface MilesFromSchoolNotRecorded {
  readonly kind: 'miles-from-school-not-recorded';
  readonly missing: 'school-of-the-child' | 'place-of-the-home';
}

/**
 * So far as reasonably practicable without disrupting education. Concerns a child whose school must continue, who wishes to
 * stay there, or who is in key stage 4: there a move that changes the school needs approval too. Evidence: section 22C(8)(b), read; distance to school and its continuity are among the weak priors.
 */
export const schoolRun: Rule<NearSchool | FarFromSchool | MilesFromSchoolNotRecorded> = {
  id: 'school-run',
  number: 'R-19b',
  title: 'Education is not disrupted',
  class: 'DUTY',
  level: 'soft',
  unit: 'mile beyond a short school run',
  source: 'Children Act 1989, s22C(8)(b)',
  basis: 'read',
  version: 3,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { child, milesFromSchool: miles } = pair;
    const isWished = child.wishes.includes('same-school');
    const isKeyStage4 = isInKeyStage4(child);
    if (!dutiesOfNearnessHold(pair) || !(child.schoolMustContinue || isWished || isKeyStage4)) return [];
    const wish = child.schoolMustContinue
      ? {}
      : isWished
        ? ({ isWish: true } as const)
        : ({ isKeyStage4: true } as const);
    if (miles === 'not-recorded') {
      const missing = child.school === 'not-recorded' ? 'school-of-the-child' : 'place-of-the-home';
      return [check({ kind: 'miles-from-school-not-recorded', missing }, { kind: 'find-out', fact: missing })];
    }
    const milesOver = milesBeyond(miles, limits.schoolRunMiles, limits.schoolRunMilesCounted);
    return milesOver === 0
      ? [met({ kind: 'near-school', miles, ...wish })]
      : [costs(milesOver, { kind: 'far-from-school', miles, ...wish }, { kind: 'record-reason' })];
  },
};
