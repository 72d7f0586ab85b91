import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface LookedAfterByDistance {
  readonly authority: { readonly code: string; readonly name: string };
  readonly on: LocalDate;
  readonly lookedAfter: number;
  readonly inAreaWithin20: number;
  readonly inAreaOver20: number;
  readonly inAreaUnknown: number;
  readonly outOfAreaWithin20: number;
  readonly outOfAreaOver20: number;
  readonly outOfAreaUnknown: number;
  readonly locationUnknown: number;
  readonly shortBreaksLeftOut: number;
}

export const lookedAfterByDistanceOperation = operation<
  {
    readonly lookedAfterByDistance:
      | ({ readonly __typename: 'LookedAfterByDistance' } & LookedAfterByDistance)
      | { readonly __typename: 'AuthorityNotFoundProblem'; readonly message: string };
  },
  { readonly authority: string; readonly on: LocalDate }
>(`
  query LookedAfterByDistance($authority: String!, $on: Date!) {
    lookedAfterByDistance(authority: $authority, on: $on) {
      __typename
      ... on Problem { message }
      ... on LookedAfterByDistance {
        authority { code name }
        on lookedAfter inAreaWithin20 inAreaOver20 inAreaUnknown outOfAreaWithin20 outOfAreaOver20 outOfAreaUnknown
        locationUnknown shortBreaksLeftOut
      }
    }
  }
`);

export const whoAsksOperation = operation<{ readonly me: Me }>(`query WhoAsks { ${meFields} }`);
