import { operation } from '../api/operation.js';
import { type Connection } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';
import { type ImportedFile, type ProblemGroup } from './import.operations.js';

interface NotFound {
  readonly __typename: 'ImportNotFoundProblem';
  readonly message: string;
}

export interface QuarantinedFile {
  readonly id: string;
  readonly label: string;
  readonly headers: readonly string[];
  readonly rows: number;
}

export interface QuarantinedRow {
  readonly fileId: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly reasons: readonly string[];
}

export interface Quarantine {
  readonly importId: string;
  readonly files: readonly QuarantinedFile[];
  readonly rows: Connection<QuarantinedRow>;
}

/** The load itself, as far as the page of its rows set aside needs it. */
export interface LoadOfRows {
  readonly kind: string;
  readonly status: string;
}

export const quarantineOperation = operation<
  {
    readonly me: Me;
    readonly importReport: ({ readonly __typename: 'ImportReport' } & LoadOfRows) | NotFound;
    readonly quarantine: ({ readonly __typename: 'Quarantine' } & Quarantine) | NotFound;
  },
  { readonly id: string; readonly first: number; readonly after: string | null; readonly file: string | null }
>(`
  query RowsSetAside($id: ID!, $first: Int!, $after: String, $file: ID) {
    ${meFields}
    importReport(id: $id) { __typename ... on Problem { message } ... on ImportReport { kind status } }
    quarantine(importId: $id) {
      __typename
      ... on Problem { message }
      ... on Quarantine {
        importId
        files { id label headers rows }
        rows(first: $first, after: $after, file: $file) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges { node { fileId row cells reasons } }
        }
      }
    }
  }
`);

export const undoImportOperation = operation<
  {
    readonly undoImport:
      | { readonly __typename: 'ImportUndone'; readonly importId: string }
      | { readonly __typename: 'ImportNotUndoneProblem'; readonly message: string }
      | NotFound;
  },
  { readonly id: string }
>(`
  mutation UndoImport($id: ID!) {
    undoImport(id: $id) { __typename ... on Problem { message } ... on ImportUndone { importId } }
  }
`);

export interface ChangesOfOne {
  readonly subject: 'HOME' | 'REQUEST' | 'PROVIDER' | 'OTHER';
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  readonly title: string;
  readonly sentences: readonly string[];
  readonly moreSentences: number;
}

export interface StagedImport {
  readonly id: string;
  readonly kind: string;
  readonly stagedAt: string;
  readonly summary: readonly string[];
  readonly changes: readonly ChangesOfOne[];
  readonly moreChanges: number;
  readonly report: {
    readonly rowsRead: number;
    readonly rowsQuarantined: number;
    readonly files: readonly ImportedFile[];
    readonly problemGroups: readonly ProblemGroup[];
  };
}

interface StagedNotFound {
  readonly __typename: 'StagedImportNotFoundProblem';
  readonly message: string;
}

export const stagedImportOperation = operation<
  {
    readonly me: Me;
    readonly stagedImport: ({ readonly __typename: 'StagedImport' } & StagedImport) | StagedNotFound;
  },
  { readonly id: string }
>(`
  query WhatWouldChange($id: ID!) {
    ${meFields}
    stagedImport(id: $id) {
      __typename
      ... on Problem { message }
      ... on StagedImport {
        id kind stagedAt summary moreChanges
        changes { subject kind title sentences moreSentences }
        report {
          rowsRead rowsQuarantined
          files { file sheet table rowsRead rowsLoaded rowsQuarantined }
          problemGroups { severity code file column count first { row sentence } }
        }
      }
    }
  }
`);

export const applyStagedImportOperation = operation<
  { readonly applyStagedImport: { readonly __typename: 'ImportReport'; readonly id: string } | StagedNotFound },
  { readonly id: string }
>(`
  mutation ApplyStaged($id: ID!) {
    applyStagedImport(id: $id) { __typename ... on Problem { message } ... on ImportReport { id } }
  }
`);

export const discardStagedImportOperation = operation<
  { readonly discardStagedImport: { readonly __typename: 'StagedImportDiscarded' } | StagedNotFound },
  { readonly id: string }
>(`
  mutation DiscardStaged($id: ID!) {
    discardStagedImport(id: $id) { __typename ... on Problem { message } }
  }
`);

export const movedAddressesOperation = operation<
  {
    readonly me: Me;
    readonly movedAddresses:
      ({ readonly __typename: 'MovedAddressConnection' } & Connection<{ readonly sentence: string }>) | NotFound;
  },
  { readonly id: string; readonly first: number; readonly after: string | null }
>(`
  query MovedAddresses($id: ID!, $first: Int!, $after: String) {
    ${meFields}
    movedAddresses(importId: $id, first: $first, after: $after) {
      __typename
      ... on Problem { message }
      ... on MovedAddressConnection {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { sentence } }
      }
    }
  }
`);
