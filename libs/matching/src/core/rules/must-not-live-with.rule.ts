import { day } from '#kernel';
import { type FosteredChild } from '../facts.js';
import { type Pair } from '../pair.js';
import { blocks, type Rule, warns } from '../rule.js';
import { referenceOf } from '../usual-limit.js';

export interface MustNotLiveWith {
  readonly kind: 'must-not-live-with';
  /** Children of the home with whom this child is assessed not to live, one way or the other. */
  readonly children: number;
}
export interface MustBeOnlyChild {
  readonly kind: 'must-be-only-child';
  readonly children: number;
}

const clashes = (pair: Pair, other: FosteredChild): boolean =>
  pair.child.mustNotLiveWith.includes(other.reference) || other.mustNotLiveWith.includes(referenceOf(pair));

/** Everybody fostered there on some day of the stay, each once. */
const othersOf = ({ fosteredDays }: Pair): readonly FosteredChild[] => [
  ...new Set(fosteredDays.flatMap(({ others }) => others)),
];

/**
 * Children who are assessed not to live together do not: whichever of them the assessment is of, on any day of the stay. A
 * child placed alone because of needs or risk is joined by nobody. Policy, not law.
 */
export const mustNotLiveWith: Rule<MustNotLiveWith | MustBeOnlyChild> = {
  id: 'must-not-live-with',
  number: null,
  title: 'Children who must not live together',
  class: 'POLICY',
  level: 'hard',
  unit: 'child to be kept apart',
  source: 'Risk assessments of the children, as recorded',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const mode = limits.modes['must-not-live-with'];
    if (mode === 'off') return [];
    const found = othersOf(pair).filter((other) => other.mustBeOnlyChild || clashes(pair, other));
    if (found.length === 0) return [];

    const kind = found.some((other) => clashes(pair, other)) ? 'must-not-live-with' : 'must-be-only-child';
    const because = { kind, children: found.length } as const;
    const remedy = { kind: 'assess-living-together', children: found.map(({ reference }) => reference) } as const;
    return mode === 'block' ? [blocks(found.length, because, remedy)] : [warns(because, remedy)];
  },
};
