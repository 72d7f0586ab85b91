import { type HouseholdFacts } from './facts.js';
import {
  type BindingRule,
  type Finding,
  type HouseholdCard,
  type JudgedHousehold,
  type Standing,
} from './judgement.js';
import { type RankedHousehold, type RunAnswer } from './run.js';
import { type RuleId } from './rule-id.js';

/** Counts up when a packed answer is written otherwise; every form stays readable. */
export const answerForm = 1;

/** How a home stands, in a letter: `n` is a near miss that the answer shows, `m` one that it does not. */
export type StandingLetter = 'e' | 'a' | 'n' | 'm' | 'x';
const letters: Readonly<Record<Standing, StandingLetter>> = {
  eligible: 'e',
  'needs-authority': 'a',
  'near-miss': 'n',
  excluded: 'x',
};

/** @returns the letters of a standing among the homes that an answer shows. */
export const letterOfShown = (standing: RankedHousehold['standing']): StandingLetter => letters[standing];

/** @throws Error when the letter means nothing: what was stored is not what was written. */
export function standingOfLetter(letter: string): Standing {
  if (letter === 'm') return 'near-miss';
  const found = (Object.keys(letters) as Standing[]).find((standing) => letters[standing] === letter);
  if (!found) throw new Error(`A stored answer names no standing: ${letter}`);
  return found;
}

type KeptMiles = number | null;

/**
 * What was found of every home, each different finding written once. Lists go by home; numbers in them count from 0 into
 * the findings, rules and constellations. What a card copies from the facts of the home is read there again.
 */
export interface Explanations {
  readonly findings: readonly Finding[];
  readonly rulesInTheWay: readonly BindingRule[];
  readonly constellations: readonly NonNullable<HouseholdCard['constellation']>[];
  readonly findingsOf: readonly (readonly number[])[];
  readonly inTheWayOf: readonly (readonly number[])[];
  /** -1 of a home in none. */
  readonly constellationOf: readonly number[];
  readonly milesFromHome: readonly KeptMiles[];
  readonly milesFromSchool: readonly KeptMiles[];
  readonly vacantPlaces: readonly number[];
}

/** Every home of an answer, those shown first in order of place, then the others in order of id. */
export interface PackedAnswer {
  readonly householdIds: readonly string[];
  /** A letter for each home. */
  readonly standings: string;
  readonly points: readonly number[];
  readonly explanations: Explanations;
  /** Of the home at place 1 where it may take the child; null where there is none or the miles are not recorded. */
  readonly bestMilesFromHome: number | null;
  /** Rules in the way of the near misses shown, in order of id. */
  readonly nearMissRules: readonly RuleId[];
}

/** Each different value once, and where it is. */
class Different<Value> {
  readonly values: Value[] = [];
  private readonly found = new Map<string, number>();

  at(value: Value): number {
    const text = JSON.stringify(value);
    const known = this.found.get(text);
    if (known !== undefined) return known;
    this.found.set(text, this.values.length);
    return this.values.push(value) - 1;
  }
}

const keptMiles = (miles: JudgedHousehold['milesFromHome']): KeptMiles => (miles === 'not-recorded' ? null : miles);
const milesOf = (kept: KeptMiles): JudgedHousehold['milesFromHome'] => kept ?? 'not-recorded';
const byId = (a: JudgedHousehold, b: JudgedHousehold): number =>
  a.household.householdId < b.household.householdId ? -1 : 1;

/**
 * Writes an answer small: most homes are told the same of most rules.
 *
 * @param judged every home of the run, in any order.
 * @param answer what `answerOf` made of them.
 */
export function packAnswer(judged: readonly JudgedHousehold[], { ranked }: Pick<RunAnswer, 'ranked'>): PackedAnswer {
  const shown = new Set(ranked.map(({ household }) => household.householdId));
  const others = judged.filter(({ household }) => !shown.has(household.householdId)).sort(byId);
  const homes: readonly JudgedHousehold[] = [...ranked, ...others];
  const [findings, rules] = [new Different<Finding>(), new Different<BindingRule>()];
  const constellations = new Different<NonNullable<HouseholdCard['constellation']>>();
  const [best] = ranked;
  const nearMisses = ranked.filter(({ standing }) => standing === 'near-miss');
  return {
    householdIds: homes.map(({ household }) => household.householdId),
    standings: [
      ...ranked.map(({ standing }) => letterOfShown(standing)),
      ...others.map(({ standing }) => (standing === 'excluded' ? 'x' : 'm')),
    ].join(''),
    points: homes.map(({ points }) => points),
    explanations: {
      findingsOf: homes.map((home) => home.findings.map((finding) => findings.at(finding))),
      inTheWayOf: homes.map((home) => home.binding.map((rule) => rules.at(rule))),
      constellationOf: homes.map(({ household: { constellation } }) =>
        constellation === null ? -1 : constellations.at(constellation),
      ),
      milesFromHome: homes.map(({ milesFromHome }) => keptMiles(milesFromHome)),
      milesFromSchool: homes.map(({ milesFromSchool }) => keptMiles(milesFromSchool)),
      vacantPlaces: homes.map(({ household }) => household.vacantPlaces),
      findings: findings.values,
      rulesInTheWay: rules.values,
      constellations: constellations.values,
    },
    bestMilesFromHome: best === undefined || best.standing === 'near-miss' ? null : keptMiles(best.milesFromHome),
    nearMissRules: [...new Set(nearMisses.flatMap(({ binding }) => binding.map(({ ruleId }) => ruleId)))].sort(),
  };
}

const within = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index];
  if (value === undefined) throw new Error(`A stored answer names what it does not hold: ${index}`);
  return value;
};

/**
 * Reads one home of a packed answer.
 *
 * @param index its place, counted from 0.
 * @param facts the home as the run froze it.
 * @returns what was said of the home then, word for word; whatever the engine of today would say.
 */
export function unpackHome(
  { standings, points, explanations }: Pick<PackedAnswer, 'standings' | 'points' | 'explanations'>,
  index: number,
  facts: HouseholdFacts,
): JudgedHousehold {
  const constellation = within(explanations.constellationOf, index);
  return {
    household: {
      householdId: facts.householdId,
      reference: facts.reference,
      name: facts.name,
      serviceName: facts.service.name,
      serviceKind: facts.service.kind,
      areaAuthority: facts.areaAuthority,
      postcodeSector: facts.postcodeSector,
      places: facts.places,
      vacantPlaces: within(explanations.vacantPlaces, index),
      constellation: constellation < 0 ? null : within(explanations.constellations, constellation),
    },
    standing: standingOfLetter(standings.charAt(index)),
    points: within(points, index),
    milesFromHome: milesOf(within(explanations.milesFromHome, index)),
    milesFromSchool: milesOf(within(explanations.milesFromSchool, index)),
    findings: within(explanations.findingsOf, index).map((at) => within(explanations.findings, at)),
    binding: within(explanations.inTheWayOf, index).map((at) => within(explanations.rulesInTheWay, at)),
  };
}
