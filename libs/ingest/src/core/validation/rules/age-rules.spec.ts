import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { rowsFlagged, type TestRow } from '../return-under-test.js';

/** A child born on 2 May 2010. */
const flagged = (code: string, episode: TestRow, year = '2022-03-31') =>
  rowsFlagged(
    code,
    { Header: [{ CHILD: '8' }, { CHILD: '7', DOB: '02/05/2010' }], Episodes: [{ CHILD: '7', ...episode }] },
    { yearEndOn: day(year) },
  );

describe('ages at the start of an episode', () => {
  it.each([
    ['234', { REASON_PLACE_CHANGE: 'CUSTOD' }, 10, '2026-03-31', ['Header 1', 'Episodes 0']],
    ['358', { LS: 'J1' }, 10, '2022-03-31', ['Header 1', 'Episodes 0']],
    ['358', { LS: 'J3' }, 10, '2022-03-31', ['Header 1', 'Episodes 0']],
    ['370', { PLACE: 'P2' }, 15, '2022-03-31', ['Episodes 0']],
    ['371', { PLACE: 'H5' }, 14, '2024-03-31', ['Episodes 0']],
    ['371', { PLACE: 'H5' }, 16, '2025-03-31', ['Episodes 0']],
    ['371', { PLACE: 'K3' }, 16, '2025-03-31', ['Episodes 0']],
    ['372', { PLACE: 'R5' }, 10, '2022-03-31', ['Episodes 0']],
    ['373', { PLACE: 'S1' }, 4, '2022-03-31', ['Episodes 0']],
    ['374', { PLACE: 'P3' }, 14, '2022-03-31', ['Episodes 0']],
  ] as const)('rule %s with %j: under %d', (code, episode, years, year, rows) => {
    expect(flagged(code, { ...episode, DECOM: `01/05/${2010 + years}` }, year)).toEqual(rows);
    expect(flagged(code, { ...episode, DECOM: `02/05/${2010 + years}` }, year)).toEqual([]);
    expect(flagged(code, { ...episode, DECOM: null }, year)).toEqual([]);
    expect(flagged(code, { PLACE: 'U4', LS: 'C2', DECOM: '02/05/2012' }, year)).toEqual([]);
    expect(flagged(code, { ...episode, CHILD: '8', DECOM: '01/05/2011' }, year)).toEqual([]);
  });

  it('rules 234, 370 and 371 go by the year', () => {
    expect(flagged('234', { REASON_PLACE_CHANGE: 'CUSTOD', DECOM: '01/05/2012' }, '2025-03-31')).toEqual([]);
    expect(flagged('370', { PLACE: 'P2', DECOM: '01/05/2012' }, '2025-03-31')).toEqual([]);
    expect(flagged('371', { PLACE: 'K3', DECOM: '01/05/2012' }, '2024-03-31')).toEqual([]);
  });

  it('rule 352: nobody starts at 18', () => {
    expect(flagged('352', { RNE: 'S', DECOM: '01/05/2028' })).toEqual([]);
    expect(flagged('352', { RNE: 'S', DECOM: '02/05/2028' })).toEqual(['Episodes 0']);
    expect(flagged('352', { RNE: 'P', DECOM: '02/05/2028' })).toEqual([]);
  });

  it('rule 359: looked after beyond the eighteenth birthday only under section 20 in a home', () => {
    const late = { DECOM: '01/01/2028', DEC: '03/05/2028', LS: 'C2', PLACE: 'U4' };
    expect(flagged('359', late)).toEqual(['Episodes 0']);
    expect(flagged('359', { ...late, DEC: '02/05/2028' })).toEqual([]);
    expect(flagged('359', { ...late, LS: 'V2', PLACE: 'K2' })).toEqual([]);
    expect(flagged('359', { ...late, LS: 'V2' })).toEqual(['Episodes 0']);
    expect(flagged('359', { ...late, DEC: null }, '2028-03-31')).toEqual([]);
    expect(flagged('359', { ...late, DEC: null }, '2029-03-31')).toEqual(['Episodes 0']);
  });
});

describe('ages at the end of an episode', () => {
  it.each([
    ['386', 'E11', ['Episodes 0']],
    ['386', 'E12', ['Episodes 0']],
    ['407', 'E45', ['Header 1', 'Episodes 0']],
    ['407', 'E48', ['Header 1', 'Episodes 0']],
  ])('rule %s: %s at 18', (code, REC, rows) => {
    expect(flagged(code, { REC, DEC: '02/05/2028' })).toEqual(rows);
    expect(flagged(code, { REC, DEC: '01/05/2028' })).toEqual([]);
    expect(flagged(code, { REC, DEC: null })).toEqual([]);
    expect(flagged(code, { REC: 'E4A', DEC: '02/05/2028' })).toEqual([]);
  });

  it.each([
    ['387', 'E5', 14],
    ['387', 'E6', 14],
    ['389', 'E7', 16],
    ['460', 'E17', 18],
  ])('rule %s: %s under %d', (code, REC, years) => {
    expect(flagged(code, { REC, DEC: `01/05/${2010 + years}` })).toEqual(['Episodes 0']);
    expect(flagged(code, { REC, DEC: `02/05/${2010 + years}` })).toEqual([]);
    expect(flagged(code, { REC, DEC: null })).toEqual([]);
    expect(flagged(code, { REC: 'E4A', DEC: '01/05/2011' })).toEqual([]);
  });
});
