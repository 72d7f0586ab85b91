import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type ApiProblem, type AuthorityName } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

/** One of the list a home tells, and what the list said of it. */
export interface PointedAt {
  readonly position: number;
  readonly authority: string;
  readonly on: LocalDate;
}

/** What of a home is recorded with a form. */
export interface HomeToRecord {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  readonly serviceName: string;
  readonly rooms: readonly { readonly name: string; readonly beds: number }[] | null;
  readonly exemptions: readonly {
    readonly authority: AuthorityName;
    readonly children: number;
    readonly days: { readonly firstDay: LocalDate; readonly lastDay: LocalDate | null };
  }[];
  readonly sharingAgreements: readonly {
    readonly authority: AuthorityName;
    readonly children: number;
    readonly agreedOn: LocalDate;
  }[];
}

type Recorded = { readonly __typename: 'Home'; readonly id: string } | ApiProblem;
const recorded = '__typename ... on Home { id } ... on Problem { code message field }';

export const homeToRecordOperation = operation<
  { readonly me: Me; readonly areas: readonly AuthorityName[]; readonly home: HomeToRecord | ApiProblem },
  { readonly id: string; readonly on: LocalDate }
>(`
  query HomeToRecord($id: ID!, $on: Date!) {
    ${meFields}
    areas(on: $on) { code name }
    home(id: $id) {
      __typename
      ... on Problem { code message field }
      ... on Home {
        id name reference serviceName
        rooms { name beds }
        exemptions { authority { code name } children days { firstDay lastDay } }
        sharingAgreements { authority { code name } children agreedOn }
      }
    }
  }
`);

export const recordBedroomsOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly rooms: readonly { readonly name: string; readonly beds: number }[] }
>(`
  mutation RecordBedrooms($id: ID!, $rooms: [BedroomInput!]!) {
    recorded: recordBedrooms(homeId: $id, rooms: $rooms) { ${recorded} }
  }
`);

export const addExemptionOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly exemption: object }
>(`
  mutation AddExemption($id: ID!, $exemption: ExemptionInput!) {
    recorded: addExemption(homeId: $id, exemption: $exemption) { ${recorded} }
  }
`);

export const endExemptionOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly exemption: PointedAt; readonly lastDay: string }
>(`
  mutation EndExemption($id: ID!, $exemption: RecordedForHomeInput!, $lastDay: Date!) {
    recorded: endExemption(homeId: $id, exemption: $exemption, lastDay: $lastDay) { ${recorded} }
  }
`);

export const addSharingOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly agreement: object }
>(`
  mutation AddSharing($id: ID!, $agreement: SharingAgreementInput!) {
    recorded: addSharingAgreement(homeId: $id, agreement: $agreement) { ${recorded} }
  }
`);

export const withdrawSharingOperation = operation<
  { readonly recorded: Recorded },
  { readonly id: string; readonly agreement: PointedAt }
>(`
  mutation WithdrawSharing($id: ID!, $agreement: RecordedForHomeInput!) {
    recorded: withdrawSharingAgreement(homeId: $id, agreement: $agreement) { ${recorded} }
  }
`);
