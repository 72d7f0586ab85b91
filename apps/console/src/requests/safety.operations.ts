import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';
import { type AnswerList } from './record-form.presenter.js';
import { type ApiProblem, type Named } from './request.operations.js';

export interface CourtOrder {
  readonly kind: string;
  readonly postcode: string | null;
  readonly miles: number;
  readonly home: string | null;
  readonly from: LocalDate;
  readonly lastDay: LocalDate | null;
}

export interface PlaceToAvoid {
  readonly postcode: string;
  readonly miles: number;
  readonly reason: string;
}

/** What keeps the child of a request safe, as it is recorded. */
export interface SafetyOfRequest {
  readonly id: string;
  readonly reference: string;
  readonly needs: readonly Named[];
  readonly child: { readonly knownAs: string; readonly description: string };
  readonly facts: { readonly courtOrders: readonly CourtOrder[]; readonly placesToAvoid: readonly PlaceToAvoid[] };
}

type Recorded = { readonly __typename: 'PlacementRequest'; readonly id: string } | ApiProblem;
const recorded = '__typename ... on PlacementRequest { id } ... on Problem { code message field }';

export const safetyOperation = operation<
  {
    readonly me: Me;
    readonly placementRequest: SafetyOfRequest | ApiProblem;
    readonly requestChoices: { readonly needs: readonly Named[]; readonly factAnswers: readonly AnswerList[] };
  },
  { readonly id: string }
>(`
  query SafetyOfRequest($id: ID!) {
    ${meFields}
    requestChoices { needs { id name } factAnswers { list answers { id name } } }
    placementRequest(id: $id) {
      __typename
      ... on Problem { code message field }
      ... on PlacementRequest {
        id reference
        needs { id name }
        child { knownAs description }
        facts { courtOrders { kind postcode miles home from lastDay } placesToAvoid { postcode miles reason } }
      }
    }
  }
`);

export const addCourtOrderOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly courtOrder: object }
>(`
  mutation AddCourtOrder($id: ID!, $courtOrder: CourtOrderInput!) {
    recorded: addCourtOrder(requestId: $id, courtOrder: $courtOrder) { ${recorded} }
  }
`);

export const endCourtOrderOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly courtOrder: CourtOrder; readonly lastDay: string }
>(`
  mutation EndCourtOrder($id: ID!, $courtOrder: CourtOrderInput!, $lastDay: Date!) {
    recorded: endCourtOrder(requestId: $id, courtOrder: $courtOrder, lastDay: $lastDay) { ${recorded} }
  }
`);

export const addPlaceOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly place: object }
>(`
  mutation AddPlace($id: ID!, $place: PlaceToAvoidInput!) {
    recorded: addPlaceToAvoid(requestId: $id, place: $place) { ${recorded} }
  }
`);

export const removePlaceOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly place: PlaceToAvoid }
>(`
  mutation RemovePlace($id: ID!, $place: PlaceToAvoidInput!) {
    recorded: removePlaceToAvoid(requestId: $id, place: $place) { ${recorded} }
  }
`);

export const changeNeedsOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly needs: readonly string[] }
>(`
  mutation ChangeNeeds($id: ID!, $needs: [String!]!) {
    recorded: changeRequestNeeds(requestId: $id, needs: $needs) { ${recorded} }
  }
`);
