import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { returnFiles, yearEndOfWords, yearInWords } from './return-files.js';

const row = (cells: Readonly<Record<string, string>>) => ({ fileName: 'a.csv', rowNumber: 2, cells });

describe('the files of a return', () => {
  it('have the columns of the guide in their order, whatever the order of the cells, and keep leading zeros', () => {
    const [episodes] = returnFiles({
      episodes: [row({ URN: 'SC00123', DECOM: '01/02/2020', CHILD: '00123', PLACE: 'U6' })],
    });
    expect(episodes).toEqual({
      name: 'episodes.csv',
      rows: 1,
      text:
        'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n' +
        '00123,01/02/2020,,,,U6,,,,,,,SC00123\r\n',
    });
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    [' space', '" space"'],
    ['two\nlines', '"two\nlines"'],
  ])('write %j as %j', (text, cell) => {
    const [header] = returnFiles({ header: [row({ CHILD: '7', UPN: text })] });
    expect(header?.text.split('\r\n')[1]).toBe(`7,,,,${cell},,`);
  });

  it.each([
    ['2016-05-09', '09/05/2016'],
    ['9/5/2016', '09/05/2016'],
    ['09/05/2016', '09/05/2016'],
    ['not a day', 'not a day'],
    ['09/05/16', '09/05/16'],
    ['', ''],
  ])('write the day %j as %j', (sent, day) => {
    const [header] = returnFiles({ header: [row({ CHILD: '7', DOB: sent })] });
    expect(header?.text.split('\r\n')[1]).toBe(`7,,${day},,,,`);
  });

  it('leave out tables without rows, and come in the order of the guide', () => {
    const one = [row({ CHILD: '7' })];
    const files = returnFiles({ missing: one, reviews: [], header: one, 'placed-adoption': one, episodes: one });
    expect(files.map(({ name }) => name)).toEqual(['header.csv', 'episodes.csv', 'placed_adoption.csv', 'missing.csv']);
  });
});

describe('a year in words', () => {
  it.each([
    ['2020/21', '2021-03-31'],
    ['2020-21', '2021-03-31'],
    ['1999/00', '2000-03-31'],
    ['1999/2000', '2000-03-31'],
    ['2020/22', null],
    ['2020', null],
  ])('%s ends on %s', (text, end) => {
    expect(yearEndOfWords(text)).toBe(end);
  });

  it('is read back as it is written', () => {
    for (const end of ['2021-03-31', '2000-03-31', '2100-03-31'])
      expect(yearEndOfWords(yearInWords(day(end)))).toBe(end);
  });
});
