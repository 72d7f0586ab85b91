import { describe, expect, it } from '@jest/globals';
import { episodesFlagged, type TestRow } from '../return-under-test.js';

const episode = (DECOM: string, more: TestRow): TestRow => ({ CHILD: '7', DECOM, ...more });

describe('placed for adoption, and adopted', () => {
  it('rule 199: an earlier episode, of either year, ended in adoption', () => {
    const later = episode('02/06/2021', { REC: 'E12' });
    expect(episodesFlagged('199', [later, episode('01/05/2021', { REC: 'E11' })])).toEqual([0]);
    expect(episodesFlagged('199', [later, episode('01/05/2021', { REC: 'E13' })])).toEqual([]);
    expect(episodesFlagged('199', [later, episode('01/05/2021', { REC: 'E11', CHILD: '8' })])).toEqual([]);
    const previous = { Episodes: [episode('01/02/2021', { REC: 'E11' })] };
    expect(episodesFlagged('199', [later, episode('01/02/2021', { REC: 'E11' })], { previous })).toEqual([0]);
    expect(episodesFlagged('199', [episode('01/02/2021', { REC: 'E11' })], { previous })).toEqual([]);
  });

  it('rule 217: with the present carers, since April 2015', () => {
    const rows = [
      episode('01/04/2015', { PLACE: 'A3', RNE: 'P' }),
      episode('31/03/2015', { PLACE: 'A3', RNE: 'P' }),
      episode('01/04/2015', { PLACE: 'A5', RNE: 'B' }),
      episode('01/04/2015', { PLACE: 'A5', RNE: 'U' }),
      episode('01/04/2015', { PLACE: 'A4', RNE: 'P' }),
      episode('wrong', { PLACE: 'A3', RNE: 'P' }),
    ];
    expect(episodesFlagged('217', rows)).toEqual([0, 2]);
  });

  it.each([
    ['K2', 'A3', 1],
    ['P1', 'A4', 1],
    ['U6', 'A3', 0],
    ['A3', 'A3', 0],
    ['K2', 'A5', 0],
    [null, 'A3', 0],
  ])('rule 336: from %s to %s: %d', (before, after, count) => {
    const rows = [episode('01/05/2021', { PLACE: before }), episode('02/06/2021', { PLACE: after })];
    expect(episodesFlagged('336', rows)).toEqual(count === 1 ? [1] : []);
  });

  it.each([
    ['390', { REC: 'E11', PLACE: 'U4' }, { REC: 'E11', PLACE: 'A4' }],
    ['390', { REC: 'E12', PLACE: 'K2' }, { REC: 'E13', PLACE: 'K2' }],
    ['516', { REC: 'E45', PLACE: 'K2' }, { REC: 'E45', PLACE: 'U1' }],
    ['516', { REC: 'E46', PLACE: 'A3' }, { REC: 'E47', PLACE: 'A3' }],
  ])('rule %s flags %j and not %j', (code, wrong, right) => {
    expect(episodesFlagged(code, [right, { ...wrong, PLACE: null }, wrong])).toEqual([2]);
  });
});

describe('the reason for a change of placement', () => {
  const pair = (before: TestRow, next: TestRow) => [
    episode('01/05/2021', { DEC: '02/06/2021', REC: 'X1', PLACE: 'U4', ...before }),
    episode('02/06/2021', { RNE: 'P', PLACE: 'U6', ...next }),
  ];

  it.each([
    [{}, {}, 1],
    [{}, { RNE: 'T' }, 1],
    [{}, { RNE: 'B' }, 1],
    [{}, { RNE: 'U' }, 1],
    [{}, { RNE: 'L' }, 0],
    [{}, { RNE: 'S' }, 0],
    [{ REASON_PLACE_CHANGE: 'CARPL' }, {}, 0],
    [{ REC: 'E4A' }, {}, 0],
    [{ PLACE: 'T1' }, {}, 0],
    [{}, { PLACE: 'T1' }, 0],
    [{}, { CHILD: '8' }, 0],
  ])('rule 225: is missing in %j before %j: %d', (before, next, count) => {
    expect(episodesFlagged('225', pair(before, next))).toEqual(count === 1 ? [0] : []);
  });

  it.each([
    [{ REASON_PLACE_CHANGE: 'CARPL' }, {}, []],
    [{ REASON_PLACE_CHANGE: 'CARPL' }, { PLACE: 'T2' }, [0]],
    [{ REASON_PLACE_CHANGE: 'CARPL', PLACE: 'T2' }, {}, [0]],
    [{}, { REASON_PLACE_CHANGE: 'OTHER', PLACE: 'T4' }, [1]],
    [{ REASON_PLACE_CHANGE: 'CARPL' }, { PLACE: 'T2', CHILD: '8' }, []],
  ])('rule 226: is not needed in %j before %j', (before, next, flagged) => {
    expect(episodesFlagged('226', pair(before, next))).toEqual(flagged);
  });
});
