import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';
import { type FactsInput } from './facts-form.js';
import { type AnswerList } from './record-form.presenter.js';
import { type ApiProblem } from './request.operations.js';

/** The day each was done; null while it is not recorded. */
export interface BeforePlacing {
  readonly wishesAscertainedOn: LocalDate | null;
  readonly reviewingOfficerInformedOn: LocalDate | null;
  readonly placementPlanOn: LocalDate | null;
  readonly delegatedAuthorityOn: LocalDate | null;
  readonly longTermConfirmedOn: LocalDate | null;
}

/** What is known beside the request itself, to be changed. */
export interface RequestWithFacts {
  readonly id: string;
  readonly reference: string;
  readonly child: { readonly knownAs: string; readonly description: string };
  readonly facts: {
    readonly inWords: readonly { readonly label: string; readonly words: string }[];
    readonly before: BeforePlacing;
  };
}

type Recorded = { readonly __typename: 'PlacementRequest'; readonly id: string } | ApiProblem;
const recorded = '__typename ... on PlacementRequest { id } ... on Problem { code message field }';

export const requestWithFactsOperation = operation<
  {
    readonly me: Me;
    readonly placementRequest: RequestWithFacts | ApiProblem;
    readonly requestChoices: { readonly factAnswers: readonly AnswerList[] };
  },
  { readonly id: string }
>(`
  query RequestWithFacts($id: ID!) {
    ${meFields}
    requestChoices { factAnswers { list answers { id name } } }
    placementRequest(id: $id) {
      __typename
      ... on Problem { code message field }
      ... on PlacementRequest {
        id reference
        child { knownAs description }
        facts {
          inWords { label words }
          before { wishesAscertainedOn reviewingOfficerInformedOn placementPlanOn delegatedAuthorityOn longTermConfirmedOn }
        }
      }
    }
  }
`);

export const recordBeforeOperation = operation<
  { readonly recordBeforePlacing: Recorded },
  { readonly id: string; readonly before: BeforePlacing }
>(`
  mutation RecordBefore($id: ID!, $before: BeforePlacingInput!) {
    recordBeforePlacing(requestId: $id, before: $before) { ${recorded} }
  }
`);

export const changeFactsOperation = operation<
  { readonly changeRequestFacts: Recorded },
  { readonly id: string; readonly facts: FactsInput }
>(`
  mutation ChangeFacts($id: ID!, $facts: RequestFactsInput!) {
    changeRequestFacts(id: $id, facts: $facts) { ${recorded} }
  }
`);
