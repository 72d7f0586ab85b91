import { day, type LocalDate } from '#kernel';
import { met, type Rule } from '../rule.js';
import { numberFostered } from '../usual-limit.js';

export interface ExemptedFromUsualLimit {
  readonly kind: 'exempted-from-usual-limit';
  readonly authority: string;
  readonly children: number;
  /** The first day on which the exemption no longer holds; null when it has no end. */
  readonly until: LocalDate | null;
}

/**
 * The authority in whose area the home is may exempt it from the usual limit, in writing, naming the children. The placing
 * authority may not. An exemption counts when it names every child who would live there while the home is over the limit, and holds
 * all that time; without one the usual limit blocks, and says who could grant it.
 */
export const usualLimitExemption: Rule<ExemptedFromUsualLimit> = {
  id: 'usual-limit-exemption',
  number: 'R-07',
  title: 'Exemption from the usual limit',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'child not named',
  source: 'Children Act 1989, Schedule 7, paragraph 4',
  basis: 'read',
  version: 3,
  effective: { from: day('1991-10-14'), until: null },

  judge(pair, { limits }) {
    if (pair.household.setting !== 'foster-home') return [];
    const found = numberFostered(pair, limits);
    if (found.kind !== 'exempted') return [];
    const { authority, valid } = found.exemption;
    return [met({ kind: 'exempted-from-usual-limit', authority, children: found.children, until: valid.until })];
  },
};
