import { operation } from '../api/operation.js';
import { type ApiProblem } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

interface NamedRule {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly unit: string;
}

export interface Policy {
  readonly version: number;
  readonly name: string;
  readonly isInUse: boolean;
  readonly adoptedBy: string;
  readonly adoptedAt: string;
  readonly reason: string;
  readonly mostPointsLost: number;
  readonly weights: readonly {
    readonly rule: NamedRule;
    readonly points: number;
    readonly most: number;
    readonly why: string;
  }[];
  readonly limits: readonly {
    readonly name: string;
    readonly value: number;
    readonly words: string;
    readonly why: string;
  }[];
  readonly modes: readonly { readonly rule: NamedRule; readonly mode: string }[];
}

export interface PolicyDraft {
  readonly name: string;
  readonly weights: readonly { readonly name: string; readonly value: number }[];
  readonly limits: readonly { readonly name: string; readonly value: number }[];
  readonly modes: readonly { readonly rule: string; readonly mode: string }[];
}

interface NowAndThen {
  readonly now: number;
  readonly then: number;
}

export interface PolicyPreview {
  readonly basedOn: number;
  readonly runs: number;
  readonly homes: number;
  readonly bestHomeChanges: number;
  readonly firstFiveChange: number;
  readonly unchanged: number;
  readonly milliseconds: number;
  readonly withoutAHome: NowAndThen;
  readonly comeIn: number;
  readonly fallOut: number;
  readonly moves: readonly MovesByRule[];
  readonly standings: Readonly<Record<'eligible' | 'needsAuthority' | 'nearMisses' | 'excluded', NowAndThen>>;
  /** Searches kept by an older version, which know only the homes that they showed. */
  readonly olderRuns: number;
  readonly examples: readonly {
    readonly requestId: string;
    readonly requestReference: string;
    readonly firstChanges: boolean;
    readonly newFirstWas: number | null;
    readonly firstWouldBe: number | null;
    readonly suitable: NowAndThen;
    readonly moves: readonly MovesByRule[];
  }[];
}

interface MovesByRule {
  readonly rule: { readonly id: string; readonly title: string };
  readonly comeIn: number;
  readonly fallOut: number;
}

const ruleFields = 'rule { id number title unit }';
const policyFields = `version name isInUse adoptedBy adoptedAt reason mostPointsLost
  weights { points most why ${ruleFields} } limits { name value words why } modes { mode ${ruleFields} }`;
const problemFields = '... on Problem { code message field }';

export const policiesOperation = operation<{ readonly me: Me; readonly policies: readonly Policy[] }>(`
  query Policies { ${meFields} policies { ${policyFields} } }
`);

export const previewPolicyOperation = operation<
  { readonly previewPolicy: ({ readonly __typename: 'PolicyPreview' } & PolicyPreview) | ApiProblem },
  { readonly draft: PolicyDraft }
>(`
  query PreviewPolicy($draft: PolicyDraftInput!) {
    previewPolicy(draft: $draft) {
      __typename
      ${problemFields}
      ... on PolicyPreview {
        basedOn runs homes bestHomeChanges firstFiveChange unchanged milliseconds
        withoutAHome { now then } comeIn fallOut olderRuns
        moves { comeIn fallOut rule { id title } }
        standings {
          eligible { now then } needsAuthority { now then } nearMisses { now then } excluded { now then }
        }
        examples {
          requestId requestReference firstChanges newFirstWas firstWouldBe suitable { now then }
          moves { comeIn fallOut rule { id title } }
        }
      }
    }
  }
`);

export const adoptPolicyOperation = operation<
  { readonly adoptPolicy: { readonly __typename: 'Policy'; readonly version: number } | ApiProblem },
  { readonly draft: PolicyDraft; readonly basedOn: number; readonly reason: string }
>(`
  mutation AdoptPolicy($draft: PolicyDraftInput!, $basedOn: Int!, $reason: String!) {
    adoptPolicy(draft: $draft, basedOn: $basedOn, reason: $reason) {
      __typename
      ${problemFields}
      ... on Policy { version }
    }
  }
`);
