import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { episodesFlagged } from '../return-under-test.js';

const inYear = (year: number) => ({ yearEndOn: day(`${year}-03-31`) });

describe('rule 233: an open episode has no reason for a change of placement', () => {
  const episodes = [
    { CHILD: '31', DECOM: '01/05/2025', DEC: null, REASON_PLACE_CHANGE: 'CARPL' },
    { CHILD: '32', DECOM: '02/05/2025', DEC: '09/06/2025', REASON_PLACE_CHANGE: 'CARPL' },
    { CHILD: '33', DECOM: '03/05/2025', DEC: null, REASON_PLACE_CHANGE: null },
    { CHILD: '34', DECOM: '04/05/2025', DEC: 'soon', REASON_PLACE_CHANGE: 'OTHER' },
    { CHILD: '35', DECOM: null, DEC: null, REASON_PLACE_CHANGE: 'nonsense' },
  ];

  it('flags a reason without an end, whatever the reason', () => {
    expect(episodesFlagged('233', episodes, inYear(2026))).toEqual([0, 4]);
  });

  it('holds from the return of 2025/26 on', () => {
    expect(episodesFlagged('233', episodes, inYear(2025))).toEqual([]);
    expect(episodesFlagged('233', episodes, inYear(2027))).toEqual([0, 4]);
  });
});
