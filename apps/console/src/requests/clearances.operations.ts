import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';
import { type ApiProblem, type AuthorityName, type Finding, type RankedHome } from './request.operations.js';

/** A consent, an approval or a notice, as it was recorded. */
export interface Clearance {
  readonly id: string;
  readonly home: { readonly id: string };
  readonly kindName: string;
  readonly authority: AuthorityName | null;
  readonly approverName: string | null;
  readonly evidence: readonly string[];
  readonly givenBy: string;
  readonly givenOn: LocalDate;
  readonly recordedBy: string;
  readonly withdrawn: { readonly by: string; readonly because: string } | null;
}

export interface RequestWithClearances {
  readonly id: string;
  readonly reference: string;
  readonly child: { readonly knownAs: string; readonly description: string; readonly authority: AuthorityName };
  readonly clearances: readonly Clearance[];
  readonly latestRun: {
    readonly whyNot: {
      readonly findings: readonly Pick<Finding, 'effect' | 'sentence' | 'rule'>[];
      readonly household: Pick<RankedHome['household'], 'areaAuthority'>;
    } | null;
  } | null;
}

export interface HomeOfClearances {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  readonly serviceName: string;
}

export interface ClearanceInput {
  readonly kind: string;
  readonly authority: string | null;
  readonly approver: string | null;
  readonly evidence: readonly string[];
  readonly givenBy: string;
  readonly givenOn: string;
}

type Recorded = { readonly __typename: 'PlacementRequest'; readonly id: string } | ApiProblem;
const recorded = '__typename ... on PlacementRequest { id } ... on Problem { code message field }';

export const clearancesOperation = operation<
  {
    readonly me: Me;
    readonly areas: readonly AuthorityName[];
    readonly home: HomeOfClearances | ApiProblem;
    readonly placementRequest: RequestWithClearances | ApiProblem;
  },
  { readonly id: string; readonly homeId: string; readonly on: LocalDate }
>(`
  query ClearancesOfRequest($id: ID!, $homeId: ID!, $on: Date!) {
    ${meFields}
    areas(on: $on) { code name }
    home(id: $homeId) { __typename ... on Problem { code message field } ... on Home { id name reference serviceName } }
    placementRequest(id: $id) {
      __typename
      ... on Problem { code message field }
      ... on PlacementRequest {
        id reference
        child { knownAs description authority { code name } }
        clearances {
          id home { id } kindName authority { code name } approverName evidence givenBy givenOn recordedBy
          withdrawn { by because }
        }
        latestRun {
          whyNot(householdId: $homeId) {
            findings { effect sentence rule { id } }
            household { areaAuthority { code name } }
          }
        }
      }
    }
  }
`);

export const recordClearanceOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly homeId: string; readonly clearance: ClearanceInput }
>(`
  mutation RecordClearance($id: ID!, $homeId: ID!, $clearance: ClearanceInput!) {
    recorded: recordClearance(requestId: $id, homeId: $homeId, clearance: $clearance) { ${recorded} }
  }
`);

export const withdrawClearanceOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly clearanceId: string; readonly because: string }
>(`
  mutation WithdrawClearance($id: ID!, $clearanceId: ID!, $because: String!) {
    recorded: withdrawClearance(requestId: $id, id: $clearanceId, because: $because) { ${recorded} }
  }
`);
