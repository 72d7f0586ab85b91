import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { siblingGroupFields } from './sibling-group-fields.js';
import { type ApiProblem, type Finding, type RuleCount } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface Sibling {
  readonly requestId: string;
  readonly description: string;
}

export interface SiblingInHome {
  readonly sibling: Sibling;
  readonly points: number;
  readonly milesFromHome: number | null;
  readonly milesFromSchool: number | null;
  readonly authorityNeeded: readonly string[];
  readonly findings: readonly Finding[];
}

export interface SiblingsInHome {
  readonly points: number;
  /** Pairs of one of them and a brother or sister who lives there already. */
  readonly pairsWithPlaced: number;
  readonly needsAuthority: boolean;
  readonly household: {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly serviceName: string;
    readonly vacantPlaces: number;
    readonly places: number;
    readonly constellation: { readonly name: string } | null;
  };
  readonly siblings: readonly SiblingInHome[];
}

export interface SiblingSharing {
  readonly constellation: string | null;
  readonly separatedPairs: number;
  readonly points: number;
  readonly milesApart: number | null;
  readonly withoutHome: readonly Sibling[];
  readonly homes: readonly SiblingsInHome[];
}

export interface SiblingGroupSearch {
  readonly recordId: string;
  readonly pairsWithPlaced: number;
  readonly judgedOn: LocalDate;
  readonly policyVersion: number;
  readonly siblings: readonly Sibling[];
  readonly allTogether: readonly SiblingsInHome[];
  readonly withinOneConstellation: readonly SiblingSharing[];
  readonly splits: readonly SiblingSharing[];
  readonly whyNotTogether: readonly RuleCount[];
}

export const siblingGroupOperation = operation<
  {
    readonly me: Me;
    readonly siblingGroupSearch: ({ readonly __typename: 'SiblingGroupSearch' } & SiblingGroupSearch) | ApiProblem;
  },
  { readonly requestId: string }
>(`
  query SiblingGroup($requestId: ID!) {
    ${meFields}
    siblingGroupSearch(requestId: $requestId) {
      __typename
      ... on Problem { code message field }
      ... on SiblingGroupSearch {
        ${siblingGroupFields}
      }
    }
  }
`);
