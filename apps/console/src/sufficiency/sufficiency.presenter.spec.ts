import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type LookedAfterByDistance } from './sufficiency.operations.js';
import { lastYearEnd, presentSufficiency } from './sufficiency.presenter.js';

const figures: LookedAfterByDistance = {
  authority: { code: 'E10009901', name: 'Norchester' },
  on: day('2026-03-31'),
  areasOn: day('2026-03-31'),
  parts: [],
  daysOfAreaChange: [],
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

  describe('when the area of the authority changes', () => {
    const part = (authorityName: string | null, lookedAfter: number, outOfAreaWithin20: number) => ({
      ...{ authorityName, lookedAfter, inAreaWithin20: lookedAfter - outOfAreaWithin20, inAreaOver20: 0 },
      ...{ inAreaUnknown: 0, outOfAreaWithin20, outOfAreaOver20: 0, outOfAreaUnknown: 0 },
      ...{ locationUnknown: 0, shortBreaksLeftOut: 0 },
    });
    const change = day('2027-04-01');

    it('offers the areas of that day, and shows those of the day itself first', () => {
      expect(present().areas).toEqual([]);
      expect(present({ daysOfAreaChange: [change], parts: [part('Norchester', 980, 412)] })).toMatchObject({
        areas: [
          { value: '', text: 'Areas as they were on that day', checked: true },
          { value: '2027-04-01', text: 'As if the areas of 1 April 2027 had held', checked: false },
        ],
        parts: [],
      });
    });

    it('says that it is a what-if, and gives each successor its own figures', () => {
      const parts = [part('East Norchester', 600, 31), part('West Norchester', 379, 44), part(null, 1, 0)];
      const model = present({ daysOfAreaChange: [change], areasOn: change, parts });
      expect(model.areas.map(({ checked }) => checked)).toEqual([false, true]);
      expect(model.sentences.slice(0, 2)).toEqual([
        'These figures are as if the areas of 1 April 2027 had held: each child is seen from the authority that would be responsible.',
        'On 31 March 2026, 412 of 980 children looked after by Norchester lived outside the area of their authority.',
      ]);
      expect(model.parts.map(({ name, sentence }) => [name, sentence])).toEqual([
        [
          'East Norchester',
          '600 children would be looked after by East Norchester; 31 of them would live outside its area.',
        ],
        [
          'West Norchester',
          '379 children would be looked after by West Norchester; 44 of them would live outside its area.',
        ],
        [
          'New authority not known',
          'Of 1 child the home is not known, and so not which new authority would be responsible.',
        ],
      ]);
      expect(model.parts[0]?.rows[1]?.cells[0]).toEqual({ count: '31', percentage: '5.2%' });
    });
  });

  it.each([
    ['2026-03-30', '2025-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-11-23', '2026-03-31'],
  ])('starts, on %s, from the year that ended on %s', (today, yearEnd) => {
    expect(lastYearEnd(day(today))).toBe(yearEnd);
  });
});
