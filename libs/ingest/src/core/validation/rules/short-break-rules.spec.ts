import { describe, expect, it } from '@jest/globals';
import { episodesFlagged, type TestRow } from '../return-under-test.js';

const shortBreak = (DECOM: string, DEC: string | null, more: TestRow = {}): TestRow => ({
  ...{ CHILD: '7', LS: 'V3', DECOM, DEC },
  ...more,
});

describe('short breaks', () => {
  it('rule 365: 17 days and no more, an open one up to the end of the year', () => {
    const rows = [
      shortBreak('01/05/2021', '18/05/2021'),
      shortBreak('01/05/2021', '19/05/2021'),
      shortBreak('01/05/2021', '19/05/2021', { LS: 'V4' }),
      shortBreak('14/03/2022', null),
      shortBreak('13/03/2022', null),
      shortBreak('wrong', '19/05/2021'),
    ];
    expect(episodesFlagged('365', rows)).toEqual([1, 4]);
  });

  it('rule 366: only a start', () => {
    const rows = ['S', 'P', null].map((RNE) => shortBreak('01/05/2021', null, { RNE }));
    expect(episodesFlagged('366', [...rows, shortBreak('01/05/2021', null, { RNE: 'P', LS: 'V4' })])).toEqual([1, 2]);
  });

  it('rule 367: 75 days within the year, all of the child’s breaks together', () => {
    const long = shortBreak('01/03/2021', '10/05/2021');
    expect(episodesFlagged('367', [long, shortBreak('01/06/2021', '07/07/2021')])).toEqual([]);
    expect(episodesFlagged('367', [long, shortBreak('01/06/2021', '08/07/2021')])).toEqual([0, 1]);
    expect(episodesFlagged('367', [long, shortBreak('01/06/2021', '08/07/2021', { CHILD: '8' })])).toEqual([]);
    expect(episodesFlagged('367', [long, shortBreak('01/06/2021', '08/07/2021', { LS: 'V4' })])).toEqual([]);
    expect(episodesFlagged('367', [shortBreak('15/01/2022', null), shortBreak('14/01/2021', '31/03/2021')])).toEqual(
      [],
    );
    expect(episodesFlagged('367', [shortBreak('14/01/2022', null)])).toEqual([0]);
  });

  it.each([
    ['382', 'T0', 'U4'],
    ['384', 'U4', 'U6'],
    ['384', 'U1', 'U3'],
  ])('rule %s: not in %s', (code, wrong, right) => {
    const rows = [
      { LS: 'V3', PLACE: wrong },
      { LS: 'V4', PLACE: wrong },
      { LS: 'C2', PLACE: wrong },
      { LS: 'V3', PLACE: right },
      { LS: 'V3', PLACE: null },
    ];
    expect(episodesFlagged(code, rows)).toEqual([0, 1]);
  });

  it('rule 426: not of both kinds', () => {
    const rows = [
      { CHILD: '7', LS: 'V3' },
      { CHILD: '7', LS: 'C2' },
      { CHILD: '7', LS: 'V4' },
      { CHILD: '8', LS: 'V3' },
      { CHILD: '8', LS: 'V3' },
      { CHILD: '9', LS: 'V4' },
    ];
    expect(episodesFlagged('426', rows)).toEqual([0, 2]);
  });
});
