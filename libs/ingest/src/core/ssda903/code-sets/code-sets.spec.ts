import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  codedColumns,
  codeIsAccepted,
  codeSet,
  codesOfAnyYear,
  type CollectionYear,
  collectionYearOf,
  firstDayOf,
  lastDayOf,
  meaningOfCode,
  parseCollectionYear,
  returnColumns,
  tablesOf,
} from './index.js';

const codes = (...[column, year]: Parameters<typeof codeSet>): readonly string[] =>
  codeSet(column, year).map(({ code }) => code);

describe('a collection year', () => {
  it.each([
    ['2021-03-31', '2020/21'],
    ['2021-04-01', '2021/22'],
    ['2000-03-31', '1999/00'],
    ['2009-12-01', '2009/10'],
  ])('%s lies in %s', (date, year) => {
    expect(collectionYearOf(day(date))).toBe(year);
  });

  it('runs from 1 April to 31 March', () => {
    expect([firstDayOf('2023/24'), lastDayOf('2023/24')]).toEqual(['2023-04-01', '2024-03-31']);
  });

  it.each([
    ['2020/21', '2020/21'],
    ['2099/00', '2099/00'],
    ['2020/22', null],
    ['2020-21', null],
    ['2020/2021', null],
    ['2021', null],
    ['', null],
  ])('%j is read as %j', (text, year) => {
    expect(parseCollectionYear(text)).toBe(year);
  });
});

describe('the codes of a year', () => {
  it.each<[string, CollectionYear, readonly string[]]>([
    ['the last year of numbers', '2023/24', ['1', '2']],
    ['the first year of letters', '2024/25', ['M', 'F', 'U']],
  ])('sex in %s', (_what, year, expected) => {
    expect(codes('SEX', year)).toEqual(expected);
  });

  it.each<[string, CollectionYear, boolean]>([
    ['K3', '2023/24', false],
    ['K3', '2024/25', true],
    ['H5', '2024/25', true],
    ['H5', '2025/26', false],
    ['P2', '2023/24', true],
    ['P2', '2024/25', false],
    ['Z1', '2024/25', true],
    ['Z1', '2025/26', false],
    ['Z12', '2024/25', false],
    ['Z12', '2025/26', true],
  ])('placement type %s in %s: %j', (code, year, isIn) => {
    expect(codes('PLACE', year).includes(code)).toBe(isIn);
  });

  it.each<[string, CollectionYear, boolean]>([
    ['E43', '2017/18', true],
    ['E43', '2018/19', false],
    ['E46', '2017/18', false],
    ['E46', '2018/19', true],
  ])('reason for ending %s in %s: %j', (code, year, isIn) => {
    expect(codes('REC', year).includes(code)).toBe(isIn);
  });

  it('are each known once, with a meaning', () => {
    for (const column of codedColumns) {
      const known = codesOfAnyYear(column).codes;
      expect(known).toEqual([...new Set(known)]);
      expect(known.filter((code) => (meaningOfCode(column, code) ?? '') === '')).toEqual([]);
    }
  });

  it('have no meaning when the column never had them', () => {
    expect(meaningOfCode('PLACE', 'Q9')).toBeNull();
    expect(meaningOfCode('MOTHER', '1')).toBe('a mother');
  });
});

describe('a code on a row', () => {
  it.each<[string, string, CollectionYear, string | null, boolean]>([
    ['an ended code on an episode of before', 'P2', '2024/25', '2023-10-27', true],
    ['an ended code on an episode that begins on the day', 'P2', '2023/24', '2023-10-28', false],
    ['an ended code, in its last year, on an episode of before', 'P2', '2023/24', '2023-10-27', true],
    ['an ended code where no start is known', 'P2', '2024/25', null, false],
    ['a code that ended with a year, on its last day', 'H5', '2026/27', '2025-03-31', true],
    ['a code that ended with a year, a day later', 'H5', '2025/26', '2025-04-01', false],
    ['a new code on an old episode', 'Z14', '2025/26', '2019-05-06', true],
    ['a new code a year too early', 'Z14', '2024/25', '2024-12-01', false],
    ['a code written small', 'u1', '2020/21', '2020-05-01', false],
    ['no code of ours', 'Q9', '2020/21', '2020-05-01', false],
  ])('%s', (_what, code, year, startedOn, isAccepted) => {
    expect(codeIsAccepted('PLACE', code, year, startedOn === null ? null : day(startedOn))).toBe(isAccepted);
  });
});

describe('the columns of a year', () => {
  it('have social workers from 2023/24 and deprivations of liberty from 2026/27', () => {
    expect(tablesOf('2022/23')).not.toContain('social-workers');
    expect(tablesOf('2023/24')).toContain('social-workers');
    expect(tablesOf('2025/26')).not.toContain('deprivation-of-liberty');
    expect(tablesOf('2026/27')).toHaveLength(12);
    expect(returnColumns('social-workers', '2022/23')).toEqual([]);
  });

  it('say what each holds and whether it may be blank', () => {
    expect(returnColumns('previous-permanence', '2020/21')).toEqual([
      { column: 'CHILD', kind: 'text', mayBeBlank: false },
      { column: 'DOB', kind: 'day', mayBeBlank: false },
      { column: 'PREV_PERM', kind: 'code', mayBeBlank: false },
      { column: 'LA_PERM', kind: 'text', mayBeBlank: true },
      { column: 'DATE_PERM', kind: 'day-in-parts', mayBeBlank: true },
    ]);
  });
});
