import { type Skill } from '#register/core';
import { type Chance, type Shares } from '../chance.js';

const byAge: readonly (readonly [olderThan: number, Shares<Skill>])[] = [
  [
    12,
    [
      ['attachment-and-trauma', 5],
      ['challenging-behaviour', 5],
      ['going-missing', 4],
      ['self-harm', 3],
      ['criminal-exploitation', 3],
      ['autism-and-adhd', 4],
      ['substance-use', 2],
      ['child-sexual-exploitation', 2],
      ['eating-difficulties', 2],
      ['learning-disability', 2],
    ],
  ],
  [
    5,
    [
      ['attachment-and-trauma', 6],
      ['challenging-behaviour', 4],
      ['autism-and-adhd', 5],
      ['therapeutic-parenting', 4],
      ['speech-and-communication', 3],
      ['learning-disability', 2],
      ['sensory-impairment', 1],
      ['complex-health-needs', 1],
    ],
  ],
  [
    1,
    [
      ['attachment-and-trauma', 5],
      ['speech-and-communication', 4],
      ['complex-health-needs', 2],
      ['therapeutic-parenting', 3],
      ['mobility-and-access', 1],
    ],
  ],
  [
    -1,
    [
      ['newborn-care', 8],
      ['complex-health-needs', 3],
      ['attachment-and-trauma', 1],
    ],
  ],
];

/** Draws up to three needs that go with a child's age. */
export function needsOf(ageInYears: number, unaccompanied: boolean, chance: Chance): Skill[] {
  const [, shares] = byAge.find(([olderThan]) => ageInYears >= olderThan) as (typeof byAge)[number];
  const wanted = chance.weighted([
    [0, 18],
    [1, 36],
    [2, 32],
    [3, 14],
  ] as const);
  const needs = new Set<Skill>(unaccompanied ? ['new-to-the-uk'] : []);
  for (let draw = 0; draw < wanted; draw += 1) needs.add(chance.weighted(shares));
  return [...needs].sort();
}
