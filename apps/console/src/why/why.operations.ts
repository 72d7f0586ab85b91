import { operation } from '../api/operation.js';
import {
  type ApiProblem,
  type Finding,
  type RankedHome,
  type Rule,
  type RunCounts,
  type RunStatus,
} from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

export type JudgedStanding = 'ELIGIBLE' | 'NEEDS_AUTHORITY' | 'NEAR_MISS' | 'EXCLUDED';

/** Any home of a search, in its list or not. */
export interface JudgedHome {
  readonly standing: JudgedStanding;
  readonly points: number;
  readonly milesFromHome: number | null;
  readonly milesFromSchool: number | null;
  readonly authorityNeeded: readonly string[];
  readonly findings: readonly Finding[];
  readonly household: Omit<RankedHome['household'], 'area'>;
}

export interface HomeInRun {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly serviceName: string;
  readonly standing: JudgedStanding;
}

export interface FunnelStep {
  readonly rule: Rule;
  readonly removed: number;
  readonly left: number;
}

export interface ComparedRule {
  readonly rule: Rule;
  readonly a: readonly Finding[];
  readonly b: readonly Finding[];
  readonly differs: boolean;
  readonly better: 'A' | 'B' | 'NEITHER';
}

export interface HomeComparison {
  readonly a: JudgedHome;
  readonly b: JudgedHome;
  readonly rules: readonly ComparedRule[];
  readonly sentences: readonly string[];
}

export interface ChangedHome {
  readonly change: 'CAME' | 'WENT' | 'ROSE' | 'FELL' | 'CAME_NEAR' | 'NO_LONGER_NEAR';
  readonly householdId: string;
  readonly reference: string;
  readonly name: string;
  readonly placeBefore: number | null;
  readonly placeAfter: number | null;
  readonly because: readonly string[];
}

export interface NextStep {
  readonly relaxes: 'LATER_START' | 'REMEDIES' | 'WIDER_AREA' | 'EMERGENCY_ROUTE' | 'OTHER_TYPE' | 'SIBLING_SPLIT';
  readonly sentence: string;
  readonly households: number;
  readonly costs: readonly string[];
  readonly best: readonly { readonly household: { readonly id: string; readonly name: string } }[];
}

/** What may be relaxed; where that is nothing, why and what to do. */
export interface Ladder {
  readonly steps: readonly NextStep[];
  readonly noStepBecause: string | null;
}

/** A request and what its last search says beyond the list. */
export interface Explained<Said> {
  readonly me: Me;
  readonly placementRequest:
    | {
        readonly __typename: 'PlacementRequest';
        readonly id: string;
        readonly reference: string;
        readonly child: { readonly description: string };
        readonly latestRun: ({ readonly id: string; readonly status: RunStatus } & Said) | null;
      }
    | ApiProblem;
}

const ruleFields = 'rule { id number title class citation basis }';
const findingFields = `findings { effect points dueOn sentence remedy ${ruleFields} }`;
const homeFields = `standing points milesFromHome milesFromSchool authorityNeeded ${findingFields}
  household { id reference name serviceName serviceKind vacantPlaces places areaAuthority { code name } constellation { name role } }`;
const requestFields = 'id reference child { description }';
const problemFields = '__typename ... on Problem { code message field }';

export interface WhyNot {
  readonly counts: RunCounts | null;
  readonly funnel: readonly FunnelStep[];
  readonly bindingConstraint: { readonly rule: Rule; readonly households: number } | null;
  readonly homesCalled: readonly HomeInRun[];
  readonly whyNot?: JudgedHome | null;
}

export const whyNotOperation = operation<
  Explained<WhyNot>,
  { readonly id: string; readonly text: string; readonly home: string; readonly withHome: boolean }
>(`
  query WhyNot($id: ID!, $text: String!, $home: ID!, $withHome: Boolean!) {
    ${meFields}
    placementRequest(id: $id) {
      ${problemFields}
      ... on PlacementRequest {
        ${requestFields}
        latestRun {
          id status
          counts { register eligible needsAuthority nearMisses excluded }
          funnel { removed left ${ruleFields} }
          bindingConstraint { households ${ruleFields} }
          homesCalled(text: $text) { id reference name serviceName standing }
          whyNot(householdId: $home) @include(if: $withHome) { ${homeFields} }
        }
      }
    }
  }
`);

export const compareHomesOperation = operation<
  Explained<{ readonly compareHomes: HomeComparison | null }>,
  { readonly id: string; readonly a: string; readonly b: string }
>(`
  query CompareHomes($id: ID!, $a: ID!, $b: ID!) {
    ${meFields}
    placementRequest(id: $id) {
      ${problemFields}
      ... on PlacementRequest {
        ${requestFields}
        latestRun {
          id status
          compareHomes(a: $a, b: $b) {
            sentences
            a { ${homeFields} }
            b { ${homeFields} }
            rules {
              differs better ${ruleFields}
              a { effect points dueOn sentence remedy ${ruleFields} }
              b { effect points dueOn sentence remedy ${ruleFields} }
            }
          }
        }
      }
    }
  }
`);

export const changesOperation = operation<
  Explained<{ readonly changesSince: { readonly homes: readonly ChangedHome[] } | null }>,
  { readonly id: string }
>(`
  query Changes($id: ID!) {
    ${meFields}
    placementRequest(id: $id) {
      ${problemFields}
      ... on PlacementRequest {
        ${requestFields}
        latestRun {
          id status
          changesSince { homes { change householdId reference name placeBefore placeAfter because } }
        }
      }
    }
  }
`);

export const ladderOperation = operation<
  { readonly matchRun: { readonly ladder?: Ladder | null } },
  { readonly runId: string }
>(`
  query Ladder($runId: ID!) {
    matchRun(id: $runId) {
      ... on MatchRun {
        ladder { noStepBecause steps { relaxes sentence households costs best { household { id name } } } }
      }
    }
  }
`);
