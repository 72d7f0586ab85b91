import { type LocalDate } from '#kernel';
import { type ReturnedEpisode, type StatutoryReturn } from '#register';
import { importError } from '../core/index.js';
import { type RowToMend } from '../core/quarantine/index.js';
import { gatheredTogether, type GatheredReturn, type Placed, wholeReturn } from '../core/ssda903/index.js';
import { type ImportRun } from './import-run.js';
import { type Mending, type OutstandingRow } from './mending.js';

/** A return as the record of its import names it: by its folder, or by its file where that held all of it. */
export interface ReturnSent {
  readonly folder: string;
  readonly yearEndOn: LocalDate;
}

/** A return that can be kept. */
export interface ReadyReturn {
  readonly folder: string;
  readonly value: StatutoryReturn;
  readonly episodes: readonly Placed<ReturnedEpisode>[];
  readonly hasRefusedRows: boolean;
  readonly childrenWithRefusedEpisodes: readonly string[];
}

/** The rows of a file that are gathered, and the children of its Episodes rows as far as their cells can be read. */
export interface FileOfReturns {
  readonly file: string;
  readonly folder: string;
  readonly parts: GatheredReturn;
  readonly children: readonly { readonly label: string; readonly row: number; readonly child: string }[];
}

/** @returns the folder of a file's name, blank where it has none. */
export const folderOf = (name: string): string => name.split(/[\\/]/).slice(0, -1).join('/');

/** What people call the return of files that lie in no folder. */
export const theseFiles = 'these files';

/** Mended rows by the year they belong to, to be added to what was loaded of it. Each file is of one year. */
export function mendedReturns(
  run: ImportRun,
  mending: Mending,
  files: readonly FileOfReturns[],
): readonly ReadyReturn[] {
  const sent = returnsSent(mending);
  const yearOf = (row: OutstandingRow): LocalDate | null => yearOfFile(row.file, sent);
  const ofYears = new Map<LocalDate, FileOfReturns[]>();
  for (const file of files) {
    const year = yearOfMendedFile(run, file, sent, yearOf);
    if (year !== null) ofYears.set(year, [...(ofYears.get(year) ?? []), file]);
  }
  run.refuseIfErrors();
  return [...ofYears].flatMap(([year, ofYear]) => {
    const parts = gatheredTogether(
      ofYear.map(({ file }) => file).join(', '),
      ofYear.map((file) => file.parts),
    );
    const { value, episodes, problems } = wholeReturn(parts, { yearEndOn: year, isWhole: false });
    run.reportAll(problems);
    if (value === null) return [];
    const left = mending.outstanding.filter((row) => !mending.rows.isFound(row) && yearOf(row) === year);
    return [{ folder: parts.folder, value, episodes, ...stillRefused(run, ofYear, left) }];
  });
}

function returnsSent({ summary }: Mending): readonly ReturnSent[] {
  const { returns, yearsEndingOn } = summary;
  if (Array.isArray(returns)) return returns as readonly ReturnSent[];
  return ((yearsEndingOn ?? []) as readonly LocalDate[]).map((yearEndOn) => ({ folder: theseFiles, yearEndOn }));
}

function yearOfFile(file: string, sent: readonly ReturnSent[]): LocalDate | null {
  const folder = folderOf(file);
  const own = sent.find((one) => one.folder === file || one.folder === (folder === '' ? theseFiles : folder));
  const [only, ...others] = new Set(sent.map(({ yearEndOn }) => yearEndOn));
  return own?.yearEndOn ?? (others.length === 0 ? (only ?? null) : null);
}

function yearOfMendedFile(
  run: ImportRun,
  file: FileOfReturns,
  sent: readonly ReturnSent[],
  yearOf: (row: OutstandingRow) => LocalDate | null,
): LocalDate | null {
  const origins = run.originsOf(file.file) as readonly (RowToMend & OutstandingRow)[];
  const [year, ...others] = new Set(origins.flatMap((row) => yearOf(row) ?? []));
  if (others.length > 0) {
    const sentence = 'The file has rows of several years. Send the rows of each year in a file of their own.';
    run.report(importError('rows-of-several-years', { file: file.file }, sentence));
    return null;
  }
  const found = year ?? yearOfFile(file.file, sent);
  if (found === null) {
    const sentence =
      'It cannot be told which year these rows belong to. Leave the REASON column as it was downloaded, or send the return again.';
    run.report(importError('year-not-known', { file: file.file }, sentence));
  }
  return found;
}

function stillRefused(
  run: ImportRun,
  files: readonly FileOfReturns[],
  left: readonly OutstandingRow[],
): Pick<ReadyReturn, 'hasRefusedRows' | 'childrenWithRefusedEpisodes'> {
  const again = files
    .flatMap(({ children }) => children)
    .filter(({ label, row }) => run.isRefused(label, row))
    .map(({ child }) => child);
  const before = left.filter(({ table }) => table === 'episodes').map(childOf);
  const children = [...new Set([...before, ...again])].filter((child) => child !== '');
  const names = files.map(({ file }) => file);
  const isRefusedAgain = run.tables.some(({ table, rowsRefused }) => rowsRefused > 0 && names.includes(table.file));
  return { hasRefusedRows: left.length > 0 || isRefusedAgain, childrenWithRefusedEpisodes: children };
}

const childOf = ({ headers, cells }: OutstandingRow): string =>
  cells[headers.findIndex((header) => header.trim().toUpperCase() === 'CHILD')]?.trim() ?? '';
