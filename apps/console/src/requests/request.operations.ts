import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

/** A place as a map may show it: the middle of a postcode sector, never a house. */
export interface SectorPlace {
  readonly easting: number;
  readonly northing: number;
  readonly postcodeSector: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface AuthorityName {
  readonly code: string;
  readonly name: string;
}

export type RunStatus = 'REQUESTED' | 'RUNNING' | 'FINISHED' | 'FAILED';
export type Standing = 'ELIGIBLE' | 'NEEDS_AUTHORITY' | 'NEAR_MISS';
export type FindingEffect =
  'MET' | 'COSTS_POINTS' | 'WARNS' | 'CHECK' | 'BEFORE_PLACING' | 'NEEDS_AUTHORITY' | 'BLOCKS';

/** Any refusal the api makes in an answer. */
export interface ApiProblem {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly field: string | null;
}

export interface Rule {
  readonly id: string;
  /** Its row in the catalogue of rules, as `R-39`; null for a weight that is in no law. */
  readonly number: string | null;
  readonly title: string;
  readonly class: string;
  readonly citation: string;
  readonly basis: string;
}

export interface RuleCount {
  readonly rule: Rule;
  readonly households: number;
}

export interface RunCounts {
  readonly register: number;
  readonly eligible: number;
  readonly needsAuthority: number;
  readonly nearMisses: number;
  readonly excluded: number;
}

export interface MatchRun {
  readonly id: string;
  readonly status: RunStatus;
  readonly progressPercent: number;
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly finishedAt: string | null;
  readonly judgedOn: LocalDate;
  readonly policyVersion: number;
  readonly engineVersion: string | null;
  readonly factsDigest: string | null;
  readonly failure: string | null;
  readonly counts: RunCounts | null;
  readonly excludedByRule: readonly RuleCount[];
}

export interface ListedRequest {
  readonly id: string;
  readonly reference: string;
  readonly urgency: string;
  readonly neededBy: LocalDate;
  readonly placementType: Named;
  readonly needs: readonly Named[];
  readonly child: { readonly description: string };
  readonly latestRun: Pick<MatchRun, 'status' | 'progressPercent' | 'finishedAt' | 'counts'> | null;
}

export interface PlacementRequest extends Omit<ListedRequest, 'latestRun' | 'child'> {
  readonly status: string;
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly startsOn: LocalDate;
  readonly expectedUntil: LocalDate | null;
  readonly child: {
    readonly code: string;
    readonly knownAs: string;
    readonly description: string;
    readonly authority: AuthorityName;
  };
  readonly school: { readonly name: string } | null;
  readonly schoolMustContinue: boolean;
  readonly siblingsNote: string | null;
  readonly summary: string;
  readonly homeArea: SectorPlace | null;
  readonly schoolArea: SectorPlace | null;
  readonly latestRun: MatchRun | null;
  /** What more is recorded, by path, in words. */
  readonly record: { readonly inWords: readonly { readonly field: string; readonly words: string }[] };
  /** What more the rules may ask, as far as it is recorded. */
  readonly facts: { readonly inWords: readonly { readonly label: string; readonly words: string }[] };
}

export interface Finding {
  readonly rule: Rule;
  readonly effect: FindingEffect;
  readonly points: number;
  /** Of something to do: the last day for it; null when it is due before the child moves in. */
  readonly dueOn: LocalDate | null;
  readonly sentence: string;
  readonly remedy: string | null;
}

export interface RankedHome {
  readonly place: number;
  readonly standing: Standing;
  readonly points: number;
  readonly milesFromHome: number | null;
  readonly milesFromSchool: number | null;
  readonly authorityNeeded: readonly string[];
  readonly findings: readonly Finding[];
  readonly household: {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly serviceName: string;
    readonly serviceKind: string;
    readonly areaAuthority: AuthorityName | null;
    readonly vacantPlaces: number;
    readonly places: number;
    readonly area: SectorPlace | null;
    readonly constellation: { readonly name: string; readonly role: string } | null;
  };
}

export interface Connection<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

/** One authority's boundary for the map: rings of [easting, northing] in metres. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly rings: readonly (readonly (readonly number[])[])[];
}

const ruleFields = 'rule { id number title class citation basis }';
const sectorFields = '{ easting northing postcodeSector }';
const countFields = 'counts { register eligible needsAuthority nearMisses excluded }';
const problemFields = '... on Problem { code message field }';

export const openRequestsOperation = operation<
  { readonly me: Me; readonly placementRequests: Connection<ListedRequest> },
  { readonly first: number; readonly after: string | null }
>(`
  query OpenRequests($first: Int!, $after: String) {
    ${meFields}
    placementRequests(first: $first, after: $after, status: OPEN) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id reference urgency neededBy
          placementType { id name }
          needs { id name }
          child { description }
          latestRun { status progressPercent finishedAt ${countFields} }
        }
      }
    }
  }
`);

export const placementRequestOperation = operation<
  {
    readonly me: Me;
    readonly placementRequest: ({ readonly __typename: 'PlacementRequest' } & PlacementRequest) | ApiProblem;
  },
  { readonly id: string }
>(`
  query OneRequest($id: ID!) {
    ${meFields}
    placementRequest(id: $id) {
      __typename
      ${problemFields}
      ... on PlacementRequest {
        id reference status urgency openedOn closedOn neededBy startsOn expectedUntil schoolMustContinue siblingsNote summary
        record { inWords { field words } }
        facts { inWords { label words } }
        placementType { id name }
        needs { id name }
        child { code knownAs description authority { code name } }
        school { name }
        homeArea ${sectorFields}
        schoolArea ${sectorFields}
        latestRun {
          id status progressPercent requestedAt requestedBy finishedAt judgedOn policyVersion engineVersion factsDigest failure
          ${countFields}
          excludedByRule { households ${ruleFields} }
        }
      }
    }
  }
`);

export const searchProgressOperation = operation<
  {
    readonly placementRequest: {
      readonly latestRun?: Pick<MatchRun, 'status' | 'progressPercent'> | null;
    };
  },
  { readonly id: string }
>(`
  query SearchProgress($id: ID!) {
    placementRequest(id: $id) { ... on PlacementRequest { latestRun { status progressPercent } } }
  }
`);

export const rankedHomesOperation = operation<
  { readonly matchRun: { readonly rankedHouseholds?: Connection<RankedHome> } },
  { readonly runId: string; readonly standing: Standing; readonly first: number; readonly after: string | null }
>(`
  query RankedHomes($runId: ID!, $standing: Standing!, $first: Int!, $after: String) {
    matchRun(id: $runId) {
      ... on MatchRun {
        rankedHouseholds(standing: $standing, first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            node {
              place standing points milesFromHome milesFromSchool authorityNeeded
              findings { effect points dueOn sentence remedy ${ruleFields} }
              household {
                id reference name serviceName serviceKind vacantPlaces places
                areaAuthority { code name }
                area ${sectorFields}
                constellation { name role }
              }
            }
          }
        }
      }
    }
  }
`);

export const areasOperation = operation<{ readonly areas: readonly Area[] }, { readonly on: LocalDate }>(`
  query Areas($on: Date!) { areas(on: $on) { code name rings } }
`);

export const findHomesOperation = operation<
  { readonly requestMatchRun: { readonly __typename: string } & Partial<ApiProblem> },
  { readonly requestId: string }
>(`
  mutation FindHomes($requestId: ID!) {
    requestMatchRun(requestId: $requestId) { __typename ${problemFields} }
  }
`);
