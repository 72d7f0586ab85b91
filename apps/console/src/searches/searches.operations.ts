import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type FoundHomes } from '../find-now/find-now.operations.js';
import { foundHomeFragment, foundHomesFields } from '../find-now/found-homes-fields.js';
import { type ApiProblem, type Connection, type RunCounts } from '../requests/request.operations.js';
import { siblingGroupFields } from '../siblings/sibling-group-fields.js';
import { type SiblingGroupSearch } from '../siblings/siblings.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface SearchRecord {
  readonly id: string;
  readonly kind: 'REQUEST' | 'DESCRIBED' | 'SIBLINGS';
  readonly searchedBy: string;
  readonly recordedAt: string;
  readonly timesAsked: number;
  readonly lastAskedAt: string;
  readonly judgedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly children: readonly { readonly requestId: string | null; readonly description: string }[];
  readonly withinMiles: number | null;
  readonly policyVersion: number;
  readonly engineVersion: string;
  readonly factsRevision: number;
  readonly factsDigest: string;
  readonly counts: RunCounts | null;
}

export interface SearchOnRecord {
  readonly record: SearchRecord;
  readonly answer: FoundHomes | null;
  /** Of brothers and sisters. */
  readonly siblings: SiblingGroupSearch | null;
  readonly replay: { readonly isSame: boolean; readonly sentence: string; readonly engineVersionNow: string };
}

const recordFields = `id kind searchedBy recordedAt timesAsked lastAskedAt judgedOn startsOn withinMiles policyVersion
  engineVersion factsRevision factsDigest children { requestId description }
  counts { register eligible needsAuthority nearMisses excluded }`;

export const searchRecordsOperation = operation<
  { readonly me: Me; readonly searchRecords: Connection<SearchRecord> },
  { readonly first: number; readonly after: string | null; readonly requestId: string | null }
>(`
  query SearchRecords($first: Int!, $after: String, $requestId: ID) {
    ${meFields}
    searchRecords(first: $first, after: $after, requestId: $requestId) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { ${recordFields} } }
    }
  }
`);

export const searchRecordOperation = operation<
  {
    readonly me: Me;
    readonly searchRecord: ({ readonly __typename: 'SearchOnRecord' } & SearchOnRecord) | ApiProblem;
  },
  { readonly id: string }
>(`
  query SearchRecord($id: ID!) {
    ${meFields}
    searchRecord(id: $id) {
      __typename
      ... on Problem { code message field }
      ... on SearchOnRecord {
        record { ${recordFields} }
        answer { ${foundHomesFields} }
        siblings { ${siblingGroupFields} }
        replay { isSame sentence engineVersionNow }
      }
    }
  }
  ${foundHomeFragment}
`);
