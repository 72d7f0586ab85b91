import { type ImportProblem } from './import-problem.js';

/** What can be imported; the words of the command line, of the upload address and of the record. */
export const importKinds = [
  'postcodes',
  'authorities',
  'boundaries',
  'ssda903',
  'households',
  'providers',
  'requests',
] as const;
export type ImportKind = (typeof importKinds)[number];
export const isImportKind = (text: string): text is ImportKind => (importKinds as readonly string[]).includes(text);

/** `interrupted` is an import that neither loaded nor was refused: the process died or a fault was thrown. */
export type ImportStatus = 'running' | 'applied' | 'refused' | 'interrupted';

/** How an import ended. Refused means that nothing of it was kept. */
export interface ImportOutcome {
  readonly importId: string;
  readonly status: 'applied' | 'refused';
  /** Data rows read from the files, without headers and blank rows. */
  readonly rowsRead: number;
  /** Rows that are in the database because of this import; 0 when it was refused. */
  readonly rowsLoaded: number;
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, at most 1,000; the record of the import has all of them. */
  readonly problems: readonly ImportProblem[];
}
