import { describe, expect, it } from '@jest/globals';
import { chanceOf, dealt, evenUnits } from './chance.js';

const numbers = (seed: number, name: string): number[] => {
  const chance = chanceOf(seed, name);
  return Array.from({ length: 5 }, () => chance.unit());
};

describe('chance', () => {
  it('repeats itself for the same seed and name', () => {
    expect(numbers(1, 'homes')).toEqual(numbers(1, 'homes'));
  });

  it.each([
    [2, 'homes'],
    [1, 'houses'],
  ])('differs for seed %d and name %s', (seed, name) => {
    expect(numbers(seed, name)).not.toEqual(numbers(1, 'homes'));
  });

  it('draws from 0 up to but not including 1, evenly', () => {
    const chance = chanceOf(3, 'even');
    const drawn = Array.from({ length: 20_000 }, () => chance.unit());
    expect(drawn.every((each) => each >= 0 && each < 1)).toBe(true);
    expect(drawn.filter((each) => each < 0.25).length / 20_000).toBeCloseTo(0.25, 1);
  });

  it('has lognormal draws with the median and sigma asked for', () => {
    const chance = chanceOf(4, 'lognormal');
    const drawn = Array.from({ length: 20_001 }, () => chance.lognormal(5.5, 1.25)).sort((a, b) => a - b);
    expect(drawn[10_000]).toBeGreaterThan(5.2);
    expect(drawn[10_000]).toBeLessThan(5.8);
    expect(Math.log((drawn[16_826] as number) / (drawn[10_000] as number))).toBeCloseTo(1.25, 1);
  });

  it('has Poisson draws with the mean asked for', () => {
    const chance = chanceOf(5, 'poisson');
    const drawn = Array.from({ length: 20_000 }, () => chance.poisson(2.2));
    expect(drawn.reduce((sum, each) => sum + each, 0) / 20_000).toBeCloseTo(2.2, 1);
  });

  it('deals exact shares, to the nearest card', () => {
    const deck = dealt(
      [
        ['a', 62],
        ['b', 25],
        ['c', 13],
      ] as const,
      50,
      chanceOf(6, 'deck'),
    );
    expect(['a', 'b', 'c'].map((card) => deck.filter((each) => each === card).length)).toEqual([31, 13, 6]);
  });

  it('puts one number in each stratum', () => {
    const units = evenUnits(8, chanceOf(7, 'strata'));
    expect(units.map((each) => Math.floor(each * 8)).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});
