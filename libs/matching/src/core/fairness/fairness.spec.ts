import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fairnessReport, fewestShown, type SearchedRequest } from './fairness.js';
import { isApart, medianInterval, medianOf, shareInterval } from './intervals.js';

const request = (facts: Partial<SearchedRequest> = {}, sex = 'female'): SearchedRequest => ({
  groups: { ethnicity: 'white', sex, disability: 'not-recorded', age: '10-15', unaccompanied: 'no' },
  hasEligibleHome: true,
  milesOfBestHome: 4.2,
  bestHomeIsInArea: true,
  daysToClose: 9,
  nearMissRules: [],
  ...facts,
});
const times = (count: number, facts: Partial<SearchedRequest>, sex?: string): SearchedRequest[] =>
  Array.from({ length: count }, () => request(facts, sex));
const sexes = (requests: readonly SearchedRequest[]) =>
  fairnessReport(requests).characteristics.find(({ characteristic }) => characteristic === 'sex')!.groups;

describe('intervals', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [7, 20, 0.1812, 0.5671],
    [81, 263, 0.2553, 0.3662],
  ])('%d of %d lies between %d and %d', (count, of, low, high) => {
    const interval = shareInterval(count, of);
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
  });

  it('contain the share, and are narrower with more children', () => {
    const counted = fc
      .integer({ min: 1, max: 300 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counted, fc.integer({ min: 2, max: 9 }), ([count, of], times_) => {
        const [few, many] = [shareInterval(count, of)!, shareInterval(count * times_, of * times_)!];
        expect(few.low).toBeLessThanOrEqual(count / of + 1e-12);
        expect(few.high).toBeGreaterThanOrEqual(count / of - 1e-12);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
    expect(shareInterval(0, 0)).toBeNull();
  });

  it.each([
    [[], null, null],
    [[3], 3, null],
    [[9, 1, 5], 5, null],
    [[1, 2, 3, 4, 50], 3, null],
    [[1, 2, 3, 4, 50, 60], 3.5, { low: 1, high: 60 }],
    [[12, 3, 7, 9, 4, 8, 30, 21, 15, 2], 8.5, { low: 3, high: 21 }],
  ])('of the median of %j', (values, median, interval) => {
    expect(medianOf(values)).toBe(median);
    expect(medianInterval(values)).toEqual(interval);
  });

  it('are apart only where they share no value', () => {
    expect(isApart({ low: 1, high: 2 }, { low: 2, high: 3 })).toBe(false);
    expect(isApart({ low: 1, high: 2 }, { low: 2.1, high: 3 })).toBe(true);
    expect(isApart({ low: 5, high: 6 }, { low: 2, high: 3 })).toBe(true);
  });
});

describe('the fairness report', () => {
  it('counts each measure of a group, and tells open requests apart', () => {
    const [girls] = sexes([
      ...times(6, { nearMissRules: ['vacant-place', 'vacant-place', 'approved-ages'] }),
      ...times(2, { hasEligibleHome: false, milesOfBestHome: null, bestHomeIsInArea: null, daysToClose: null }),
      ...times(3, { milesOfBestHome: 20.5, bestHomeIsInArea: false, nearMissRules: ['vacant-place'] }),
    ]);
    expect(girls!.figures).toMatchObject({
      requests: 11,
      matched: { count: 9, of: 11 },
      inArea: { count: 6, of: 9 },
      miles: { median: 4.2, of: 9 },
      daysToClose: { median: 9, of: 9 },
      stillOpen: 2,
      nearMissRules: [
        { ruleId: 'vacant-place', share: { count: 9, of: 11 } },
        { ruleId: 'approved-ages', share: { count: 6, of: 11 } },
      ],
    });
  });

  it('names a difference only where the intervals have nothing in common, and no cause', () => {
    const many = fairnessReport([...times(60, {}), ...times(60, { hasEligibleHome: false }, 'male')]);
    expect(many.differences).toEqual([{ characteristic: 'sex', measure: 'matched', lower: 'male', higher: 'female' }]);
    const few = fairnessReport([
      ...times(6, {}),
      ...times(3, {}, 'male'),
      ...times(3, { hasEligibleHome: false }, 'male'),
    ]);
    expect(few.differences).toEqual([]);
    const far = fairnessReport([
      ...times(30, {}),
      ...times(30, { milesOfBestHome: 31, daysToClose: 40, bestHomeIsInArea: false }, 'male'),
    ]);
    expect(far.differences.map(({ measure, lower }) => [measure, lower])).toEqual([
      ['in-area', 'male'],
      ['miles', 'female'],
      ['days-to-close', 'female'],
    ]);
  });

  it('hides a group of four and shows one of five', () => {
    const shown = (girls: number, boys: number, others: number): (boolean | number)[] =>
      sexes([...times(girls, {}), ...times(boys, {}, 'male'), ...times(others, {}, 'not-recorded')]).map(
        ({ figures }) => figures?.requests ?? false,
      );
    expect(shown(5, 6, 7)).toEqual([5, 6, 7]);
    expect(shown(20, 4, 9)).toEqual([20, false, false]);
    expect(shown(20, 4, 3)).toEqual([20, false, false]);
    expect(shown(20, 1, 2)).toEqual([false, false, false]);
  });

  it('never lets a hidden group be worked out from the whole', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(sizes, (counts) => {
        const requests = counts.flatMap((count, index) => times(count, {}, `group-${index}`));
        const groups = sexes(requests);
        const hidden = groups.filter(({ figures }) => figures === null);
        const shown = groups.reduce((sum, { figures }) => sum + (figures?.requests ?? 0), 0);
        for (const { figures } of groups) expect(figures?.requests ?? fewestShown).toBeGreaterThanOrEqual(fewestShown);
        if (counts.some((count) => count < fewestShown)) expect(hidden.length).toBeGreaterThan(0);
        else expect(hidden).toEqual([]);
        if (hidden.length > 0 && shown > 0) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(requests.length - shown).toBeGreaterThanOrEqual(fewestShown);
        }
      }),
    );
  });
});

describe('what a report shows of groups', () => {
  const shown = (sizes: Readonly<Record<string, number>>): unknown =>
    sexes(Object.entries(sizes).flatMap(([sex, count]) => times(count, {}, sex))).map(({ group, figures }) => [
      group,
      figures === null ? 'hidden' : figures.requests,
    ]);

  it('is in the order of their names, whatever came first', () => {
    expect(shown({ male: 7, 'another-sex': 5, female: 6 })).toEqual([
      ['another-sex', 5],
      ['female', 6],
      ['male', 7],
    ]);
  });

  it('hides the smallest until five children are hidden together, of two as small the first by name', () => {
    expect(shown({ a: 9, b: 4, c: 1 })).toEqual([
      ['a', 9],
      ['b', 'hidden'],
      ['c', 'hidden'],
    ]);
    expect(shown({ a: 9, b: 3, c: 1 })).toEqual([
      ['a', 'hidden'],
      ['b', 'hidden'],
      ['c', 'hidden'],
    ]);
    expect(shown({ c: 5, b: 5, a: 3 })).toEqual([
      ['a', 'hidden'],
      ['b', 'hidden'],
      ['c', 5],
    ]);
  });

  it('names the three rules that most searches met as near misses, of two as frequent the first by name', () => {
    const nearMissRules = [
      ['pets', 'hold', 'vacant-place'],
      ['vacant-place', 'hold', 'approved-ages'],
      ['vacant-place', 'approved-ages', 'vacant-place'],
      [],
      [],
    ] as const;
    const [group] = sexes(nearMissRules.map((rules) => request({ nearMissRules: rules })));
    expect(group?.figures?.nearMissRules.map(({ ruleId, share }) => [ruleId, share.count])).toEqual([
      ['vacant-place', 3],
      ['approved-ages', 2],
      ['hold', 2],
    ]);
  });
});
