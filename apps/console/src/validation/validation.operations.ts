import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Connection } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

export type OutdatedReason = 'RETURN_CHANGED' | 'YEAR_BEFORE_CHANGED' | 'ROWS_MENDED' | 'POSTCODES_CHANGED';

export interface ValidationSummary {
  readonly id: string;
  readonly yearEndOn: LocalDate;
  readonly validatedAt: string;
  readonly requestedBy: string;
  readonly rowsChecked: number;
  readonly findingCount: number;
  readonly childCount: number;
  readonly comparedWithYearBefore: boolean;
  readonly outdatedBecause: OutdatedReason | null;
}

export interface ReturnYear {
  readonly yearEndOn: LocalDate;
  readonly episodes: number;
  readonly children: number;
  readonly validation: ValidationSummary | null;
}

export interface FlaggingRule {
  readonly ruleCode: string;
  readonly title: string;
  readonly sentence: string;
  readonly findings: number;
  readonly children: number;
}

export interface FlaggedChild {
  readonly child: string;
  readonly isOnRegister: boolean;
  readonly findings: number;
  readonly ruleCodes: readonly string[];
}

export interface FlaggedRow {
  readonly ruleCode: string;
  readonly title: string;
  readonly sentence: string;
  readonly file: string;
  readonly row: number;
  readonly values: string;
  readonly child: string;
  readonly isOnRegister: boolean;
}

type Found<Report> =
  | ({ readonly __typename: 'ValidationReport' } & ValidationSummary & Report)
  | { readonly __typename: 'ValidationNotFoundProblem'; readonly message: string };

const fields =
  'id yearEndOn validatedAt requestedBy rowsChecked findingCount childCount comparedWithYearBefore outdatedBecause';
const pageFields = 'totalCount pageInfo { hasNextPage endCursor }';

export const returnYearsOperation = operation<{
  readonly me: Me;
  readonly returnYears: readonly ReturnYear[];
  readonly validationRuleCount: number;
}>(`
  query ReturnYears {
    ${meFields}
    validationRuleCount
    returnYears { yearEndOn episodes children validation { ${fields} } }
  }
`);

export const validationByRuleOperation = operation<
  {
    readonly me: Me;
    readonly validationRuleCount: number;
    readonly validationReport: Found<{ readonly byRule: readonly FlaggingRule[] }>;
  },
  { readonly yearEndOn: LocalDate }
>(`
  query ValidationByRule($yearEndOn: Date!) {
    ${meFields}
    validationRuleCount
    validationReport(yearEndOn: $yearEndOn) {
      __typename
      ... on Problem { message }
      ... on ValidationReport { ${fields} byRule { ruleCode title sentence findings children } }
    }
  }
`);

export const validationByChildOperation = operation<
  { readonly me: Me; readonly validationReport: Found<{ readonly byChild: Connection<FlaggedChild> }> },
  { readonly yearEndOn: LocalDate; readonly first: number; readonly after: string | null }
>(`
  query ValidationByChild($yearEndOn: Date!, $first: Int!, $after: String) {
    ${meFields}
    validationReport(yearEndOn: $yearEndOn) {
      __typename
      ... on Problem { message }
      ... on ValidationReport {
        ${fields}
        byChild(first: $first, after: $after) {
          ${pageFields}
          edges { node { child isOnRegister findings ruleCodes } }
        }
      }
    }
  }
`);

export const flaggedRowsOperation = operation<
  { readonly me: Me; readonly validationReport: Found<{ readonly findings: Connection<FlaggedRow> }> },
  {
    readonly yearEndOn: LocalDate;
    readonly ruleCode: string | null;
    readonly child: string | null;
    readonly first: number;
    readonly after: string | null;
  }
>(`
  query FlaggedRows($yearEndOn: Date!, $ruleCode: ID, $child: String, $first: Int!, $after: String) {
    ${meFields}
    validationReport(yearEndOn: $yearEndOn) {
      __typename
      ... on Problem { message }
      ... on ValidationReport {
        ${fields}
        findings(ruleCode: $ruleCode, child: $child, first: $first, after: $after) {
          ${pageFields}
          edges { node { ruleCode title sentence file row values child isOnRegister } }
        }
      }
    }
  }
`);

export const validateReturnOperation = operation<
  {
    readonly validateReturn:
      | { readonly __typename: 'ValidationReport'; readonly id: string }
      | { readonly __typename: 'ReturnNotLoadedProblem'; readonly message: string };
  },
  { readonly yearEndOn: LocalDate }
>(`
  mutation ValidateReturn($yearEndOn: Date!) {
    validateReturn(yearEndOn: $yearEndOn) {
      __typename
      ... on Problem { message }
      ... on ValidationReport { id }
    }
  }
`);
