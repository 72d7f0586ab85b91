import { day, type LocalDate } from '#kernel';
import { type Recorded } from '../facts.js';
import { beforePlacing, check, met, type Rule } from '../rule.js';

export interface ParentNotRecorded {
  readonly kind: 'parent-not-recorded';
}
export interface ParentAgeNotRecorded {
  readonly kind: 'parent-age-not-recorded';
}
export interface AdultParentNotAssessed {
  readonly kind: 'adult-parent-not-assessed';
}
export interface ParentComesToo {
  readonly kind: 'parent-comes-too';
  /** Whether the parent counts to the usual fostering limit. */
  readonly isLookedAfter: Recorded<boolean>;
  /** The day of the risk assessment, if there is one. */
  readonly riskAssessedOn: LocalDate | null;
}

const adultAge = 18;

/**
 * A parent who comes with the child counts to the usual fostering limit only when looked after, and takes a second
 * place. An adult needs a recorded risk assessment before they move in.
 */
export const parentAndChild: Rule<ParentNotRecorded | ParentAgeNotRecorded | AdultParentNotAssessed | ParentComesToo> =
  {
    id: 'parent-and-child',
    number: 'R-40',
    title: 'Parent and child',
    class: 'BLOCK',
    level: 'hard',
    unit: 'assessment missing',
    source: 'Children Act 1989, Schedule 7; Children Act 1989 guidance, volume 4: fostering services',
    basis: 'recalled',
    version: 1,
    effective: { from: day('2011-04-01'), until: null },

    judge({ child: { parent, placementType } }) {
      if (parent === null) {
        return placementType === 'parent-and-child'
          ? [check({ kind: 'parent-not-recorded' }, { kind: 'find-out', fact: 'parent-who-comes-too' })]
          : [];
      }
      const { ageInYears, isLookedAfter, riskAssessedOn } = parent;
      if (riskAssessedOn === null) {
        if (ageInYears === 'not-recorded') {
          return [check({ kind: 'parent-age-not-recorded' }, { kind: 'find-out', fact: 'age-of-the-parent' })];
        }
        if (ageInYears >= adultAge) {
          return [beforePlacing(null, { kind: 'adult-parent-not-assessed' }, { kind: 'assess-parent-risk' })];
        }
      }
      return [met({ kind: 'parent-comes-too', isLookedAfter, riskAssessedOn })];
    },
  };
