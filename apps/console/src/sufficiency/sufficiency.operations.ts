import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

/** The cells of the figures: of all children, or of those of one successor. */
export interface DistanceCounts {
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

export interface LookedAfterPart extends DistanceCounts {
  readonly authorityName: string | null;
}

export interface LookedAfterByDistance extends DistanceCounts {
  readonly authority: { readonly code: string; readonly name: string };
  readonly on: LocalDate;
  /** The day whose areas are taken. */
  readonly areasOn: LocalDate;
  readonly parts: readonly LookedAfterPart[];
  /** The days on which the authority's area changed or will change. */
  readonly daysOfAreaChange: readonly LocalDate[];
}

const cells = `lookedAfter inAreaWithin20 inAreaOver20 inAreaUnknown outOfAreaWithin20 outOfAreaOver20 outOfAreaUnknown
        locationUnknown shortBreaksLeftOut`;

export const lookedAfterByDistanceOperation = operation<
  {
    readonly lookedAfterByDistance:
      | ({ readonly __typename: 'LookedAfterByDistance' } & LookedAfterByDistance)
      | { readonly __typename: 'AuthorityNotFoundProblem'; readonly message: string };
  },
  { readonly authority: string; readonly on: LocalDate; readonly areasOn: LocalDate | null }
>(`
  query LookedAfterByDistance($authority: String!, $on: Date!, $areasOn: Date) {
    lookedAfterByDistance(authority: $authority, on: $on, areasOn: $areasOn) {
      __typename
      ... on Problem { message }
      ... on LookedAfterByDistance {
        authority { code name }
        on areasOn daysOfAreaChange ${cells}
        parts { authorityName ${cells} }
      }
    }
  }
`);

export const whoAsksOperation = operation<{ readonly me: Me }>(`query WhoAsks { ${meFields} }`);
