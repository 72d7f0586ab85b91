import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

interface ReturnCode {
  readonly code: string;
  readonly meaning: string | null;
}

export interface ReturnedEpisode {
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly closedAsStale: boolean;
  readonly legalStatus: ReturnCode | null;
  readonly need: ReturnCode | null;
  readonly placementType: ReturnCode | null;
  readonly providerType: ReturnCode | null;
  readonly reasonEnded: ReturnCode | null;
  readonly placementPostcode: string | null;
  readonly urn: string | null;
  readonly placementArea: { readonly name: string } | null;
  readonly isInOwnArea: boolean | null;
  readonly milesFromHome: number | null;
  readonly yearEndOn: LocalDate;
  readonly file: string | null;
  readonly row: number | null;
}

export interface ReturnedChild {
  readonly id: string;
  readonly code: string;
  readonly knownAs: string | null;
  readonly bornOn: LocalDate | null;
  readonly sex: string;
  readonly episodes: readonly ReturnedEpisode[];
}

export const returnedChildOperation = operation<
  {
    readonly me: Me;
    readonly returnedChild:
      | ({ readonly __typename: 'ReturnedChild' } & ReturnedChild)
      | { readonly __typename: 'ReturnedChildNotFoundProblem'; readonly message: string };
  },
  { readonly code: string }
>(`
  query ChildOfReturns($code: ID!) {
    ${meFields}
    returnedChild(code: $code) {
      __typename
      ... on Problem { message }
      ... on ReturnedChild {
        id code knownAs bornOn sex
        episodes {
          startedOn endedOn closedAsStale
          legalStatus { code meaning } need { code meaning } placementType { code meaning }
          providerType { code meaning } reasonEnded { code meaning }
          placementPostcode urn placementArea { name } isInOwnArea milesFromHome yearEndOn file row
        }
      }
    }
  }
`);
