import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row of a CSV file by its column names. */
export type CsvRow = Readonly<Record<string, string>>;

/** The files of a demonstration, as text, by their path inside its folder. */
export interface FileSet {
  readonly paths: readonly string[];
  /** @throws when there is no such file. */
  readonly rows: (path: string) => readonly CsvRow[];
}

export function fileSet(texts: ReadonlyMap<string, string>): FileSet {
  const parsed = new Map<string, readonly CsvRow[]>();
  return {
    paths: [...texts.keys()].sort(),
    rows(path) {
      const known = parsed.get(path);
      if (known) return known;
      const text = texts.get(path);
      if (text === undefined) throw new Error(`The demonstration has no file ${path}`);
      const rows = parse(text, { columns: true }) as CsvRow[];
      parsed.set(path, rows);
      return rows;
    },
  };
}

/** Reads a demonstration back from its folder. */
export async function fileSetOfFolder(folder: string): Promise<FileSet> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = new Map<string, string>();
  for (const entry of entries.filter((each) => each.isFile() && each.name.endsWith('.csv'))) {
    const path = join(entry.parentPath, entry.name);
    texts.set(path.slice(join(folder, '/').length).replaceAll('\\', '/'), await readFile(path, 'utf8'));
  }
  return fileSet(texts);
}

/** @returns a field, empty where the file has no such column. */
export const field = (row: CsvRow, column: string): string => row[column] ?? '';

/** @returns the day number of dd/mm/yyyy; null for a blank. */
export function dayIn(row: CsvRow, column: string): number | null {
  const text = field(row, column);
  if (text === '') return null;
  const [day, month, year] = text.split('/').map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000;
}
