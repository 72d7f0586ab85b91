import { describe, expect, it } from '@jest/globals';
import readWorkbook from 'read-excel-file/node';
import { day } from '#kernel';
import { type WorkbookSheet } from '../app/workbook-writer.js';
import { ExcelWorkbookWriter } from './excel-workbook-writer.js';

const codes: WorkbookSheet = {
  name: 'Codes',
  columns: [
    { heading: 'CHILD', width: 12 },
    { heading: 'Rows', width: 8 },
    { heading: 'Born', width: 12 },
    { heading: 'What', width: 60, wraps: true },
  ],
  rows: [
    ['00123', 3, { day: day('2016-02-29') }, 'Wörter & <zeichen> "in" Ordnung\nund eine Zeile'],
    ['=1+2', 0, null, '-5 degrees'],
    ['@SUM(A1)', -1.5],
  ],
};
const about: WorkbookSheet = {
  name: 'About',
  introduction: ['Fictional data', 'Second line'],
  columns: [{ heading: 'Fact', width: 20 }],
  rows: [['one']],
};

const written = async (sheets: readonly WorkbookSheet[]): Promise<Buffer> =>
  Buffer.from(await new ExcelWorkbookWriter().write(sheets));

describe('a workbook', () => {
  it('is read back as it was written: text stays text, days are days', async () => {
    const [first, second] = await readWorkbook(await written([codes, about]));
    expect(first).toMatchObject({ sheet: 'Codes' });
    expect(first?.data).toEqual([
      ['CHILD', 'Rows', 'Born', 'What'],
      ['00123', 3, new Date('2016-02-29T00:00:00Z'), 'Wörter & <zeichen> "in" Ordnung\nund eine Zeile'],
      ['=1+2', 0, null, '-5 degrees'],
      ['@SUM(A1)', -1.5, null, null],
    ]);
    expect(second?.data).toEqual([['Fictional data'], ['Second line'], ['Fact'], ['one']]);
  });

  it('survives characters that XML does not have, and text longer than a cell', async () => {
    const odd = { ...about, rows: [['a\u0000b\u0008c\uFFFF'], ['x'.repeat(40_000)]] };
    const [sheet] = await readWorkbook(await written([odd]));
    expect(String(sheet?.data[3]?.[0])).toMatch(/^a.?b.?c/);
    expect(String(sheet?.data[4]?.[0])).toHaveLength(32_767);
  });

  it.each(['', 'a/b', 'x'.repeat(32), 'codes [old]'])('refuses a sheet called %j', async (name) => {
    await expect(written([{ ...codes, name }])).rejects.toThrow('cannot be called');
  });

  it('refuses two sheets of one name, in capitals or not, and no sheet', async () => {
    await expect(written([codes, { ...about, name: 'CODES' }])).rejects.toThrow('called CODES');
    await expect(written([])).rejects.toThrow('needs a sheet');
  });
});
