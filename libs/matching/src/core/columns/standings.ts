import { covers } from '#kernel';
import { type PolicyModeRuleId, type RuleId } from '../rule-id.js';
import { ruleRegister } from '../rules/index.js';
import { type Bits, bitsIn, hasBit, noBits, setBit, type WordRun } from './bits.js';
import { codeOfIrregular, type Column, firstAtOrAfter } from './column.js';
import { type ColumnForm } from './column-form.js';
import { columnForms } from './column-forms.js';
import { cellsAround, metresBeyond } from './domain.js';
import { tenthsBetween } from './miles-in-tenths.js';
import { asksAuthority, blocked, type Outcome, outOfReach, type RuleOutcomes } from './outcomes.js';
import { firstInBoth, forEachRow } from './rows.js';
import { outcomesOf, type Search, tenthsTo } from './searched.js';

/** Where the homes of the domain stand, before the ones judged for themselves are added. */
export interface Standings {
  readonly eligible: Bits;
  readonly needsAuthority: Bits;
  /** Few enough rules stand in the way of these, each by little enough. */
  readonly nearMisses: Bits;
  /** Of each rule that stands in the way of any: of how many. */
  readonly households: Map<RuleId, number>;
}

/** What one rule comes to over the domain; `any` of the three has bits where it is true. */
interface Marks {
  readonly blocked: Bits;
  readonly outOfReach: Bits;
  readonly asksAuthority: Bits;
  any: Outcome;
}

/** @returns where the homes of the domain stand: every hard rule judged for each kind of home, and combined as bits. */
export function standingsOf(search: Search): Standings {
  const { columns, domain, runs, policy, facts } = search;
  const bits = (): Bits => noBits(columns.homes.length);
  // Homes that at least one rule stands in the way of, at least two, and so on: a count in slices.
  const most = policy.limits.nearMissRules;
  const atLeast = Array.from({ length: most + 1 }, bits);
  const [far, authority, inOneWay] = [bits(), bits(), bits()];
  const households = new Map<RuleId, number>();
  for (const rule of ruleRegister) {
    if (rule.level !== 'hard' || !covers(rule.effective, facts.child.startsOn)) continue;
    // A rule of policy that is not set to block stands in nobody's way.
    if ((policy.limits.modes[rule.id as PolicyModeRuleId] ?? 'block') !== 'block') continue;
    const marks: Marks = { blocked: inOneWay, outOfReach: far, asksAuthority: authority, any: 0 };
    mark(search, outcomesOf(search, rule), columnForms[rule.id], marks);
    if ((marks.any & blocked) === 0) continue;
    let count = 0;
    for (const { from, until } of runs) {
      for (let word = from; word < until; word += 1) {
        const inTheWay = inOneWay[word]! & domain[word]!;
        if (inTheWay === 0) continue;
        inOneWay[word] = 0;
        count += bitsIn(inTheWay);
        for (let rules = most; rules > 0; rules -= 1) atLeast[rules]![word]! |= atLeast[rules - 1]![word]! & inTheWay;
        atLeast[0]![word]! |= inTheWay;
      }
    }
    if (count > 0) households.set(rule.id, count);
  }
  const [eligible, needsAuthority, nearMisses] = [bits(), bits(), bits()];
  const [anyRule, tooMany] = [atLeast[0]!, atLeast[most]!];
  for (const { from, until } of runs) {
    for (let word = from; word < until; word += 1) {
      const free = domain[word]! & ~anyRule[word]!;
      eligible[word] = free & ~authority[word]!;
      needsAuthority[word] = free & authority[word]!;
      nearMisses[word] = domain[word]! & anyRule[word]! & ~tooMany[word]! & ~far[word]!;
    }
  }
  return { eligible, needsAuthority, nearMisses, households };
}

function mark(search: Search, outcomes: RuleOutcomes, form: ColumnForm | undefined, marks: Marks): void {
  const { domain, runs } = search;
  if (form?.around) {
    markAround(search, outcomes, form.around(search.facts.child), marks);
    return;
  }
  const first = firstInBoth(domain, domain, runs);
  if (first === undefined) return;
  const { miles, onlyColumn } = outcomes;
  if (miles !== null) {
    if (outcomes.findsNothingAtAnyDistance(first)) return;
    forEachRow(domain, runs, (row) => {
      markHome(marks, row, outcomes.at(tenthsTo(search, miles, row), row));
    });
  } else if (onlyColumn !== null) markKinds(search, outcomes, onlyColumn, marks);
  else if (outcomes.isOneKind) markAll(marks, domain, runs, outcomes.ofHome(first));
  else
    forEachRow(domain, runs, (row) => {
      markHome(marks, row, outcomes.ofHome(row));
    });
}

function markHome(marks: Marks, row: number, outcome: Outcome): void {
  if (outcome === 0) return;
  if ((outcome & blocked) !== 0) setBit(marks.blocked, row);
  if ((outcome & outOfReach) !== 0) setBit(marks.outOfReach, row);
  if ((outcome & asksAuthority) !== 0) setBit(marks.asksAuthority, row);
  marks.any |= outcome;
}

const addBits = (to: Bits, some: Bits, runs: readonly WordRun[]): void => {
  for (const { from, until } of runs) for (let word = from; word < until; word += 1) to[word]! |= some[word]!;
};

function markAll(marks: Marks, homes: Bits, runs: readonly WordRun[], outcome: Outcome): void {
  if (outcome === 0) return;
  if ((outcome & blocked) !== 0) addBits(marks.blocked, homes, runs);
  if ((outcome & outOfReach) !== 0) addBits(marks.outOfReach, homes, runs);
  if ((outcome & asksAuthority) !== 0) addBits(marks.asksAuthority, homes, runs);
  marks.any |= outcome;
}

function markKinds(search: Search, outcomes: RuleOutcomes, column: Column, marks: Marks): void {
  const { runs, domain, stayDays } = search;
  for (const kind of column.frequent) {
    const example = firstInBoth(kind.homes, domain, runs);
    if (example !== undefined) markAll(marks, kind.homes, runs, outcomes.ofKind(kind.code, example));
  }
  const { irregular } = column;
  for (const { from, until } of runs) {
    const last = until * 32;
    for (let index = firstAtOrAfter(irregular, from * 32); index < irregular.length; index += 1) {
      const row = irregular[index]!;
      if (row >= last) break;
      if (!hasBit(domain, row)) continue;
      markHome(marks, row, outcomes.ofKind(codeOfIrregular(column, index, stayDays), row));
    }
  }
}

function markAround(
  search: Search,
  outcomes: RuleOutcomes,
  around: ReturnType<NonNullable<ColumnForm['around']>>,
  marks: Marks,
): void {
  const { columns, domain } = search;
  for (const { place, miles } of around) {
    if (place === 'not-recorded') continue;
    for (const cell of cellsAround(columns, place, metresBeyond(miles))) {
      for (let row = cell.from; row < cell.until; row += 1) {
        if (!hasBit(domain, row)) continue;
        if (tenthsBetween(columns.easting[row]!, columns.northing[row]!, place) / 10 > miles) continue;
        markHome(marks, row, outcomes.ofThisHome(row));
      }
    }
  }
}
