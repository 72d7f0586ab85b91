import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyHousehold, anyRange, fostered, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { vacantPlace } from './vacant-place.rule.js';

const judge = (home: Parameters<typeof pair>[0]): ReturnType<typeof vacantPlace.judge> =>
  vacantPlace.judge(pair(home), startingPolicy);
const hub = (hubBeds: number): Parameters<typeof pair>[0] => ({
  places: 3,
  constellations: [{ name: 'Heron', role: 'hub', hubBeds, hubHasRoom: null, valid: range('2025-09-01') }],
});

describe('R-39, a vacant place for the dates', () => {
  it('counts the places left on the fullest day', () => {
    const home = {
      places: 4,
      fosteredChildren: [fostered('one'), fostered('two', null, range('2026-07-01', '2026-07-02'))],
    };
    expect(judge(home)).toEqual([{ effect: 'met', because: { kind: 'place-vacant', vacant: 2, places: 4 } }]);
  });

  it('never counts the beds of a hub as vacant', () => {
    expect(judge(hub(2))).toMatchObject([{ effect: 'met', because: { vacant: 1 } }]);
    expect(judge({ ...hub(2), fosteredChildren: [fostered('one')] })).toMatchObject([
      { effect: 'blocks', shortfall: 1, because: { hubBeds: 2, places: 3 } },
    ]);
  });

  it('counts the bed of a Staying Put adult as used', () => {
    expect(judge({ places: 1, stayingPutAdults: 1 })).toMatchObject([
      { effect: 'blocks', because: { stayingPutAdults: 1 } },
    ]);
  });

  it('is blocked by one day on which a place is not available, and free the day before and after', () => {
    const closed = (from: string, until: string): ReturnType<typeof judge> =>
      judge({ places: 1, unavailable: [{ places: 1, reason: 'carer-break', valid: range(from, until) }] });
    expect(closed('2026-08-30', '2026-09-10')).toMatchObject([{ effect: 'blocks', because: { on: '2026-08-30' } }]);
    expect(closed('2026-08-31', '2026-09-10')).toMatchObject([{ effect: 'met' }]);
    expect(closed('2026-02-01', '2026-03-02')).toMatchObject([{ effect: 'met' }]);
  });

  it('says how many places are short and from when a stay as long would fit', () => {
    const home = {
      places: 2,
      fosteredChildren: [fostered('one', null, range('2025-01-01', '2026-04-20')), fostered('two'), fostered('three')],
    };
    expect(judge(home)).toMatchObject([{ shortfall: 2, remedy: { places: 2, freeFrom: null } }]);
    expect(
      judge({ places: 1, fosteredChildren: [fostered('one', null, range('2025-01-01', '2026-04-20'))] }),
    ).toMatchObject([{ shortfall: 1, remedy: { kind: 'free-a-place', freeFrom: '2026-04-20' } }]);
  });

  it('is not taken by the child itself', () => {
    expect(judge({ places: 1, fosteredChildren: [fostered('child-ruby')] })).toMatchObject([{ effect: 'met' }]);
  });

  it.each([
    ['respite', 'respite-only', 'met'],
    ['short-term', 'respite-only', 'blocks'],
    ['emergency', 'respite-only', 'blocks'],
    ['respite', 'carer-break', 'blocks'],
  ] as const)('for %s a place not available because of %s: %s', (placementType, reason, effect) => {
    const home = { places: 1, unavailable: [{ places: 1, reason, valid: range('2026-01-01') }] };
    expect(vacantPlace.judge(pair(home, { placementType }), startingPolicy)).toMatchObject([{ effect }]);
  });

  it('a parent and child need two places', () => {
    const parent = { isLookedAfter: false, ageInYears: 24, riskAssessedOn: null };
    const judgeBoth = (places: number, stay = range('2025-01-01')): ReturnType<typeof judge> =>
      vacantPlace.judge(pair({ places, fosteredChildren: [fostered('one', null, stay)] }, { parent }), startingPolicy);
    expect(judgeBoth(3)).toMatchObject([{ effect: 'met', because: { vacant: 2 } }]);
    expect(judgeBoth(2)).toMatchObject([{ effect: 'blocks', shortfall: 1, remedy: { places: 1, freeFrom: null } }]);
    expect(judgeBoth(1)).toMatchObject([{ effect: 'blocks', shortfall: 2, because: { placesShort: 2 } }]);
    expect(judgeBoth(2, range('2025-01-01', '2026-05-11'))).toMatchObject([{ remedy: { freeFrom: '2026-05-11' } }]);
    expect(judgeBoth(1, range('2025-01-01', '2026-05-11'))).toMatchObject([{ remedy: { freeFrom: null } }]);
  });

  it('never finds more room for one stay more', () => {
    fc.assert(
      fc.property(anyHousehold, anyRange, (home, stay) => {
        const fuller = { ...home, fosteredChildren: [...home.fosteredChildren, fostered('one-more', null, stay)] };
        const shortOf = (of: typeof home): number => {
          const [verdict] = judge(of);
          if (verdict?.effect === 'blocks') return Number(verdict.shortfall);
          return verdict?.because.kind === 'place-vacant' ? 1 - verdict.because.vacant : Number.NaN;
        };
        expect(shortOf(fuller)).toBeGreaterThanOrEqual(shortOf(home));
      }),
    );
  });
});
