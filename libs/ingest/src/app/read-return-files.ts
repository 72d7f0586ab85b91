import {
  importError,
  type ImportProblem,
  importWarning,
  type ReturnTables,
  type SentRow,
  type TableName,
} from '../core/index.js';
import { recogniseTable, returnTables } from '../core/ssda903/index.js';
import { type FileReader, type OpenTable } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { UnreadableFile } from './unreadable-file.js';

/** One year's return as its files have it, every row of every table. */
export interface ReturnInFiles {
  readonly tables: ReturnTables;
  /** Files that could not be read, and what is no table of the return. */
  readonly problems: readonly ImportProblem[];
}

const folderOf = (name: string): string => name.split(/[\\/]/).slice(0, -1).join('/');

const filledCells = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''));

async function readRows({ file, rows }: OpenTable, into: SentRow[]): Promise<void> {
  for await (const { row, cells } of rows) into.push({ file, row, cells: filledCells(cells) });
}

/**
 * Reads the files of one year's return, without asking whether its rows could be loaded: what is wrong with them is what
 * validation is to tell. Several files of a table are put one after another as they come.
 */
export async function readReturnFiles(reader: FileReader, files: ImportRequest['files']): Promise<ReturnInFiles> {
  const tables: Partial<Record<TableName, SentRow[]>> = {};
  const problems: ImportProblem[] = [];
  const folders = new Set<string>();
  const tell = (problem: ImportProblem): void => void problems.push(problem);
  const orTell = async (read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      tell(error.problem);
    }
  };
  for await (const packed of files) {
    await orTell(async () => {
      for await (const file of reader.unpack(packed, tell)) {
        await orTell(async () => {
          for await (const table of reader.openTables(file, tell)) {
            const kind = recogniseTable(table.headers);
            if (kind === null) {
              tell(
                importWarning(
                  'no-table-of-the-return',
                  { file: table.file },
                  'This is no table of the return. It is left out.',
                ),
              );
              continue;
            }
            const { title } = returnTables[kind];
            if (title === 'Episodes') folders.add(folderOf(table.file));
            await readRows(table, (tables[title] ??= []));
          }
        });
      }
    });
  }
  if (folders.size > 1) {
    const sentence = `Here are ${folders.size} returns, one in each folder: ${[...folders].sort().join(', ')}. Name the folder of one year.`;
    tell(importError('several-returns', {}, sentence));
  }
  return { tables, problems };
}
