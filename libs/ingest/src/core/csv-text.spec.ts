import { describe, expect, it } from '@jest/globals';
import { csvForSpreadsheets } from './csv-text.js';

describe('CSV for spreadsheets', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+2', "'=1+2"],
    ['=A1,B1', `"'=A1,B1"`],
    ['@cmd', "'@cmd"],
    ['+44 1', "'+44 1"],
    ['-x', "'-x"],
    ['\tx', "'\tx"],
    ['-12.5', '-12.5'],
    ['a=b', 'a=b'],
  ])('%j is written %j', (cell, written) => {
    expect(csvForSpreadsheets([[cell, 7]])).toBe(`${written},7\r\n`);
  });

  it('has nothing for no rows', () => {
    expect(csvForSpreadsheets([])).toBe('');
  });
});
