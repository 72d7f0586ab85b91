import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type LookedAfterByDistance } from './sufficiency.operations.js';
import { lastYearEnd, presentSufficiency } from './sufficiency.presenter.js';

const figures: LookedAfterByDistance = {
  authority: { code: 'E10009901', name: 'Norchester' },
  on: day('2026-03-31'),
  lookedAfter: 980,
  inAreaWithin20: 431,
  inAreaOver20: 117,
  inAreaUnknown: 8,
  outOfAreaWithin20: 163,
  outOfAreaOver20: 240,
  outOfAreaUnknown: 9,
  locationUnknown: 12,
  shortBreaksLeftOut: 23,
};
const typed = { day: '31', month: '3', year: '2026' };
const present = (more: Partial<LookedAfterByDistance> = {}) =>
  presentSufficiency('Norchester', typed, { ...figures, ...more }, null);

describe('the sufficiency page', () => {
  it('says the figure first, in a sentence', () => {
    expect(present().sentences).toEqual([
      'On 31 March 2026, 412 of 980 children looked after by Norchester lived outside its area.',
      '357 lived more than 20 miles from home; for 29 the distance or the place is not known.',
    ]);
  });

  it('gives every cell its count and its share of all children', () => {
    const rows = present().rows.map(({ name, cells }) => [
      name,
      ...cells.map(({ count, percentage }) => `${count} ${percentage}`),
    ]);
    expect(rows).toEqual([
      ['In the area', '431 44.0%', '117 11.9%', '8 0.8%', '556 56.7%'],
      ['Out of the area', '163 16.6%', '240 24.5%', '9 0.9%', '412 42.0%'],
      ['Place not known', ' ', ' ', ' ', '12 1.2%'],
      ['All children', '594 60.6%', '357 36.4%', '17 1.7%', '980 100.0%'],
    ]);
  });

  it('draws bars as long as their counts, and labels only what has room for a label', () => {
    const chart = present().chart;
    const drawn = chart?.bars.map(({ segments }) => segments.map(({ kind, width, label }) => [kind, width, label]));
    expect(drawn).toEqual([
      [
        ['within', 282.2, '431'],
        ['over', 76.6, '117'],
        ['unknown', 5.2, ''],
      ],
      [
        ['within', 106.7, '163'],
        ['over', 157.1, '240'],
        ['unknown', 5.9, ''],
      ],
      [['unknown', 7.9, '']],
    ]);
  });

  it('says so, without a chart, when nobody is looked after', () => {
    const none = { lookedAfter: 0, inAreaWithin20: 0, inAreaOver20: 0, inAreaUnknown: 0 };
    const noneElsewhere = { outOfAreaWithin20: 0, outOfAreaOver20: 0, outOfAreaUnknown: 0, locationUnknown: 0 };
    const { sentences, chart, rows } = present({ ...none, ...noneElsewhere });
    expect(sentences).toEqual(['On 31 March 2026, no child is recorded as looked after by Norchester.']);
    expect([chart, rows]).toEqual([null, []]);
  });

  it.each([
    ['2026-03-30', '2025-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-11-23', '2026-03-31'],
  ])('starts, on %s, from the year that ended on %s', (today, yearEnd) => {
    expect(lastYearEnd(day(today))).toBe(yearEnd);
  });
});
