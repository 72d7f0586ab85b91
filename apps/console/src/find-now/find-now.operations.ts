import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type FactsInput } from '../requests/facts-form.js';
import { foundHomeFragment, foundHomesFields } from './found-homes-fields.js';
import { type ApiProblem, type RankedHome, type RuleCount, type RunCounts } from '../requests/request.operations.js';

/** A child as the form describes one; what is null nobody knows. */
export interface SearchedChild {
  readonly ageInYears: number | null;
  readonly bornOn: LocalDate | null;
  readonly sex: string;
  readonly urgency: string;
  readonly placementType: string;
  readonly startsOn: LocalDate | null;
  readonly expectedUntil: LocalDate | null;
  readonly homePostcode: string | null;
  readonly schoolPostcode: string | null;
  readonly needs: readonly string[];
  readonly facts: FactsInput | null;
}

export interface FoundHomes {
  readonly recordId: string;
  readonly judgedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly factsRevision: number;
  readonly policyVersion: number;
  readonly engineVersion: string;
  readonly engineMicroseconds: number;
  readonly counts: RunCounts;
  readonly beyondMiles: number;
  readonly excludedByRule: readonly RuleCount[];
  readonly ranked: readonly RankedHome[];
  readonly nearMisses: readonly RankedHome[];
  readonly missing: readonly { readonly sentence: string }[];
  readonly noHomeBecause: string | null;
  readonly furtherAway: readonly { readonly withinMiles: number | null; readonly sentence: string }[];
  readonly emergencyRoute: { readonly sentence: string } | null;
}

export const findNowOperation = operation<
  { readonly searchHomes: ({ readonly __typename: 'FoundHomes' } & FoundHomes) | ApiProblem },
  { readonly child: SearchedChild; readonly withinMiles: number | null }
>(`
  query FindNow($child: SearchedChildInput!, $withinMiles: Float) {
    searchHomes(input: { child: $child }, first: 20, withinMiles: $withinMiles) {
      __typename
      ... on Problem { code message field }
      ... on FoundHomes { ${foundHomesFields} }
    }
  }
  ${foundHomeFragment}
`);
