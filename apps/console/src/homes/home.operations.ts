import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type ApiProblem, type AuthorityName, type Named } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

/** First and last day, both included; no last day while no end is known. */
export interface Days {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate | null;
}

export type ApprovedSex = 'female' | 'male';
export type HoldScope = 'all' | 'new-children' | 'named-child';

export interface HomeApproval {
  readonly kind: 'FULL' | 'TEMPORARY' | 'FOSTERING_FOR_ADOPTION';
  readonly days: Days;
  readonly extendedTo: LocalDate | null;
  readonly mostChildren: number | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly sex: ApprovedSex | null;
  readonly placementTypes: readonly Named[] | null;
  readonly resignationNoticeOn: LocalDate | null;
}

/** What is recorded of a home. A list that is null is not recorded. */
export interface Home {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly serviceName: string;
  readonly area: { readonly postcodeSector: string } | null;
  readonly setting: 'FOSTER_HOME' | 'SUPPORTED_ACCOMMODATION' | 'OTHER_ARRANGEMENT';
  readonly places: number;
  readonly fosteredChildren: number;
  readonly stayingPutAdults: number;
  /** Beds kept for sleepovers of a constellation. */
  readonly hubBeds: number;
  readonly approvals: readonly HomeApproval[];
  readonly agreement: 'SIGNED' | 'NONE' | 'NOT_RECORDED';
  readonly agreementSignedOn: LocalDate | null;
  readonly lastReviewOn: LocalDate | null;
  readonly everybodyIsChecked: boolean;
  readonly rooms: readonly { readonly name: string; readonly beds: number }[] | null;
  readonly members: readonly { readonly role: 'ADULT' | 'OWN_CHILD'; readonly ageInYears: number | null }[];
  readonly holds: readonly {
    readonly scope: HoldScope;
    readonly days: Days;
    readonly reviewOn: LocalDate | null;
    readonly decidedBy: string;
  }[];
  readonly notAvailable: readonly { readonly places: number; readonly reason: Named; readonly days: Days }[];
  readonly exemptions: readonly {
    readonly authority: AuthorityName;
    readonly children: number;
    readonly days: Days;
  }[];
  readonly sharingAgreements: readonly {
    readonly authority: AuthorityName;
    readonly children: number;
    readonly agreedOn: LocalDate;
    readonly assessedOn: LocalDate | null;
  }[];
  readonly frameworks: readonly { readonly authority: AuthorityName; readonly days: Days }[];
  readonly childrenOnShortBreaks: number;
  readonly connectedChildren: number;
  readonly petKinds: readonly Named[] | null;
  readonly adaptations: readonly Named[] | null;
  readonly languages: readonly string[];
  readonly faithsSupported: readonly Named[] | null;
  readonly culturesSupported: readonly string[] | null;
  readonly skills: readonly { readonly skill: Named; readonly lastDay: LocalDate | null }[];
  readonly training: readonly {
    readonly skill: Named;
    readonly completedOn: LocalDate;
    readonly lastDay: LocalDate | null;
  }[];
  readonly experience: readonly { readonly skill: Named; readonly children: number }[];
  readonly preference: {
    readonly ageFrom: number | null;
    readonly ageTo: number | null;
    readonly mostChildren: number | null;
    readonly sex: ApprovedSex | null;
    readonly takesSiblings: boolean | null;
    readonly notReadyFor: readonly Named[];
  } | null;
  readonly unplannedEndings: number | null;
}

const days = 'days { firstDay lastDay }';

export const homeOperation = operation<
  { readonly me: Me; readonly home: ({ readonly __typename: 'Home' } & Home) | ApiProblem },
  { readonly id: string }
>(`
  query HomeOfRegister($id: ID!) {
    ${meFields}
    home(id: $id) {
      __typename
      ... on Problem { code message field }
      ... on Home {
        id reference name serviceName setting places fosteredChildren stayingPutAdults hubBeds
        area { postcodeSector }
        approvals { kind ${days} extendedTo mostChildren ageFrom ageTo sex placementTypes { id name } resignationNoticeOn }
        agreement agreementSignedOn lastReviewOn everybodyIsChecked
        rooms { name beds }
        members { role ageInYears }
        holds { scope ${days} reviewOn decidedBy }
        notAvailable { places reason { id name } ${days} }
        exemptions { authority { code name } children ${days} }
        sharingAgreements { authority { code name } children agreedOn assessedOn }
        frameworks { authority { code name } ${days} }
        childrenOnShortBreaks connectedChildren
        petKinds { id name }
        adaptations { id name }
        languages culturesSupported
        faithsSupported { id name }
        skills { skill { id name } lastDay }
        training { skill { id name } completedOn lastDay }
        experience { skill { id name } children }
        preference { ageFrom ageTo mostChildren sex takesSiblings notReadyFor { id name } }
        unplannedEndings
      }
    }
  }
`);
