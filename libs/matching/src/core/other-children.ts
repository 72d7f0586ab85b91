import { type FosteredChild, type HouseholdFacts, type Recorded } from './facts.js';
import { type Pair } from './pair.js';

const adult = 18;

/** @returns every other child fostered in the home on some day of the stay, each once. */
export const fosteredAlongside = ({ fosteredDays }: Pick<Pair, 'fosteredDays'>): readonly FosteredChild[] => [
  ...new Set(fosteredDays.flatMap(({ others }) => others)),
];

/** @returns the ages of the carers' own children who live there, a grown-up child not counted; each age once. */
export function agesOfOwnChildren({ ownChildrenAges, members }: HouseholdFacts): readonly Recorded<number>[] {
  const ofMembers = members.filter(({ role }) => role === 'own-child').map(({ ageInYears }) => ageInYears);
  return [...new Set([...ownChildrenAges, ...ofMembers])].filter((age) => age === 'not-recorded' || age < adult);
}

/** @returns the ages of everyone under 18 the child would live with, some of them perhaps not recorded. */
export const agesAlongside = (pair: Pick<Pair, 'fosteredDays' | 'household'>): readonly Recorded<number>[] => [
  ...fosteredAlongside(pair).map(({ ageInYears }) => ageInYears),
  ...agesOfOwnChildren(pair.household),
];
