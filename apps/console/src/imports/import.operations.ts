import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Connection } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

export type ImportStatus = 'RUNNING' | 'APPLIED' | 'REFUSED' | 'INTERRUPTED' | 'UNDONE' | 'PREVIEWED';

export interface ImportProblem {
  readonly severity: 'ERROR' | 'WARNING';
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly sentence: string;
}

export interface ListedImport {
  readonly id: string;
  readonly kind: string;
  readonly status: ImportStatus;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly requestedBy: string;
  readonly fileNames: readonly string[];
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  /** Not loaded, and kept to be mended. */
  readonly rowsQuarantined: number;
}

/** What became of one file, or of one sheet or table in it. */
export interface ImportedFile {
  readonly file: string;
  readonly sheet: string | null;
  readonly table: string | null;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsQuarantined: number;
}

/** Problems that are alike: of one kind, in one column of one file. */
export interface ProblemGroup {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly file: string | null;
  readonly column: string | null;
  readonly count: number;
  readonly first: readonly { readonly row: number | null; readonly sentence: string }[];
}

export interface ImportReport extends ListedImport {
  readonly files: readonly ImportedFile[];
  readonly problemGroups: readonly ProblemGroup[];
  /** Whether undoing can be asked for. */
  readonly canBeUndone: boolean;
}

/** What is loaded of one kind of file; a kind never tried is left out. */
export interface FilesOfKind {
  readonly kind: string;
  readonly latest: ListedImport;
  readonly applied: ListedImport | null;
}

export interface LoadedReturn {
  readonly yearEndOn: LocalDate;
  readonly importId: string;
  readonly loadedAt: string;
}

export interface LoadedFiles {
  readonly kinds: readonly FilesOfKind[];
  readonly returns: readonly LoadedReturn[];
}

const fields = 'id kind status startedAt finishedAt requestedBy fileNames rowsRead rowsLoaded rowsQuarantined';

export const importsOperation = operation<
  { readonly me: Me; readonly imports: Connection<ListedImport> },
  { readonly first: number; readonly after: string | null }
>(`
  query Imports($first: Int!, $after: String) {
    ${meFields}
    imports(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ${fields} } }
    }
  }
`);

export const importReportOperation = operation<
  {
    readonly me: Me;
    readonly importReport:
      | ({ readonly __typename: 'ImportReport' } & ImportReport)
      | { readonly __typename: 'ImportNotFoundProblem'; readonly message: string };
  },
  { readonly id: string }
>(`
  query OneImport($id: ID!) {
    ${meFields}
    importReport(id: $id) {
      __typename
      ... on Problem { message }
      ... on ImportReport {
        ${fields}
        canBeUndone
        files { file sheet table rowsRead rowsLoaded rowsQuarantined }
        problemGroups { severity code file column count first { row sentence } }
      }
    }
  }
`);

export const importProblemsOperation = operation<
  {
    readonly me: Me;
    readonly importReport:
      | ({ readonly __typename: 'ImportReport'; readonly problems: Connection<ImportProblem> } & ListedImport)
      | { readonly __typename: 'ImportNotFoundProblem'; readonly message: string };
  },
  { readonly id: string; readonly first: number; readonly after: string | null }
>(`
  query ProblemsOfImport($id: ID!, $first: Int!, $after: String) {
    ${meFields}
    importReport(id: $id) {
      __typename
      ... on Problem { message }
      ... on ImportReport {
        ${fields}
        problems(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges { node { severity file row column sentence } }
        }
      }
    }
  }
`);

export const importProgressOperation = operation<
  {
    readonly importReport:
      ({ readonly __typename: 'ImportReport' } & ListedImport) | { readonly __typename: 'ImportNotFoundProblem' };
  },
  { readonly id: string }
>(`
  query ImportProgress($id: ID!) { importReport(id: $id) { __typename ... on ImportReport { ${fields} } } }
`);

export const loadedFilesOperation = operation<{ readonly me: Me; readonly loadedFiles: LoadedFiles }>(`
  query LoadedFiles {
    ${meFields}
    loadedFiles {
      kinds { kind latest { ${fields} } applied { ${fields} } }
      returns { yearEndOn importId loadedAt }
    }
  }
`);
