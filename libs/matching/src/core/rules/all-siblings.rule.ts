import { day } from '#kernel';
import { met, type Rule } from '../rule.js';
import { numberFostered } from '../usual-limit.js';

export interface AllSiblings {
  readonly kind: 'all-siblings';
  /** Children fostered at once, this child included, on the fullest day. */
  readonly children: number;
}

/**
 * More than the usual limit may be fostered together when all of them are siblings of each other on every such day. Three
 * siblings and one other are not; a child of no sibling group is nobody's sibling.
 */
export const allSiblings: Rule<AllSiblings> = {
  id: 'all-siblings',
  number: 'R-06',
  title: 'Brothers and sisters over the usual limit',
  class: 'BLOCK',
  level: 'hard',
  unit: 'child over the limit',
  source: 'Children Act 1989, Schedule 7, paragraph 3',
  basis: 'read',
  version: 2,
  effective: { from: day('1991-10-14'), until: null },

  judge(pair, { limits }) {
    if (pair.household.setting !== 'foster-home') return [];
    const found = numberFostered(pair, limits);
    return found.kind === 'all-siblings' ? [met({ kind: 'all-siblings', children: found.children })] : [];
  },
};
