import { type ImportProblem } from './import-problem.js';

/** What can be imported; the words of the command line, of the upload address and of the record. */
export const importKinds = [
  'postcodes',
  'authorities',
  'boundaries',
  'ssda903',
  'households',
  'carers',
  'availability',
  'providers',
  'requests',
  'standard',
] as const;
export type ImportKind = (typeof importKinds)[number];
export const isImportKind = (text: string): text is ImportKind => (importKinds as readonly string[]).includes(text);

/**
 * `interrupted` is an import that neither loaded nor was refused: the process died or a fault was thrown. `undone` was
 * applied and taken back. `previewed` was a dry run: nothing of it was kept.
 */
export type ImportStatus = 'running' | 'applied' | 'refused' | 'interrupted' | 'undone' | 'previewed';

/** What became of the rows of one file, or of one sheet or table in it. */
export interface ImportedFile {
  /** With its folder where one is known; a file in an archive with the archive's name before it. */
  readonly file: string;
  /** The sheet of a workbook; null otherwise. */
  readonly sheet: string | null;
  /** What the file was read as, as `episodes` or `households`; null when that is not known. */
  readonly table: string | null;
  /** Read = loaded + quarantined, but for national data such as postcodes, whose refused files are not kept. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsQuarantined: number;
}

/**
 * One row that an import would add, change or remove, its columns by name, without those that only say which import wrote
 * it. A home or child is referred to by id: the rows of `register.household` and `register.child` that were added have it.
 */
export interface RowDifference {
  /** The table of the database, as `register.household`. */
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Null for a row that is added. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Null for a row that is removed. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What a dry run would have changed. */
export interface ImportDifference {
  /** How many rows in all, by table and kind. */
  readonly counts: readonly {
    readonly table: string;
    readonly kind: RowDifference['kind'];
    readonly rows: number;
  }[];
  /** The first 1,000 of them, by table, those referred to before those that refer to them. */
  readonly rows: readonly RowDifference[];
}

/**
 * How an import ended. Refused means that nothing of it was kept. Applied means that every row that could be read was
 * loaded; the others are in quarantine, each with its reasons. Of a dry run it says how it would have ended.
 */
export interface ImportOutcome {
  readonly importId: string;
  readonly status: 'applied' | 'refused';
  /** Data rows read from the files, without headers and blank rows. */
  readonly rowsRead: number;
  /** Rows that are in the database because of this import; 0 when it was refused. */
  readonly rowsLoaded: number;
  /** Rows that were not loaded and are kept to be mended. */
  readonly rowsQuarantined: number;
  readonly files: readonly ImportedFile[];
  /** Of the whole import and of single rows: an applied import has those of its quarantined rows. */
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, at most 1,000; the record of the import has all of them. */
  readonly problems: readonly ImportProblem[];
  /** Null unless it was a dry run that found nothing to refuse. */
  readonly difference: ImportDifference | null;
  /** What importers of single kinds add, as `yearsEndingOn` of returns. */
  readonly summary: Readonly<Record<string, unknown>>;
}
