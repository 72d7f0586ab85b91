import { type ImportedFile, type ImportOutcome, type ImportProblem, type RowDifference } from '#ingest/core';

const problemsNamed = 100;

/** How an import went, for programs: the names are a contract. */
export interface OutcomeAsJson {
  readonly status: 'applied' | 'refused';
  readonly importId: string;
  readonly isDryRun: boolean;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsQuarantined: number;
  readonly files: readonly ImportedFile[];
  /** The 31 March of each return; empty for other kinds of files. */
  readonly yearsEndingOn: readonly string[];
  /** The references of requests that came in the placements standard, in the order of the records. */
  readonly requests: readonly string[];
  readonly problems: { readonly errors: number; readonly warnings: number; readonly first: readonly ImportProblem[] };
  /** Of a dry run: how many rows it would add, change and remove, by table. */
  readonly difference:
    readonly { readonly table: string; readonly kind: RowDifference['kind']; readonly rows: number }[] | null;
}

const wordsOf = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);

/** @returns the summary of an import; of its problems the first 100, errors before warnings. */
export function outcomeAsJson(outcome: ImportOutcome, isDryRun: boolean): OutcomeAsJson {
  const { status, importId, rowsRead, rowsLoaded, rowsQuarantined, files, errors, warnings, problems } = outcome;
  return {
    ...{ status, importId, isDryRun, rowsRead, rowsLoaded, rowsQuarantined, files },
    yearsEndingOn: wordsOf(outcome.summary['yearsEndingOn']),
    requests: wordsOf(outcome.summary['requests']),
    problems: { errors, warnings, first: problems.slice(0, problemsNamed) },
    difference: outcome.difference?.counts ?? null,
  };
}
