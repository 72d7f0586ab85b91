import { type HouseholdFacts } from '../facts.js';
import { judgeHousehold, type JudgedHousehold } from '../judgement.js';
import { type FactsBesideTheHome, pairOnDemand } from '../pair.js';
import { type Policy } from '../policy.js';
import { type RuleId } from '../rule-id.js';
import { answerOf, type RuleCount } from '../run.js';
import { type FoundHomes, isWithin, type SearchTerms } from '../search.js';
import { isVisibleTo } from '../visibility.js';
import { bestOf, keepIfBest, type Ranked, unknownMiles } from './best.js';
import { type Bits, countBits, hasBit } from './bits.js';
import { type Columns } from './columns.js';
import { visibleTo, wholeOf } from './domain.js';
import { type Search, searchOf } from './searched.js';
import { standingsOf } from './standings.js';
import { weigh } from './weigh.js';

/** The answer of the columns is not that of the rules: a fault of a column form. The rules are right. */
export class ColumnsDisagree extends Error {}

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
  for (let most = shown; ; most *= 4) {
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
