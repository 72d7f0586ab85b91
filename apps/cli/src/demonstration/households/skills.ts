import { type Skill, skills } from '#register/core';
import { type DayNumber } from '../calendar.js';
import { type Chance, type Shares } from '../chance.js';
import { type Household } from './household.js';

/** Skills that many homes have; every other skill weighs 2. */
const common: Readonly<Partial<Record<Skill, number>>> = {
  'attachment-and-trauma': 12,
  'autism-and-adhd': 8,
  'challenging-behaviour': 8,
  'newborn-care': 5,
  'new-to-the-uk': 4,
  'speech-and-communication': 4,
  'therapeutic-parenting': 9,
};

const weights: Shares<Skill> = (Object.keys(skills) as Skill[]).map((skill) => [skill, common[skill] ?? 2] as const);
const howMany: Shares<number> = [
  [0, 14],
  [1, 24],
  [2, 27],
  [3, 20],
  [4, 10],
  [5, 5],
];

/** Draws what a home is trained for; some training has a last day, and some is past it. */
export function skillsOf(kind: Household['kind'], on: DayNumber, chance: Chance): Household['skills'] {
  const wanted = kind === 'kinship' ? chance.whole(0, 1) : chance.weighted(howMany);
  const chosen = new Set<Skill>();
  while (chosen.size < wanted) chosen.add(chance.weighted(weights));
  return [...chosen]
    .sort()
    .map((skill) => ({ skill, lastDay: chance.happens(0.35) ? on + chance.whole(-200, 900) : null }));
}
