import { day } from '#kernel';
import { type Rule } from '../rule.js';

/** Enough homes in the area, from a range of providers: a duty of the authority that judges no single home. */
export const sufficiency: Rule<never> = {
  id: 'sufficiency',
  number: 'R-43',
  title: 'Enough homes in the area',
  class: 'DUTY',
  level: 'hard',
  unit: 'home missing in the area',
  source: 'Children Act 1989, s22G',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge: () => [],
};
