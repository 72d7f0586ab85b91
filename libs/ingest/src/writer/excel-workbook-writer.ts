import { Injectable } from '@nestjs/common';
import writeWorkbook, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import { type WorkbookCell, type WorkbookColumn, type WorkbookSheet, WorkbookWriter } from '../app/workbook-writer.js';

const longestName = 31;
/** What one cell of a spreadsheet can hold. */
const longestText = 32_767;

const heading = { fontWeight: 'bold', backgroundColor: '#f3f2f1', alignVertical: 'top', wrap: true } as const;

/** Text is marked as text (@), so that a spreadsheet does not make a number, a day or a formula of it. */
function cellOf(cell: WorkbookCell | undefined, column: WorkbookColumn | undefined): CellObject | null {
  const style = { alignVertical: 'top', wrap: column?.wraps ?? false } as const;
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return { value: cell.slice(0, longestText), type: String, format: '@', ...style };
  if (typeof cell === 'number') return { value: cell, type: Number, ...style };
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', ...style };
}

function sheetOf({ name, introduction = [], columns, rows }: WorkbookSheet): Sheet<Buffer> {
  if (name === '' || name.length > longestName || /[:\\/?*[\]]/.test(name)) {
    throw new RangeError(`A sheet cannot be called ${JSON.stringify(name)}`);
  }
  const data: Row[] = [
    ...introduction.map((line): Row => [{ value: line, type: String, format: '@', fontWeight: 'bold' }]),
    columns.map((column) => ({ value: column.heading, type: String, format: '@', ...heading })),
    ...rows.map((row) => columns.map((column, position) => cellOf(row[position], column))),
  ];
  return {
    data,
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: introduction.length + 1,
  };
}

/** Workbooks by write-excel-file; the whole workbook is held in memory. */
@Injectable()
export class ExcelWorkbookWriter extends WorkbookWriter {
  async write(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
    if (sheets.length === 0) throw new RangeError('A workbook needs a sheet');
    const names = sheets.map(({ name }) => name.toLowerCase());
    const twice = sheets.find(({ name }, position) => names.indexOf(name.toLowerCase()) !== position);
    if (twice) throw new RangeError(`Two sheets cannot be called ${twice.name}`);
    return writeWorkbook(sheets.map(sheetOf)).toBuffer();
  }
}
