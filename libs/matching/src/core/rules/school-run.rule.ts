import { day } from '#kernel';
import { milesBeyond } from '../miles-beyond.js';
import { check, costs, met, type Rule } from '../rule.js';

export interface NearSchool {
  readonly kind: 'near-school';
  readonly miles: number;
}
export interface FarFromSchool {
  readonly kind: 'far-from-school';
  readonly miles: number;
}
export interface MilesFromSchoolNotRecorded {
  readonly kind: 'miles-from-school-not-recorded';
  readonly missing: 'school-of-the-child' | 'place-of-the-home';
}

/** So far as reasonably practicable without disrupting education. Concerns a child whose school must continue. */
export const schoolRun: Rule<NearSchool | FarFromSchool | MilesFromSchoolNotRecorded> = {
  id: 'school-run',
  number: 'R-19b',
  title: 'Education is not disrupted',
  class: 'DUTY',
  level: 'soft',
  unit: 'mile beyond a short school run',
  source: 'Children Act 1989, s22C(8)(b)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, milesFromSchool: miles }, { limits }) {
    if (child.adoptionConsidered || !child.schoolMustContinue) return [];
    if (miles === 'not-recorded') {
      const missing = child.school === 'not-recorded' ? 'school-of-the-child' : 'place-of-the-home';
      return [check({ kind: 'miles-from-school-not-recorded', missing }, { kind: 'find-out', fact: missing })];
    }
    const milesOver = milesBeyond(miles, limits.schoolRunMiles, limits.schoolRunMilesCounted);
    return milesOver === 0
      ? [met({ kind: 'near-school', miles })]
      : [costs(milesOver, { kind: 'far-from-school', miles }, { kind: 'record-reason' })];
  },
};
