import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';
import { type FactsInput } from './facts-form.js';
import { type RecordInput } from './record-form.js';
import { type AnswerList } from './record-form.presenter.js';
import { type ApiProblem, type Named } from './request.operations.js';

export interface RequestChoices {
  readonly placementTypes: readonly Named[];
  readonly needs: readonly Named[];
  readonly recordAnswers: readonly AnswerList[];
  readonly factAnswers: readonly AnswerList[];
}

export interface OpenPlacementRequestInput {
  readonly childCode: string;
  readonly knownAs: string;
  readonly bornOn: LocalDate | null;
  readonly sex: string;
  readonly urgency: string;
  readonly neededBy: LocalDate;
  readonly startsOn: LocalDate;
  readonly expectedUntil: LocalDate | null;
  readonly placementType: string;
  /** The same for all brothers and sisters who wait; null for a child who waits alone. */
  readonly siblingGroup: string | null;
  readonly homePostcode: string | null;
  readonly schoolName: string | null;
  readonly schoolPostcode: string | null;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly string[];
  readonly summary: string;
  readonly details?: RecordInput;
  readonly facts?: FactsInput;
}

export const requestChoicesOperation = operation<{ readonly me: Me; readonly requestChoices: RequestChoices }>(`
  query RequestForm { ${meFields} requestChoices { placementTypes { id name } needs { id name } recordAnswers { list answers { id name } } factAnswers { list answers { id name } } } }
`);

export const openRequestOperation = operation<
  { readonly openPlacementRequest: { readonly __typename: 'PlacementRequest'; readonly id: string } | ApiProblem },
  { readonly input: OpenPlacementRequestInput }
>(`
  mutation OpenRequest($input: OpenPlacementRequestInput!) {
    openPlacementRequest(input: $input) {
      __typename
      ... on PlacementRequest { id }
      ... on Problem { code message field }
    }
  }
`);

export const closeRequestOperation = operation<
  { readonly closePlacementRequest: { readonly __typename: 'PlacementRequest'; readonly id: string } | ApiProblem },
  { readonly id: string; readonly reason: string }
>(`
  mutation CloseRequest($id: ID!, $reason: String!) {
    closePlacementRequest(id: $id, reason: $reason) {
      __typename
      ... on PlacementRequest { id }
      ... on Problem { code message field }
    }
  }
`);
