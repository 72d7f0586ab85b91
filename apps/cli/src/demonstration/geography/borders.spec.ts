import { describe, expect, it } from '@jest/globals';
import { type BorderMap, type Point, traceBorders } from './borders.js';
import { growLand } from './land.js';
import { authorityPlans } from './plan.js';

const traced = (seed: number): BorderMap => traceBorders(growLand(seed), authorityPlans.length);

const pointsOf = (map: BorderMap, ring: readonly number[]): Point[] =>
  ring.flatMap((number) => {
    const points = map.borders[number >= 0 ? number : ~number]?.points ?? [];
    return number >= 0 ? points : points.toReversed();
  });

const twiceTheArea = (points: readonly Point[]): number =>
  points.reduce((sum, [east, north], at) => {
    const [nextEast, nextNorth] = points[(at + 1) % points.length] as Point;
    return sum + east * nextNorth - nextEast * north;
  }, 0);

describe.each([1, 2])('borders of seed %d', (seed) => {
  const map = traced(seed);

  it('close every ring, so that each authority is one piece walked against the clock', () => {
    for (const rings of map.rings) {
      expect(rings).toHaveLength(1);
      const points = pointsOf(map, rings[0] ?? []);
      expect(points[0]).toEqual(points.at(-1));
      expect(twiceTheArea(points)).toBeGreaterThan(2 * 50 * 1_000_000);
    }
  });

  it('are drawn once and used by both sides, in opposite directions', () => {
    const used = map.rings.flat(2);
    expect(new Set(used).size).toBe(used.length);
    for (const [number, { left, right }] of map.borders.entries()) {
      expect(used.includes(number)).toBe(left !== -1);
      expect(used.includes(~number)).toBe(right !== -1);
    }
  });

  it('give the county neighbours, and others that do not adjoin it', () => {
    const ofTheCounty = map.adjoining.filter(([a]) => a === 0).map(([, b]) => b);
    expect(ofTheCounty.length).toBeGreaterThanOrEqual(6);
    expect(authorityPlans.length - 1 - ofTheCounty.length).toBeGreaterThanOrEqual(4);
  });
});

it('gives another country for another seed', () => {
  expect(traced(1).borders[0]?.points).not.toEqual(traced(2).borders[0]?.points);
});
