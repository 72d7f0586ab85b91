import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { membershipOn } from './membership.js';
import { sizeConcerns } from './size.js';

describe('the membership of a home on a day', () => {
  const asSatellite = { role: 'satellite', valid: { from: day('2024-02-01'), until: day('2025-06-01') } };
  const asHub = { role: 'hub', valid: { from: day('2025-06-01'), until: null } };

  it.each([
    ['2024-01-31', null],
    ['2024-02-01', asSatellite],
    ['2025-05-31', asSatellite],
    ['2025-06-01', asHub],
    ['2031-01-01', asHub],
  ])('on %s', (on, expected) => {
    expect(membershipOn([asHub, asSatellite], day(on))).toBe(expected);
  });
});

describe('the size of a constellation', () => {
  it.each([
    [5, 6, ['satellites-outside-model']],
    [6, 5, ['children-outside-model']],
    [6, 6, []],
    [10, 18, []],
    [11, 18, ['satellites-outside-model']],
    [10, 19, ['children-outside-model']],
    [0, 0, ['satellites-outside-model', 'children-outside-model']],
  ])('%d satellites with %d children', (satellites, children, expected) => {
    expect(sizeConcerns({ satellites, children }).map(({ kind }) => kind)).toEqual(expected);
  });

  it('says what was found and what the model names', () => {
    expect(sizeConcerns({ satellites: 12, children: 9 })).toEqual([
      { kind: 'satellites-outside-model', found: 12, from: 6, to: 10 },
    ]);
  });
});
