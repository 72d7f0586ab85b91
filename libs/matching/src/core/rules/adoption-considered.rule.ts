import { adoptionSwitch } from '../duties-of-nearness.js';
import { check, type Rule } from '../rule.js';

export interface AdoptionConsidered {
  readonly kind: 'adoption-considered';
}

/** Where adoption is being considered the duties are switched off, and fostering for adoption is checked. */
export const adoptionConsidered: Rule<AdoptionConsidered> = {
  id: 'adoption-considered',
  number: 'R-21',
  title: 'Adoption is being considered',
  class: 'DUTY',
  level: 'soft',
  unit: 'duty switched off',
  source: 'Children Act 1989, s22C(9A) to (9C)',
  basis: 'read',
  version: 1,
  effective: adoptionSwitch,

  judge({ child }) {
    if (!child.adoptionConsidered) return [];
    return [check({ kind: 'adoption-considered' }, { kind: 'consider-fostering-for-adoption' })];
  },
};
