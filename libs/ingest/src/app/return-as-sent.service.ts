import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { ReturnStore, type SentTables } from '#register';
import { type ReturnTable, type ReturnTables, returnTables, type SentRow, type TableName } from '../core/index.js';
import { type RefusedReturnRow, ValidationRuns } from './validation-runs.js';

const isReturnTable = (table: string): table is ReturnTable => table in returnTables;
const folderOf = (file: string): string => file.split(/[\\/]/).slice(0, -1).join('/');

const inOrderOfFile = (a: SentRow, b: SentRow): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.row - b.row);

/** The rows that were loaded and those in quarantine, each where it stood. An import may hold several years, a folder each. */
function wholeTables(sent: SentTables, refused: readonly RefusedReturnRow[]): ReturnTables {
  const tables: Partial<Record<TableName, SentRow[]>> = {};
  const folders = new Set<string>();
  for (const [table, rows] of Object.entries(sent)) {
    if (!isReturnTable(table)) continue;
    const into = (tables[returnTables[table].title] ??= []);
    for (const { fileName, rowNumber, cells } of rows) {
      into.push({ file: fileName ?? '', row: rowNumber ?? 0, cells });
      folders.add(folderOf(fileName ?? ''));
    }
  }
  for (const { table, ...row } of refused) {
    if (isReturnTable(table) && folders.has(folderOf(row.file))) (tables[returnTables[table].title] ??= []).push(row);
  }
  for (const rows of Object.values(tables)) rows.sort(inOrderOfFile);
  return tables;
}

/** A year's return as it was sent: what was loaded and what was refused, together. */
@Injectable()
export class ReturnAsSent {
  constructor(
    private readonly returns: ReturnStore,
    private readonly runs: ValidationRuns,
  ) {}

  /** @param importId the import that loaded the year. */
  async tablesOf(authorityCode: string, yearEndOn: LocalDate, importId: string): Promise<ReturnTables> {
    const [sent, refused] = [
      await this.returns.sentTables(authorityCode, yearEndOn),
      await this.runs.refusedRows(importId),
    ];
    return wholeTables(sent, refused);
  }
}
