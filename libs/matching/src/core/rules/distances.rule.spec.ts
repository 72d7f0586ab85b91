import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pair, placeMilesAway } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { nearHome } from './near-home.rule.js';
import { schoolRun } from './school-run.rule.js';

const unitsOf = (verdict: { effect: string; units?: number } | undefined): number => verdict?.units ?? 0;

describe('R-19a, near home', () => {
  it.each([
    [0, 0],
    [5, 0],
    [5.1, 1],
    [6, 1],
    [6.1, 2],
    [19, 14],
    [19.1, 15],
    [20, 15],
    [20.1, 15],
    [212, 15],
  ])('at %d miles, near within 5, the home is %d miles too far', (miles, units) => {
    const of = pair({ place: placeMilesAway(miles) });
    expect(of.milesFromHome).toBe(miles);
    expect(unitsOf(nearHome.judge(of, startingPolicy)[0])).toBe(units);
  });

  it('reads the distance it judged, and asks for the reason', () => {
    expect(nearHome.judge(pair(), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'near-home', miles: 4.2 } },
    ]);
    expect(nearHome.judge(pair({ place: placeMilesAway(17) }), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units: 12,
        because: { kind: 'not-near-home', miles: 17 },
        remedy: { kind: 'record-reason' },
      },
    ]);
  });

  it('asks for whichever place is not recorded', () => {
    expect(nearHome.judge(pair({ place: 'not-recorded' }), startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'place-of-the-home' } },
    ]);
    expect(nearHome.judge(pair({}, { home: 'not-recorded' }), startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'home-of-the-child' } },
    ]);
  });

  it('never costs less further away', () => {
    const miles = fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(miles, miles, (a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)].map((m) =>
          unitsOf(nearHome.judge(pair({ place: placeMilesAway(m) }), startingPolicy)[0]),
        );
        expect(far).toBeGreaterThanOrEqual(near!);
      }),
    );
  });
});

describe('R-19b, education is not disrupted', () => {
  it('concerns only a school that must continue', () => {
    expect(schoolRun.judge(pair(), startingPolicy)).toEqual([]);
    expect(schoolRun.judge(pair({}, { schoolMustContinue: true }), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'far-from-school', miles: 3.6 },
        remedy: { kind: 'record-reason' },
      },
    ]);
  });

  it('measures from the home to the school, not from the child’s home', () => {
    const school = placeMilesAway(20);
    expect(
      schoolRun.judge(pair({ place: placeMilesAway(22.9) }, { school, schoolMustContinue: true }), startingPolicy),
    ).toEqual([{ effect: 'met', because: { kind: 'near-school', miles: 2.9 } }]);
  });

  it('concerns a school the child wishes to stay at as well, and says whose word it is', () => {
    const wish = { wishes: ['same-school'] as const };
    expect(schoolRun.judge(pair({}, wish), startingPolicy)).toMatchObject([
      { units: 1, because: { kind: 'far-from-school', isWish: true } },
    ]);
    const school = placeMilesAway(20);
    expect(schoolRun.judge(pair({ place: placeMilesAway(22) }, { ...wish, school }), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'near-school', miles: 2, isWish: true } },
    ]);
    expect(schoolRun.judge(pair({}, { ...wish, schoolMustContinue: true }), startingPolicy)[0]?.because).toEqual({
      kind: 'far-from-school',
      miles: 3.6,
    });
    expect(schoolRun.judge(pair({}, { wishes: ['a-pet'] }), startingPolicy)).toEqual([]);
    expect(schoolRun.judge(pair({}, { ...wish, adoptionConsidered: true }), startingPolicy)).toEqual([]);
  });

  it.each([
    [3, 0],
    [3.1, 1],
    [13, 10],
    [13.1, 10],
    [60, 10],
  ])('at %d miles, short within 3, the run is %d miles too long', (miles, units) => {
    const need = { school: placeMilesAway(0), schoolMustContinue: true };
    expect(unitsOf(schoolRun.judge(pair({ place: placeMilesAway(miles) }, need), startingPolicy)[0])).toBe(units);
  });

  it('asks for a school that is not recorded', () => {
    const need = { school: 'not-recorded' as const, schoolMustContinue: true };
    expect(schoolRun.judge(pair({}, need), startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'school-of-the-child' } },
    ]);
  });
});
