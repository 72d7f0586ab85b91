import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  likelyTable,
  recogniseTable,
  type ReturnTable,
  returnTables,
  unrecognisedTable,
  yearOfReturn,
} from './index.js';

const tables = Object.keys(returnTables) as ReturnTable[];

describe('a table of the return', () => {
  it.each(tables)('%s is known by its columns in any order, with others among them', (table) => {
    const columns = [...returnTables[table].columns].reverse();
    expect(recogniseTable(columns)).toBe(table);
    expect(recogniseTable(['NOTES', ...columns])).toBe(table);
  });

  it('is still known without one of its columns, so that the missing one can be named', () => {
    expect(recogniseTable(returnTables.episodes.columns.filter((column) => column !== 'DECOM'))).toBe('episodes');
    expect(recogniseTable(returnTables.header.columns.filter((column) => column !== 'ETHNIC'))).toBe('header');
    expect(recogniseTable(['CHILD', 'DOB', 'MIS_START', 'MIS_END'])).toBe('missing');
  });

  it.each([[['CHILD', 'DOB', 'SEX']], [['UTLA25CD', 'UTLA25NM']], [['REVIEW', 'DOLO_END']], [['']], [[]]])(
    '%j is none',
    (headers) => {
      expect(recogniseTable(headers)).toBeNull();
    },
  );

  it('of two whose columns are all there, is the one with more', () => {
    expect(recogniseTable(['DUC', ...returnTables.header.columns])).toBe('header');
    expect(recogniseTable(['REVIEW', 'REVIEW_CODE', ...returnTables.oc3.columns])).toBe('oc3');
  });

  it.each([
    [['CHILD', 'DOB'], 'The nearest is Reviews, which also needs REVIEW, REVIEW_CODE.'],
    [['child', ' Dob ', 'SEX'], 'The nearest is UASC, which also needs DUC.'],
    [['CHILD', 'DOB', 'MIS_END', 'NOTES'], 'The nearest is Missing, which also needs MISSING, MIS_START.'],
    [['UTLA25CD', 'UTLA25NM'], 'Choose the right file.'],
  ])('that is none is told with what it is nearest to: %j', (headers, sentence) => {
    expect(unrecognisedTable('a.csv', null, headers)).toMatchObject({ severity: 'error', code: 'wrong-kind-of-file' });
    expect(unrecognisedTable('a.csv', null, headers).sentence).toContain(sentence);
    expect(unrecognisedTable('a.xlsx', 'Notes', headers)).toMatchObject({
      severity: 'warning',
      code: 'sheet-passed-over',
    });
  });

  it('without a header row is told as that', () => {
    expect(
      unrecognisedTable('a.csv', null, ['398768', '09/04/2017', 'S', 'L3', 'N1', 'U4', 'PR1', '', '', '', '', '', '']),
    ).toMatchObject({ code: 'no-header-row', row: 1 });
  });
});

describe('a table that is only looked at', () => {
  it.each([
    [['CHILD', 'LS', 'RNE'], 'x.csv', 'episodes'],
    [['CHILD', 'DOB'], '2021/Header.csv', 'header'],
    [['CHILD', 'DOB'], '2021/prev_perm.csv', 'previous-permanence'],
    [['CHILD', 'DOB'], '2021/previous_permanence.csv', 'previous-permanence'],
    [['PL_LA', 'PL_LOCATION'], 'Episodes.csv', 'episodes'],
    [['CHILD', 'REVIEW'], 'missing.csv', 'reviews'],
    [returnTables.reviews.columns, 'episodes.csv', 'reviews'],
    [['CHILD', 'DOB'], 'children.csv', null],
    [['NAME'], 'names.csv', null],
  ])('%j in %s is %s', (headers, file, table) => {
    expect(likelyTable(headers, file)).toBe(table);
  });
});

describe('the year of a return', () => {
  const episode = (start: string, end: string | null) => ({
    startedOn: day(start),
    endedOn: end === null ? null : day(end),
  });

  it.each([
    ['a start on the last day', [episode('2018-03-31', null)], '2018-03-31'],
    ['a start on the first day', [episode('2018-04-01', null)], '2019-03-31'],
    ['an end on the day after the last', [episode('2017-05-01', '2018-04-01')], '2018-03-31'],
    ['an end two days after the last', [episode('2017-05-01', '2018-04-02')], '2019-03-31'],
    [
      'an old open episode beside one of the year',
      [episode('2009-01-01', null), episode('2017-02-01', '2017-06-30')],
      '2018-03-31',
    ],
  ])('with %s', (_what, episodes, year) => {
    expect(yearOfReturn(episodes)).toBe(year);
  });

  it('is not known without episodes', () => {
    expect(yearOfReturn([])).toBeNull();
  });
});
