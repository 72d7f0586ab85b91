import { Injectable } from '@nestjs/common';
import { codeLists, type CollectionYear, csvForSpreadsheets } from '../core/index.js';
import { WorkbookWriter } from './workbook-writer.js';
import { type WrittenReport } from './write-validation-report.service.js';

const columns = [
  { heading: 'Table', width: 16 },
  { heading: 'Column', width: 24 },
  { heading: 'Code', width: 10 },
  { heading: 'What it means', width: 70, wraps: true },
  { heading: 'First year', width: 12 },
  { heading: 'Last year', width: 12 },
] as const;

/** The codes a return of a year may have, with their meanings, as a file for people. */
@Injectable()
export class WriteCodeLists {
  constructor(private readonly workbooks: WorkbookWriter) {}

  /** @returns a row a code, by table and column; a blank year stands for no limit that is known. */
  async write(year: CollectionYear, format: 'csv' | 'xlsx'): Promise<WrittenReport> {
    const rows = codeLists(year).map(({ table, column, code, meaning, from, until }) => [
      table,
      column,
      code,
      meaning,
      from ?? '',
      until ?? '',
    ]);
    const fileName = `codes-${year.replace('/', '-')}.${format}`;
    if (format === 'csv') {
      const content = `\uFEFF${csvForSpreadsheets([columns.map(({ heading }) => heading), ...rows])}`;
      return { fileName, mediaType: 'text/csv; charset=utf-8', content };
    }
    return {
      fileName,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: await this.workbooks.write([{ name: `Codes ${year.replace('/', '-')}`, columns, rows }]),
    };
  }
}
