import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '#kernel';
import { episodesFlagged, type TestRow } from '../return-under-test.js';

const written = (iso: string): string => iso.split('-').reverse().join('/');
const spell = (LS: string, from: string, days: number | null, more: TestRow = {}): TestRow => ({
  ...{ CHILD: '7', LS, DECOM: written(from), DEC: days === null ? null : written(addDays(day(from), days)) },
  ...more,
});

describe('how long a legal status may last', () => {
  it.each([
    ['361', 'L1', 3],
    ['362', 'L2', 21],
    ['363', 'L3', 7],
    ['364', 'J2', 21],
  ])('rule %s: %s for %d days', (code, status, most) => {
    expect(episodesFlagged(code, [spell(status, '2021-05-01', most)])).toEqual([]);
    expect(episodesFlagged(code, [spell(status, '2021-05-01', most + 1)])).toEqual([0]);
    expect(episodesFlagged(code, [spell('C2', '2021-05-01', most + 1)])).toEqual([]);
    expect(episodesFlagged(code, [spell(status, '2022-03-31', null), spell('C2', '2021-05-01', 9)])).toEqual([]);
    expect(episodesFlagged(code, [spell(status, '2021-05-01', null)])).toEqual([0]);
  });

  it('counts on through changes of placement, and stops at a gap or another status', () => {
    const first = spell('L1', '2021-05-01', 2);
    expect(episodesFlagged('361', [spell('L1', '2021-05-03', 2), first])).toEqual([0, 1]);
    expect(episodesFlagged('361', [first, spell('L1', '2021-05-04', 2)])).toEqual([]);
    expect(episodesFlagged('361', [first, spell('C2', '2021-05-03', 2), spell('L1', '2021-05-05', 2)])).toEqual([]);
    expect(episodesFlagged('361', [first, spell('L1', '2021-05-03', 2, { CHILD: '8' })])).toEqual([]);
  });
});

describe('what a legal status allows', () => {
  it.each([
    ['378', { PLACE: 'P1', LS: 'V2' }, { PLACE: 'P1', LS: 'C2' }],
    ['378', { PLACE: 'P1', LS: 'V2' }, { PLACE: 'U4', LS: 'V2' }],
    ['408', { PLACE: 'A5', LS: 'C2' }, { PLACE: 'A5', LS: 'E1' }],
    ['408', { PLACE: 'A6', LS: 'C2' }, { PLACE: 'A3', LS: 'C2' }],
    ['408', { PLACE: 'A6', LS: 'C2' }, { PLACE: 'A6', LS: null }],
    ['445', { LS: 'D1', DECOM: '01/01/2006' }, { LS: 'D1', DECOM: '31/12/2005' }],
    ['445', { LS: 'D1', DECOM: '01/01/2006' }, { LS: 'E1', DECOM: '01/01/2006' }],
    ['446', { LS: 'E1', DECOM: '30/11/2005' }, { LS: 'E1', DECOM: '01/12/2005' }],
    ['446', { LS: 'E1', DECOM: '30/11/2005' }, { LS: 'D1', DECOM: '30/11/2005' }],
    ['451', { LS: 'D1' }, { LS: 'D1', DEC: '01/05/2021' }],
    ['451', { LS: 'D1' }, { LS: 'D1', REC: 'X1' }],
    ['451', { LS: 'D1' }, { LS: 'E1' }],
  ])('rule %s flags %j and not %j', (code, wrong, right) => {
    expect(episodesFlagged(code, [right, wrong])).toEqual([1]);
  });
});
