import { type DateRange, type LocalDate } from '#kernel';
import { type Pair } from './pair.js';
import { type Policy } from './policy.js';
import { type Remedy } from './remedy.js';
import { type RuleId } from './rule-id.js';

/** How much a rule weighs in law; the meaning of each is in the catalogue of rules. */
export type RuleClass = 'BLOCK' | 'AUTHORISE' | 'TIMED' | 'DUTY' | 'POLICY';

/** How sure we are of the wording of a rule: the text was read, a sister text was read, or it is recalled. */
export type RuleBasis = 'read' | 'analogue' | 'recalled';

/**
 * What a rule makes of one home for one child.
 *
 * - `met`: satisfied, and worth reading
 * - `costs-points`: less good, by `units` of the rule
 * - `warns`: policy asks to look at it; it costs nothing and hides nothing
 * - `check`: a fact is not recorded; it costs nothing and hides nothing, and is to be found out before placing
 * - `before-placing`: something to record, tell or do by a day; a placement is not confirmed without what is due before it
 * - `needs-authority`: lawful only once a named person has agreed
 * - `blocks`: the child cannot live there as things stand
 */
export type FindingEffect =
  'met' | 'costs-points' | 'warns' | 'check' | 'before-placing' | 'needs-authority' | 'blocks';

/** How far a blocked home is from passing, in the unit of the rule; out of reach when no small change would do. */
export type Shortfall = number | 'out-of-reach';

export type Verdict<Because> =
  | { readonly effect: 'met'; readonly because: Because }
  | { readonly effect: 'check' | 'warns'; readonly because: Because; readonly remedy: Remedy }
  | {
      readonly effect: 'before-placing';
      /** The last day it may be done; null when it has to be done before the child moves in. */
      readonly dueOn: LocalDate | null;
      readonly because: Because;
      readonly remedy: Remedy;
    }
  | {
      readonly effect: 'costs-points';
      readonly units: number;
      readonly because: Because;
      readonly remedy: Remedy | null;
    }
  | { readonly effect: 'needs-authority'; readonly because: Because; readonly remedy: Remedy }
  | { readonly effect: 'blocks'; readonly shortfall: Shortfall; readonly because: Because; readonly remedy: Remedy };

/** A rule of the catalogue: what it is, where it comes from, and how it judges one home for one child. */
export interface Rule<Because extends { readonly kind: string }> {
  readonly id: RuleId;
  /** The row of the catalogue it comes from, as `R-05`; null for a weight that is ours and in no law. */
  readonly number: `R-${string}` | null;
  readonly title: string;
  readonly class: RuleClass;
  readonly level: 'hard' | 'soft';
  /** What one unit of its shortfall or cost is. */
  readonly unit: string;
  /** The citation. */
  readonly source: string;
  readonly basis: RuleBasis;
  /** Counts up when the rule's meaning changes. */
  readonly version: number;
  /** The days on which the rule is law (or policy), as far as it matters to us. */
  readonly effective: DateRange;

  /** @returns nothing where the rule does not concern this pair, otherwise at least one verdict. */
  judge(pair: Pair, policy: Policy): readonly Verdict<Because>[];
}

/** @returns that the rule is satisfied, and how. */
export const met = <Because>(because: Because): Verdict<Because> => ({ effect: 'met', because });

/** @returns that a fact is missing: to be checked before placing. */
export const check = <Because>(because: Because, remedy: Remedy): Verdict<Because> => ({
  effect: 'check',
  because,
  remedy,
});

/** @returns that policy asks to look at something: it costs nothing and hides nothing. */
export const warns = <Because>(because: Because, remedy: Remedy): Verdict<Because> => ({
  effect: 'warns',
  because,
  remedy,
});

/** @returns that something has to be done: by `dueOn`, or before the child moves in when that is null. */
export const beforePlacing = <Because>(
  dueOn: LocalDate | null,
  because: Because,
  remedy: Remedy,
): Verdict<Because> => ({ effect: 'before-placing', dueOn, because, remedy });

/** @returns that the home is less good by whole `units` of the rule. */
export const costs = <Because>(units: number, because: Because, remedy: Remedy | null = null): Verdict<Because> => ({
  effect: 'costs-points',
  units,
  because,
  remedy,
});

/** @returns that somebody has to agree first. */
export const needsAuthority = <Because>(because: Because, remedy: Remedy): Verdict<Because> => ({
  effect: 'needs-authority',
  because,
  remedy,
});

/** @returns that the child cannot live there as things stand, and by how much. */
export const blocks = <Because>(shortfall: Shortfall, because: Because, remedy: Remedy): Verdict<Because> => ({
  effect: 'blocks',
  shortfall,
  because,
  remedy,
});
