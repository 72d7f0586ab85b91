import { type LocalDate } from '#kernel';
import { type ReturnedChild, type ReturnedEpisode } from '#register/core';
import { type ImportProblem } from '../import-problem.js';
import { fieldsOf, readChild, readEpisode, readOtherRow, type RowPlace } from './rows.js';
import { type ReturnTable } from './tables.js';
import { type Placed, type ReturnParts, type UnnumberedRow } from './whole-return.js';

/** The sound rows of one return while its files are read. A return is some tens of thousands of rows: it is held whole. */
export class GatheredReturn implements ReturnParts {
  readonly tables = new Set<ReturnTable>();
  readonly children: Placed<ReturnedChild>[] = [];
  readonly episodes: Placed<ReturnedEpisode>[] = [];
  readonly rows: Placed<UnnumberedRow>[] = [];

  /** @param folder names the return to people. */
  constructor(readonly folder: string) {}

  get hasHeaderFile(): boolean {
    return this.tables.has('header');
  }

  /**
   * @param latest today: a year of two figures is never after it.
   * @returns what is wrong with the row; with nothing wrong, it is gathered.
   */
  add(
    table: ReturnTable,
    cells: Readonly<Record<string, string>>,
    place: RowPlace,
    latest?: LocalDate,
  ): readonly ImportProblem[] {
    if (table === 'episodes') {
      const { value, problems } = readEpisode(cells, place, latest);
      if (value) this.episodes.push({ value, place });
      return problems;
    }
    if (table === 'header') {
      const { value, problems } = readChild(cells, place, latest);
      if (!value) return problems;
      this.children.push({ value, place });
      this.rows.push({ value: { childCode: value.code, table, fields: fieldsOf(table, cells, latest) }, place });
      return problems;
    }
    const { value, problems } = readOtherRow(table, cells, place, latest);
    if (value) this.rows.push({ value: { ...value, table }, place });
    return problems;
  }

  /** Without the rows that were refused after they were gathered. */
  without(isRefused: (place: RowPlace) => boolean): GatheredReturn {
    return gathered(this.folder, [this], ({ place }) => !isRefused(place));
  }
}

/** @returns the rows of all parts as one return. */
export const gatheredTogether = (folder: string, parts: readonly GatheredReturn[]): GatheredReturn =>
  gathered(folder, parts);

function gathered(
  folder: string,
  parts: readonly GatheredReturn[],
  isKept: (row: { readonly place: RowPlace }) => boolean = () => true,
): GatheredReturn {
  const whole = new GatheredReturn(folder);
  for (const { tables, children, episodes, rows } of parts) {
    for (const table of tables) whole.tables.add(table);
    for (const child of children) if (isKept(child)) whole.children.push(child);
    for (const episode of episodes) if (isKept(episode)) whole.episodes.push(episode);
    for (const row of rows) if (isKept(row)) whole.rows.push(row);
  }
  return whole;
}

/** What one file gave. */
export interface GatheredFile {
  readonly folder: string;
  readonly parts: GatheredReturn;
}

/**
 * Each folder is one return, from however many files; but of several files in a folder that each hold Episodes and another
 * table, as XML and workbooks do, each is a return of its own.
 */
export function returnsOf(files: readonly GatheredFile[]): readonly GatheredReturn[] {
  const folders = new Map<string, GatheredFile[]>();
  for (const file of files) folders.set(file.folder, [...(folders.get(file.folder) ?? []), file]);
  return [...folders].flatMap(([folder, inFolder]) => {
    const whole = inFolder.filter(({ parts: { tables } }) => tables.has('episodes') && tables.size > 1);
    const apart = whole.length > 1 ? whole : [];
    const together = inFolder.filter((file) => !apart.includes(file)).map(({ parts }) => parts);
    return [
      ...apart.map(({ parts }) => parts),
      ...(together.length > 0 ? [gathered(folder === '' ? 'these files' : folder, together)] : []),
    ];
  });
}
