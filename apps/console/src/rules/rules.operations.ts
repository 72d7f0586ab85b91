import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface RegisteredRule {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly class: string;
  readonly level: string;
  readonly citation: string;
  readonly basis: string;
  readonly unit: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly effectiveUntil: LocalDate | null;
}

export interface Configured {
  readonly version: number;
  readonly weights: readonly {
    readonly points: number;
    readonly most: number;
    readonly rule: { readonly id: string };
  }[];
  readonly modes: readonly { readonly mode: string; readonly rule: { readonly id: string } }[];
}

export const rulesOperation = operation<{
  readonly me: Me;
  readonly ruleRegister: readonly RegisteredRule[];
  readonly policies: readonly Configured[];
}>(`
  query Rules {
    ${meFields}
    ruleRegister { id number title class level citation basis unit version effectiveFrom effectiveUntil }
    policies { version weights { points most rule { id } } modes { mode rule { id } } }
  }
`);
