import { type GridReference } from '#geography/core';
import { covers, daysBetween } from '#kernel';
import { type HouseholdFacts } from '../facts.js';
import { judgeHousehold, type JudgedHousehold, standingOf } from '../judgement.js';
import { type FactsBesideTheHome, type Pair, pairOnDemand } from '../pair.js';
import { pointsAtStart, type Policy } from '../policy.js';
import { type Rule, type Verdict } from '../rule.js';
import { type PolicyModeRuleId, type RuleId, type WeighedRuleId } from '../rule-id.js';
import { type Reason, ruleRegister } from '../rules/index.js';
import { answerOf, type RuleCount } from '../run.js';
import { type FoundHomes, isWithin, type SearchTerms } from '../search.js';
import { isVisibleTo } from '../visibility.js';
import { type Best, bestOf, couldHold, keepIfBest, type Ranked, unknownMiles } from './best.js';
import { type Bits, bitsIn, clearBit, countBits, hasBit, noBits, setBit, wordsFor, type WordRun } from './bits.js';
import { codeOfIrregular, codeOfRow, type Column, firstAtOrAfter, withoutEnd } from './column.js';
import { type MeasuredMiles } from './column-form.js';
import { columnForms } from './column-forms.js';
import { cellMetres, cellOf, type Columns } from './columns.js';
import { mentionsThatConcern } from './mentions.js';
import { tenthsBetween } from './miles-in-tenths.js';

/** The answer of the columns is not that of the rules: a fault of a column form. The rules are right. */
export class ColumnsDisagree extends Error {}

/** What a rule's verdicts on one home come to: three bits, and above them the units that it costs. */
type Outcome = number;
const [blocked, outOfReach, asksAuthority, unitsFrom] = [1, 2, 4, 3];
const notJudged = -1;

/** Further than any two homes of the country. */
const mostTenths = 8_191;
const metresInAMile = 1609.3;

/** One search: what it is about, and what it has worked out so far. */
interface Search {
  readonly columns: Columns;
  readonly facts: FactsBesideTheHome;
  readonly policy: Policy;
  readonly terms: SearchTerms;
  readonly stayDays: number;
  /** Homes that have to do with the child: judged for themselves, with these facts. */
  readonly forThemselves: ReadonlyMap<number, HouseholdFacts>;
  /** The homes that are seen, near enough and not judged for themselves, all within `runs`. */
  readonly domain: Bits;
  readonly runs: readonly WordRun[];
  /** Where the child's home, school and family time are; null where that is not recorded. */
  readonly places: Readonly<Record<MeasuredMiles, GridReference | null>>;
  readonly pairs: Map<number, Pair>;
  /** Of each rule: the outcome for each kind of home, and for each tenth of a mile where it measures. */
  readonly outcomes: Map<RuleId, Int16Array>;
}

/** Where the homes of the domain stand, before the ones judged for themselves are added. */
interface Standings {
  readonly eligible: Bits;
  readonly needsAuthority: Bits;
  /** Few enough rules stand in the way of these, each by little enough. */
  readonly nearMisses: Bits;
  readonly households: Map<RuleId, number>;
}

/**
 * The same answer as `searchByObjects`, from columns: every rule is judged once for each kind of home, what it blocks and
 * asks is combined as bits, and only homes that could still be among the best are weighed.
 *
 * @param ofTheChild homes whose facts are different for this child from those in the columns, by householdId: where the
 *   carer has answered, or the child goes by another name on the day.
 * @throws ColumnsDisagree when a home, explained, does not stand where the columns put it.
 */
export function searchByColumns(
  columns: Columns,
  facts: FactsBesideTheHome,
  ofTheChild: ReadonlyMap<string, HouseholdFacts>,
  policy: Policy,
  terms: SearchTerms,
): FoundHomes {
  const search = searchOf(columns, facts, ofTheChild, policy, terms);
  const standings = standingsOf(search);
  const { judged, beyondMiles: beyondForThemselves } = judgedForThemselves(search);
  const standing = (wanted: JudgedHousehold['standing']): readonly (readonly [number, JudgedHousehold])[] =>
    [...judged].filter(([, home]) => home.standing === wanted);
  const eligible = countBits(standings.eligible, search.runs) + standing('eligible').length;
  const needsAuthority = countBits(standings.needsAuthority, search.runs) + standing('needs-authority').length;

  const explanations = new Map(judged);
  const explained = (row: number): JudgedHousehold => {
    const known = explanations.get(row) ?? judgeHousehold(facts, columns.homes[row]!, policy);
    explanations.set(row, known);
    return known;
  };
  const best = (bits: Bits, wanted: JudgedHousehold['standing'], most: number): readonly Ranked[] => {
    const found = bestOf(most);
    for (const [row, home] of standing(wanted)) keepIfBest(found, rankedOf(search, row, home));
    weigh(search, bits, found);
    return found.ranked;
  };
  const explain = (bits: Bits, wanted: JudgedHousehold['standing'], most: number): readonly JudgedHousehold[] =>
    best(bits, wanted, most).map((home) => agreeing(home, explained(home.row), wanted));

  const firstEligible = explain(standings.eligible, 'eligible', terms.first);
  const firstOthers = explain(standings.needsAuthority, 'needs-authority', Math.max(terms.first - eligible, 0));
  const shown = bestNearMisses(
    policy.limits.nearMissesShown,
    (most) => best(standings.nearMisses, 'near-miss', most),
    explained,
  );

  const inDomain = countBits(search.domain, search.runs);
  const register = inDomain + judged.size;
  const visible = countBits(visibleTo(columns, terms.seenBy), wholeOf(columns));
  const ranked = answerOf([...firstEligible, ...firstOthers, ...shown], policy).ranked;
  return {
    counts: {
      register,
      eligible,
      needsAuthority,
      nearMisses: shown.length,
      excluded: register - eligible - needsAuthority - shown.length,
    },
    beyondMiles: visible - visibleForThemselves(search) - inDomain + beyondForThemselves,
    ruleCounts: ruleCountsOf(standings.households, [...judged.values()], shown),
    ranked: ranked.filter((home) => home.standing !== 'near-miss'),
    nearMisses: ranked
      .filter((home) => home.standing === 'near-miss')
      .map((home, index) => ({ ...home, place: eligible + needsAuthority + index + 1 })),
  };
}

// What is searched.

function searchOf(
  columns: Columns,
  facts: FactsBesideTheHome,
  ofTheChild: ReadonlyMap<string, HouseholdFacts>,
  policy: Policy,
  terms: SearchTerms,
): Search {
  const { child } = facts;
  const { startsOn, expectedUntil } = child;
  if (startsOn !== columns.startsOn) throw new Error(`Columns for ${columns.startsOn} were asked about ${startsOn}`);
  const forThemselves = new Map<number, HouseholdFacts>();
  for (const mentioned of mentionsThatConcern(child)) {
    for (const row of columns.mentions.get(mentioned) ?? []) forThemselves.set(row, columns.homes[row]!);
  }
  const add = (householdId: string, home?: HouseholdFacts): void => {
    const row = columns.rowOf.get(householdId);
    if (row !== undefined) forThemselves.set(row, home ?? columns.homes[row]!);
  };
  for (const { householdId } of child.courtOrders) if (householdId !== null) add(householdId);
  for (const [householdId, home] of ofTheChild) add(householdId, home);

  const places = {
    milesFromHome: child.home === 'not-recorded' ? null : child.home,
    milesFromSchool: child.school === 'not-recorded' ? null : child.school,
    milesFromFamilyTime: child.familyTime === 'not-recorded' ? null : child.familyTime,
  };
  return {
    columns,
    facts,
    policy,
    terms,
    stayDays: expectedUntil === null ? withoutEnd : Math.min(daysBetween(startsOn, expectedUntil), withoutEnd - 1),
    forThemselves,
    ...domainOf(columns, terms, places.milesFromHome, forThemselves),
    places,
    pairs: new Map(),
    outcomes: new Map(),
  };
}

const wholeOf = ({ homes }: Columns): readonly WordRun[] => [{ from: 0, until: wordsFor(homes.length) }];

const seenHomes = new WeakMap<Columns, Map<string, Bits>>();

/** @returns the homes that an authority may see; worked out once for each. */
function visibleTo(columns: Columns, authority: string): Bits {
  const known = seenHomes.get(columns) ?? new Map<string, Bits>();
  seenHomes.set(columns, known);
  const before = known.get(authority);
  if (before) return before;
  const { visibility, homes } = columns;
  const visible = noBits(homes.length);
  for (const kind of visibility.frequent) {
    if (!isVisibleTo(authority, homes[kind.examples[0]!]!)) continue;
    for (let word = 0; word < visible.length; word += 1) visible[word]! |= kind.homes[word]!;
  }
  for (const row of visibility.irregular) if (isVisibleTo(authority, homes[row]!)) setBit(visible, row);
  known.set(authority, visible);
  return visible;
}

/** Visibility comes first; then the distance; homes judged for themselves are left to themselves. */
function domainOf(
  columns: Columns,
  { seenBy, withinMiles }: SearchTerms,
  home: GridReference | null,
  forThemselves: ReadonlyMap<number, HouseholdFacts>,
): Pick<Search, 'domain' | 'runs'> {
  const visible = visibleTo(columns, seenBy);
  const isCapped = withinMiles !== null && home !== null;
  const { domain, runs } = isCapped
    ? homesAround(columns, visible, home, withinMiles)
    : { domain: visible.slice(), runs: wholeOf(columns) };
  for (const row of forThemselves.keys()) clearBit(domain, row);
  return { domain, runs };
}

function homesAround(
  columns: Columns,
  visible: Bits,
  home: GridReference,
  withinMiles: number,
): Pick<Search, 'domain' | 'runs'> {
  const { easting, northing, cells, firstWithoutPlace, homes } = columns;
  const domain = noBits(homes.length);
  const runs: { from: number; until: number }[] = [];
  const addRun = (from: number, until: number): void => {
    const run = { from: from >>> 5, until: wordsFor(until) };
    const last = runs.at(-1);
    if (last && run.from <= last.until) last.until = Math.max(last.until, run.until);
    else runs.push(run);
  };
  // Half a tenth more, since miles are rounded, and a metre for the arithmetic.
  const metres = (withinMiles + 0.05) * metresInAMile + 1;
  const [west, east] = [cellOf(home.easting - metres), cellOf(home.easting + metres)];
  const [south, north] = [cellOf(home.northing - metres), cellOf(home.northing + metres)];
  for (const cell of cells) {
    if (cell.east < west || cell.east > east || cell.north < south || cell.north > north) continue;
    addRun(cell.from, cell.until);
    for (let row = cell.from; row < cell.until; row += 1) {
      if (!hasBit(visible, row)) continue;
      if (tenthsBetween(easting[row]!, northing[row]!, home) / 10 <= withinMiles) setBit(domain, row);
    }
  }
  if (firstWithoutPlace < homes.length) addRun(firstWithoutPlace, homes.length);
  for (let row = firstWithoutPlace; row < homes.length; row += 1) if (hasBit(visible, row)) setBit(domain, row);
  return { domain, runs };
}

// The rules, once for each kind of home.

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

function pairWith(search: Search, row: number): Pair {
  const known = search.pairs.get(row);
  if (known) return known;
  const pair = pairOnDemand(search.facts, search.columns.homes[row]!);
  search.pairs.set(row, pair);
  return pair;
}

const judged = (search: Search, rule: Rule<Reason>, pair: Pair): Outcome =>
  outcomeOf(rule.id, rule.judge(pair, search.policy), search.policy);

function outcomesOf(search: Search, rule: Rule<Reason>, kinds: number): Int16Array {
  const known = search.outcomes.get(rule.id);
  if (known) return known;
  const outcomes = new Int16Array(kinds).fill(notJudged);
  search.outcomes.set(rule.id, outcomes);
  return outcomes;
}

/** @returns what the rule comes to for homes of the kind that the home of `row` is of. */
function outcomeOfKind(search: Search, rule: Rule<Reason>, outcomes: Int16Array, code: number, row: number): Outcome {
  let outcome = outcomes[code]!;
  if (outcome === notJudged) outcomes[code] = outcome = judged(search, rule, pairWith(search, row));
  return outcome;
}

const tenthsTo = ({ columns, places }: Search, miles: MeasuredMiles, row: number): number => {
  const place = places[miles];
  return place === null || row >= columns.firstWithoutPlace
    ? unknownMiles
    : tenthsBetween(columns.easting[row]!, columns.northing[row]!, place);
};

/** @returns what a rule that measures comes to at a distance, for homes of the kind that the home of `row` is of. */
function outcomeAt(search: Search, rule: Rule<Reason>, miles: MeasuredMiles, tenths: number, row: number): Outcome {
  const column = search.columns.ofRule.get(rule.id)!;
  const outcomes = outcomesOf(search, rule, column.kinds * (mostTenths + 2));
  const code = column.kinds === 1 ? 0 : codeOfRow(column, row, search.stayDays);
  const at = code * (mostTenths + 2) + (tenths === unknownMiles ? mostTenths + 1 : Math.min(tenths, mostTenths));
  if (outcomes[at] === notJudged) {
    const distance = tenths === unknownMiles ? ('not-recorded' as const) : tenths / 10;
    const home = search.columns.homes[row]!;
    outcomes[at] = judged(search, rule, pairOnDemand(search.facts, home, { [miles]: distance }));
  }
  return outcomes[at]!;
}

/** @returns a home of the kind that has nothing to do with the child; undefined where there is none. */
function exampleOf(
  { forThemselves, columns }: Search,
  { examples, homes }: Column['frequent'][number],
): number | undefined {
  const example = examples.find((row) => !forThemselves.has(row));
  return example ?? columns.homes.findIndex((_, row) => hasBit(homes, row) && !forThemselves.has(row));
}

// Where homes stand.

/** What one rule comes to over the domain; `any` of the three has bits where it is true. */
interface Marks {
  readonly blocked: Bits;
  readonly outOfReach: Bits;
  readonly asksAuthority: Bits;
  any: Outcome;
}

function standingsOf(search: Search): Standings {
  const { columns, domain, runs, policy, facts } = search;
  const bits = (): Bits => noBits(columns.homes.length);
  // Homes that at least one rule stands in the way of, at least two, and so on: a count in slices.
  const most = policy.limits.nearMissRules;
  const atLeast = Array.from({ length: most + 1 }, bits);
  const [far, authority] = [bits(), bits()];
  const households = new Map<RuleId, number>();
  for (const rule of ruleRegister) {
    if (rule.level !== 'hard' || !covers(rule.effective, facts.child.startsOn)) continue;
    // A rule of policy that is not set to block stands in nobody's way.
    if ((policy.limits.modes[rule.id as PolicyModeRuleId] ?? 'block') !== 'block') continue;
    const marks: Marks = { blocked: bits(), outOfReach: far, asksAuthority: authority, any: 0 };
    mark(search, rule, marks);
    if ((marks.any & blocked) === 0) continue;
    let count = 0;
    for (const { from, until } of runs) {
      for (let word = from; word < until; word += 1) {
        const inTheWay = marks.blocked[word]! & domain[word]!;
        if (inTheWay === 0) continue;
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

function mark(search: Search, rule: Rule<Reason>, marks: Marks): void {
  const form = columnForms[rule.id];
  if (form?.miles) markMeasured(search, rule, form.miles, marks);
  else if (form?.around) markAround(search, rule, form.around(search.facts.child), marks);
  else markKinds(search, rule, search.columns.ofRule.get(rule.id)!, marks);
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

function shareABit(some: Bits, others: Bits, runs: readonly WordRun[]): boolean {
  for (const { from, until } of runs) {
    for (let word = from; word < until; word += 1) if ((some[word]! & others[word]!) !== 0) return true;
  }
  return false;
}

function markKinds(search: Search, rule: Rule<Reason>, column: Column, marks: Marks): void {
  const { runs, domain, stayDays } = search;
  const outcomes = outcomesOf(search, rule, column.kinds);
  for (const kind of column.frequent) {
    if (!shareABit(kind.homes, domain, runs)) continue;
    const example = exampleOf(search, kind);
    if (example === undefined || example < 0) continue;
    const outcome = outcomeOfKind(search, rule, outcomes, kind.code, example);
    if (outcome === 0) continue;
    if ((outcome & blocked) !== 0) addBits(marks.blocked, kind.homes, runs);
    if ((outcome & outOfReach) !== 0) addBits(marks.outOfReach, kind.homes, runs);
    if ((outcome & asksAuthority) !== 0) addBits(marks.asksAuthority, kind.homes, runs);
    marks.any |= outcome;
  }
  const { irregular } = column;
  for (const { from, until } of runs) {
    const last = until * 32;
    for (let index = firstAtOrAfter(irregular, from * 32); index < irregular.length; index += 1) {
      const row = irregular[index]!;
      if (row >= last) break;
      if (!hasBit(domain, row)) continue;
      const code = codeOfIrregular(column, index, stayDays);
      markHome(marks, row, outcomeOfKind(search, rule, outcomes, code, row));
    }
  }
}

function* rowsOf(bits: Bits, runs: readonly WordRun[]): Generator<number> {
  for (const { from, until } of runs) {
    for (let word = from; word < until; word += 1) {
      for (let left = bits[word]!; left !== 0; left &= left - 1) yield word * 32 + 31 - Math.clz32(left & -left);
    }
  }
}

/**
 * More miles are never better, so a rule that reads nothing else and finds nothing at no miles, at the most and at unknown
 * ones finds nothing.
 */
function markMeasured(search: Search, rule: Rule<Reason>, miles: MeasuredMiles, marks: Marks): void {
  const { domain, runs } = search;
  const [first] = rowsOf(domain, runs);
  if (first === undefined) return;
  const readsMilesAlone = search.columns.ofRule.get(rule.id)!.kinds === 1;
  const findsNothing = (tenths: number): boolean => outcomeAt(search, rule, miles, tenths, first) === 0;
  if (readsMilesAlone && [0, mostTenths, unknownMiles].every(findsNothing)) return;
  for (const row of rowsOf(domain, runs)) {
    markHome(marks, row, outcomeAt(search, rule, miles, tenthsTo(search, miles, row), row));
  }
}

function markAround(
  search: Search,
  rule: Rule<Reason>,
  around: ReturnType<NonNullable<(typeof columnForms)[RuleId] & object>['around'] & object>,
  marks: Marks,
): void {
  const { columns, domain } = search;
  for (const { place, miles } of around) {
    if (place === 'not-recorded') continue;
    const metres = (miles + 0.05) * metresInAMile + 1;
    for (const cell of columns.cells) {
      const eastwards = Math.max(cell.east * cellMetres - place.easting, place.easting - (cell.east + 1) * cellMetres);
      const northwards = Math.max(
        cell.north * cellMetres - place.northing,
        place.northing - (cell.north + 1) * cellMetres,
      );
      if (eastwards > metres || northwards > metres) continue;
      for (let row = cell.from; row < cell.until; row += 1) {
        if (!hasBit(domain, row)) continue;
        if (tenthsBetween(columns.easting[row]!, columns.northing[row]!, place) / 10 > miles) continue;
        markHome(marks, row, judged(search, rule, pairWith(search, row)));
      }
    }
  }
}

// The homes that have to do with the child.

function judgedForThemselves(search: Search): {
  readonly judged: ReadonlyMap<number, JudgedHousehold>;
  readonly beyondMiles: number;
} {
  const { facts, policy, terms } = search;
  const found = new Map<number, JudgedHousehold>();
  let beyondMiles = 0;
  for (const [row, home] of search.forThemselves) {
    if (!isVisibleTo(terms.seenBy, home)) continue;
    if (isWithin(pairOnDemand(facts, home).milesFromHome, terms.withinMiles))
      found.set(row, judgeHousehold(facts, home, policy));
    else beyondMiles += 1;
  }
  return { judged: found, beyondMiles };
}

const visibleForThemselves = ({ columns, terms, forThemselves }: Search): number => {
  const visible = visibleTo(columns, terms.seenBy);
  return [...forThemselves.keys()].filter((row) => hasBit(visible, row)).length;
};

const tenthsOf = (miles: JudgedHousehold['milesFromHome']): number =>
  miles === 'not-recorded' ? unknownMiles : Math.round(miles * 10);

const rankedOf = ({ columns }: Search, row: number, { points, milesFromHome }: JudgedHousehold): Ranked => ({
  row,
  points,
  tenths: tenthsOf(milesFromHome),
  reference: columns.referenceOrder[row]!,
});

// The best of them.

const weightOf = (ruleId: RuleId, { weights }: Policy): number => weights[ruleId as WeighedRuleId] ?? 0;

/** Weighs the homes, the nearest first, as far as one of them could still be among the best. */
function weigh(search: Search, bits: Bits, best: Best): void {
  const { columns, runs, places, policy, facts } = search;
  const rules = ruleRegister.filter(
    ({ id, level, effective }) =>
      level === 'soft' && weightOf(id, policy) > 0 && covers(effective, facts.child.startsOn),
  );
  // What is measured is cheap and takes most: it is weighed first.
  const measuring = rules.filter(({ id }) => columnForms[id]?.miles !== undefined);
  const inOrder = [...measuring, ...rules.filter((rule) => !measuring.includes(rule))].map((rule) => ({
    rule,
    weight: weightOf(rule.id, policy),
    miles: columnForms[rule.id]?.miles ?? null,
    column: columns.ofRule.get(rule.id)!,
  }));

  const weighHome = (row: number): void => {
    const tenths = tenthsTo(search, 'milesFromHome', row);
    let points = pointsAtStart;
    for (const { rule, weight, miles, column } of inOrder) {
      if (!couldHold(best, points, tenths)) return;
      const outcome =
        miles === null
          ? outcomeOfHome(search, rule, column, row)
          : outcomeAt(search, rule, miles, miles === 'milesFromHome' ? tenths : tenthsTo(search, miles, row), row);
      points -= (outcome >>> unitsFrom) * weight;
    }
    keepIfBest(best, { row, points, tenths, reference: columns.referenceOrder[row]! });
  };
  const home = places.milesFromHome;
  if (home === null) {
    for (const row of rowsOf(bits, runs)) weighHome(row);
    return;
  }
  for (let row = columns.firstWithoutPlace; row < columns.homes.length; row += 1) if (hasBit(bits, row)) weighHome(row);
  const nearHome = inOrder.find(({ miles }) => miles === 'milesFromHome');
  for (const { cells, leastTenths } of ringsAround(columns, home)) {
    const lost =
      nearHome && cells[0]
        ? nearHome.weight *
          (outcomeAt(search, nearHome.rule, 'milesFromHome', leastTenths, cells[0].from) >>> unitsFrom)
        : 0;
    if (!couldHold(best, pointsAtStart - lost, leastTenths)) return;
    for (const cell of cells) {
      for (let word = cell.from >>> 5; word < wordsFor(cell.until); word += 1) {
        for (let left = bits[word]!; left !== 0; left &= left - 1) {
          const row = word * 32 + 31 - Math.clz32(left & -left);
          if (row >= cell.from && row < cell.until) weighHome(row);
        }
      }
    }
  }
}

const outcomeOfHome = (search: Search, rule: Rule<Reason>, column: Column, row: number): Outcome =>
  outcomeOfKind(search, rule, outcomesOf(search, rule, column.kinds), codeOfRow(column, row, search.stayDays), row);

/** @returns the cells in rings around a place, the nearest ring first, with miles that none of its homes is nearer than. */
function ringsAround(
  { cells }: Columns,
  { easting, northing }: GridReference,
): readonly { readonly cells: readonly Columns['cells'][number][]; readonly leastTenths: number }[] {
  const [east, north] = [cellOf(easting), cellOf(northing)];
  const rings: Columns['cells'][number][][] = [];
  for (const cell of cells) {
    const ring = Math.max(Math.abs(cell.east - east), Math.abs(cell.north - north));
    (rings[ring] ??= []).push(cell);
  }
  return Array.from(rings, (inRing, ring) => ({
    cells: inRing ?? [],
    leastTenths: Math.max(Math.floor(((ring - 1) * cellMetres * 10) / metresInAMile), 0),
  }));
}

// The answer.

function agreeing(home: Ranked, judgedHome: JudgedHousehold, standing: JudgedHousehold['standing']): JudgedHousehold {
  if (judgedHome.standing === standing && judgedHome.points === home.points) return judgedHome;
  const { reference } = judgedHome.household;
  throw new ColumnsDisagree(
    `${reference}: ${standing} with ${home.points} points by columns, ${judgedHome.standing} with ${judgedHome.points} by rules`,
  );
}

/**
 * Homes near enough by their columns are judged best first: whether the remedies together would open one is for the rules.
 *
 * @param candidates gives the best so many.
 */
function bestNearMisses(
  shown: number,
  candidates: (most: number) => readonly Ranked[],
  explained: (row: number) => JudgedHousehold,
): readonly JudgedHousehold[] {
  if (shown === 0) return [];
  for (let most = shown * 2; ; most *= 4) {
    const found = candidates(most);
    const nearMisses: JudgedHousehold[] = [];
    for (const home of found) {
      const judgedHome = explained(home.row);
      if (judgedHome.standing === 'near-miss') nearMisses.push(agreeing(home, judgedHome, 'near-miss'));
      if (nearMisses.length === shown) return nearMisses;
    }
    if (found.length < most) return nearMisses;
  }
}

const rulesInTheWay = ({ binding }: JudgedHousehold): ReadonlySet<RuleId> =>
  new Set(binding.map(({ ruleId }) => ruleId));

function ruleCountsOf(
  inDomain: ReadonlyMap<RuleId, number>,
  forThemselves: readonly JudgedHousehold[],
  shown: readonly JudgedHousehold[],
): readonly RuleCount[] {
  const counts = new Map(inDomain);
  const add = (homes: readonly JudgedHousehold[], by: 1 | -1): void => {
    for (const home of homes) for (const id of rulesInTheWay(home)) counts.set(id, (counts.get(id) ?? 0) + by);
  };
  add(forThemselves, 1);
  add(shown, -1);
  return [...counts]
    .filter(([, households]) => households > 0)
    .map(([ruleId, households]) => ({ ruleId, households }))
    .sort((a, b) => b.households - a.households || (a.ruleId < b.ruleId ? -1 : 1));
}
