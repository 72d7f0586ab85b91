import { type GridReference } from '#geography/core';
import { covers } from '#kernel';
import { mostLostTo, pointsAtStart, type Policy } from '../policy.js';
import { type RuleId, type WeighedRuleId } from '../rule-id.js';
import { ruleRegister } from '../rules/index.js';
import { type Best, couldHold, keepIfBest, unknownMiles } from './best.js';
import { type Bits, hasBit, wordsFor } from './bits.js';
import { type Cell, cellMetres, cellOf } from './columns.js';
import { metresInAMile } from './domain.js';
import { type RuleOutcomes, unitsIn } from './outcomes.js';
import { firstInBoth, forEachRow } from './rows.js';
import { outcomesOf, type Search, tenthsTo } from './searched.js';

interface Weighed {
  readonly outcomes: RuleOutcomes;
  readonly weight: number;
  readonly mostLost: number;
}

const weightOf = (ruleId: RuleId, { weights }: Policy): number => weights[ruleId as WeighedRuleId] ?? 0;

/** What is weighed of these homes: what differs between them, and the points that all of them lose alike. */
function weighedOf(
  search: Search,
  example: number,
): { readonly rules: readonly Weighed[]; readonly lostByAll: number } {
  const { policy, facts } = search;
  const rules: Weighed[] = [];
  let lostByAll = 0;
  for (const rule of ruleRegister) {
    const weight = weightOf(rule.id, policy);
    if (rule.level !== 'soft' || weight === 0 || !covers(rule.effective, facts.child.startsOn)) continue;
    const outcomes = outcomesOf(search, rule);
    if (outcomes.miles === null && outcomes.isOneKind) lostByAll += unitsIn(outcomes.ofHome(example)) * weight;
    else if (outcomes.miles === null || !outcomes.findsNothingAtAnyDistance(example)) {
      rules.push({ outcomes, weight, mostLost: mostLostTo(rule.id as WeighedRuleId, policy) });
    }
  }
  // What is measured is cheap, and then what can take most: the sooner a home is out of the question the better.
  const isMeasured = ({ outcomes }: Weighed): number => Number(outcomes.miles !== null);
  rules.sort((a, b) => isMeasured(b) - isMeasured(a) || b.mostLost - a.mostLost);
  return { rules, lostByAll };
}

/** Weighs the homes, the nearest first, as far as one of them could still be among the best. */
export function weigh(search: Search, bits: Bits, best: Best): void {
  const { columns, runs, places, cells } = search;
  const example = firstInBoth(bits, bits, runs);
  if (example === undefined) return;
  const { rules, lostByAll } = weighedOf(search, example);
  const pointsOfAll = pointsAtStart - lostByAll;

  const weighHome = (row: number): void => {
    const fromHome = tenthsTo(search, 'milesFromHome', row);
    const tenths = fromHome ?? unknownMiles;
    let points = pointsOfAll;
    for (const { outcomes, weight } of rules) {
      if (!couldHold(best, points, tenths)) return;
      const { miles } = outcomes;
      if (miles === null) points -= unitsIn(outcomes.ofHome(row)) * weight;
      else {
        const measured = miles === 'milesFromHome' ? fromHome : tenthsTo(search, miles, row);
        points -= unitsIn(outcomes.at(measured, row)) * weight;
      }
    }
    keepIfBest(best, { row, points, tenths, reference: columns.referenceOrder[row]! });
  };
  const home = places.milesFromHome;
  if (home === null) {
    forEachRow(bits, runs, weighHome);
    return;
  }
  for (let row = columns.firstWithoutPlace; row < columns.homes.length; row += 1) if (hasBit(bits, row)) weighHome(row);
  const nearHome = rules.find(({ outcomes }) => outcomes.miles === 'milesFromHome' && outcomes.isOneKind);
  for (const { inRing, leastTenths } of ringsAround(cells, home)) {
    const lost = nearHome ? nearHome.weight * unitsIn(nearHome.outcomes.at(leastTenths, example)) : 0;
    if (!couldHold(best, pointsOfAll - lost, leastTenths)) return;
    for (const cell of inRing) weighCell(cell, bits, weighHome);
  }
}

function weighCell({ from, until }: Cell, bits: Bits, weighHome: (row: number) => void): void {
  for (let word = from >>> 5; word < wordsFor(until); word += 1) {
    for (let left = bits[word]!; left !== 0; left &= left - 1) {
      const row = word * 32 + 31 - Math.clz32(left & -left);
      if (row >= from && row < until) weighHome(row);
    }
  }
}

/** @returns the cells in rings around a place, the nearest ring first, with miles that none of its homes is nearer than. */
function ringsAround(
  cells: readonly Cell[],
  { easting, northing }: GridReference,
): readonly { readonly inRing: readonly Cell[]; readonly leastTenths: number }[] {
  const [east, north] = [cellOf(easting), cellOf(northing)];
  const rings: Cell[][] = [];
  for (const cell of cells) {
    const ring = Math.max(Math.abs(cell.east - east), Math.abs(cell.north - north));
    (rings[ring] ??= []).push(cell);
  }
  return Array.from(rings, (inRing, ring) => ({
    inRing: inRing ?? [],
    leastTenths: Math.max(Math.floor(((ring - 1) * cellMetres * 10) / metresInAMile), 0),
  }));
}
