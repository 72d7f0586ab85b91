import { type HouseholdFacts } from '../facts.js';
import { standingOf } from '../judgement.js';
import { type FactsBesideTheHome, type Pair, pairOnDemand } from '../pair.js';
import { type Policy } from '../policy.js';
import { type Rule, type Verdict } from '../rule.js';
import { type RuleId } from '../rule-id.js';
import { type Reason } from '../rules/index.js';
import { codeOfRow, type Column } from './column.js';
import { type MeasuredMiles } from './column-form.js';
import { columnForms } from './column-forms.js';
import { type Columns } from './columns.js';

/** What a rule's verdicts on one home come to: three bits, and above them the units that it costs. */
export type Outcome = number;
export const [blocked, outOfReach, asksAuthority] = [1, 2, 4];
const unitsFrom = 3;
const notJudged = -1;

export const unitsIn = (outcome: Outcome): number => outcome >>> unitsFrom;

/** @returns what the verdicts of a rule on one home come to. */
export function outcomeOf(ruleId: RuleId, verdicts: readonly Verdict<Reason>[], policy: Policy): Outcome {
  let [outcome, units] = [0, 0];
  for (const verdict of verdicts) {
    if (verdict.effect === 'needs-authority') outcome |= asksAuthority;
    if (verdict.effect === 'costs-points') units += verdict.units;
    if (verdict.effect !== 'blocks') continue;
    const isNear = standingOf([], [{ ruleId, shortfall: verdict.shortfall }], policy) === 'near-miss';
    outcome |= isNear ? blocked : blocked | outOfReach;
  }
  return outcome | (units << unitsFrom);
}

/** One child and policy, and the homes that are judged by their kinds. */
export interface Judged {
  readonly columns: Columns;
  readonly facts: FactsBesideTheHome;
  readonly policy: Policy;
  /** Days of the stay; `withoutEnd` where its end is not known. */
  readonly stayDays: number;
}

/** More tenths of a mile than lie between any two homes of the country. */
export const mostTenths = 8_191;
/** Where in the outcomes by distance that for an unknown one is. */
const atUnknown = mostTenths + 1;

/** Kinds up to which outcomes are kept in a list. */
const mostListed = 0x4000;

/**
 * What one rule comes to for one child: judged once for each kind of home, in what concerns the child, and for a distance
 * only as often as it takes to find where the outcome changes. Nothing but homes that have nothing to do with the child is
 * asked about.
 */
export class RuleOutcomes {
  /** The distance that matters beside the kind of home; null where none does. */
  readonly miles: MeasuredMiles | null;
  private readonly columns: readonly Column[];
  private readonly listed: Int16Array | null;
  private readonly others = new Map<number, Outcome>();
  private readonly byDistance = new Map<number, Int16Array>();

  constructor(
    private readonly judged: Judged,
    private readonly pairs: Map<number, Pair>,
    private readonly rule: Rule<Reason>,
  ) {
    const { child } = judged.facts;
    const form = columnForms[rule.id];
    const hasMiles = form?.miles !== undefined && (form.milesConcern?.(child) ?? true);
    this.miles = hasMiles ? form.miles : null;
    this.columns = judged.columns.ofRule
      .get(rule.id)!
      .filter(({ concerns }) => concerns?.(child) ?? true)
      .map(({ column }) => column);
    const kinds = this.columns.reduce((product, column) => product * column.kinds, 1);
    this.listed = kinds <= mostListed ? new Int16Array(kinds).fill(notJudged) : null;
  }

  /** The column whose kinds decide alone; null where none or several do. */
  get onlyColumn(): Column | null {
    return this.columns.length === 1 ? this.columns[0]! : null;
  }

  /** Whether every home comes to the same, whatever its kind. */
  get isOneKind(): boolean {
    return this.columns.length === 0;
  }

  /** @returns what the rule comes to for homes of a kind of `onlyColumn`; one of them is at `row`. */
  ofKind(code: number, row: number): Outcome {
    const known = this.listed === null ? this.others.get(code) : this.listed[code]!;
    if (known !== undefined && known !== notJudged) return known;
    const outcome = this.outcomeFor(this.pairAt(row));
    if (this.listed === null) this.others.set(code, outcome);
    else this.listed[code] = outcome;
    return outcome;
  }

  /** @returns what the rule comes to for the home at `row`. */
  ofHome(row: number): Outcome {
    return this.ofKind(this.codeAt(row), row);
  }

  /** @returns what the rule comes to for the home at `row` and for no other: where it lies decides. */
  ofThisHome(row: number): Outcome {
    return this.outcomeFor(this.pairAt(row));
  }

  /** @returns what the rule comes to for the home at `row`, were it so many tenths of a mile away; null: not known. */
  at(tenths: number | null, row: number): Outcome {
    const outcomes = this.outcomesByDistance(row);
    return outcomes[tenths === null ? atUnknown : Math.min(tenths, mostTenths)]!;
  }

  /** More miles are never better: with no outcome at no miles, at the most and at unknown ones there is none between. */
  findsNothingAtAnyDistance(row: number): boolean {
    if (!this.isOneKind) return false;
    return this.outcomeAt(0, row) === 0 && this.outcomeAt(mostTenths, row) === 0 && this.outcomeAt(null, row) === 0;
  }

  private codeAt(row: number): number {
    let code = 0;
    for (const column of this.columns) code = code * column.kinds + codeOfRow(column, row, this.judged.stayDays);
    return code;
  }

  private outcomesByDistance(row: number): Int16Array {
    const code = this.codeAt(row);
    const known = this.byDistance.get(code);
    if (known) return known;
    const outcomes = new Int16Array(mostTenths + 2);
    const fill = (from: number, to: number, first: Outcome, last: Outcome): void => {
      if (first === last) {
        outcomes.fill(first, from, to + 1);
        return;
      }
      outcomes[from] = first;
      outcomes[to] = last;
      if (to - from < 2) return;
      const middle = (from + to) >>> 1;
      const between = this.outcomeAt(middle, row);
      fill(from, middle, first, between);
      fill(middle, to, between, last);
    };
    fill(0, mostTenths, this.outcomeAt(0, row), this.outcomeAt(mostTenths, row));
    outcomes[atUnknown] = this.outcomeAt(null, row);
    this.byDistance.set(code, outcomes);
    return outcomes;
  }

  private outcomeAt(tenths: number | null, row: number): Outcome {
    const miles = tenths === null ? ('not-recorded' as const) : tenths / 10;
    return this.outcomeFor(pairOnDemand(this.judged.facts, this.homeAt(row), { [this.miles!]: miles }));
  }

  private homeAt(row: number): HouseholdFacts {
    return this.judged.columns.homes[row]!;
  }

  private pairAt(row: number): Pair {
    const known = this.pairs.get(row);
    if (known) return known;
    const pair = pairOnDemand(this.judged.facts, this.homeAt(row));
    this.pairs.set(row, pair);
    return pair;
  }

  private outcomeFor(pair: Pair): Outcome {
    const { rule, judged } = this;
    return outcomeOf(rule.id, rule.judge(pair, judged.policy), judged.policy);
  }
}
