import { describe, expect, it } from '@jest/globals';
import readWorkbook from 'read-excel-file/node';
import { WriteCodeLists } from '../app/write-code-lists.service.js';
import { ExcelWorkbookWriter } from './excel-workbook-writer.js';

describe('the list of codes of a year', () => {
  const lists = new WriteCodeLists(new ExcelWorkbookWriter());

  it('is a workbook of the codes in use that year', async () => {
    const { fileName, content } = await lists.write('2023/24', 'xlsx');
    const [sheet] = await readWorkbook(Buffer.from(content as Uint8Array));
    const rows = sheet?.data ?? [];
    expect(fileName).toBe('codes-2023-24.xlsx');
    expect(sheet?.sheet).toBe('Codes 2023-24');
    expect(rows).toContainEqual(['Header', 'SEX', '1', 'male', null, '2023/24']);
    expect(rows).toContainEqual(['SWEpisodes', 'SW_REASON', 'CHCHAN', 'the child asked', '2023/24', null]);
    expect(rows.some(([, column, code]) => column === 'SEX' && code === 'M')).toBe(false);
  });

  it('is CSV with a byte-order mark', async () => {
    const { fileName, mediaType, content } = await lists.write('2024/25', 'csv');
    expect([fileName, mediaType]).toEqual(['codes-2024-25.csv', 'text/csv; charset=utf-8']);
    expect(String(content)).toMatch(/^\uFEFFTable,Column,Code,What it means,First year,Last year\r\n/);
    expect(String(content)).toContain(
      'Episodes,PLACE,K3,"registered supported accommodation, 16 or over",2024/25,\r\n',
    );
  });
});
