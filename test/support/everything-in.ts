import { type ImportProblem } from '#ingest/core';
import { UnreadableFile } from '../../libs/ingest/src/app/unreadable-file.js';
import { StreamingFileReader } from '../../libs/ingest/src/reader/streaming-file-reader.js';
import { fileOf } from './files.js';

const reader = new StreamingFileReader();

export interface Found {
  readonly rows: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly told: readonly (readonly [code: string, file: string | null, row: number | null])[];
}

/**
 * Everything in a file: rows by file and sheet, the header first, and what was told, also what made a file unreadable.
 *
 * @param at its path, to be read where it lies.
 */
export async function everythingIn(
  name: string,
  content: string | Uint8Array,
  at?: string,
  pieceLength = 7,
): Promise<Found> {
  const rows: Record<string, (readonly string[])[]> = {};
  const told: [string, string | null, number | null][] = [];
  const tell = ({ code, file: where, row }: ImportProblem): void => {
    told.push([code, where, row]);
  };
  const reading = async (read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      tell(error.problem);
    }
  };
  await reading(async () => {
    const given = { ...fileOf(name, content, pieceLength), ...(at === undefined ? {} : { path: at }) };
    for await (const unpacked of reader.unpack(given, tell)) {
      await reading(async () => {
        for await (const table of reader.openTables(unpacked, tell)) {
          const found: (readonly string[])[] = [table.headers];
          rows[table.sheet === null ? table.file : `${table.file}#${table.sheet}`] = found;
          for await (const row of table.rows) {
            found.push(row.values);
            if (row.fault) tell(row.fault);
          }
        }
      });
    }
  });
  return { rows, told };
}
