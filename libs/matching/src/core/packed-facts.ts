import { canonicalJson } from './canonical-json.js';
import { type HouseholdFacts, type MatchFacts } from './facts.js';

/** What is the same for every child of an authority on a day, and what is this child's alone. */
export type FrozenSurroundings = Omit<MatchFacts, 'households' | 'child' | 'judgedOn'>;
export type FrozenNeed = Pick<MatchFacts, 'child' | 'judgedOn'>;

/** Facts in the parts that are kept: canonical texts, each the same for the same content. */
export interface FactsInParts {
  readonly surroundings: string;
  readonly need: string;
  /** In the order of the facts: by household id. */
  readonly homes: readonly string[];
}

/**
 * @param textOf the canonical text of a home; a home that many requests share need be written only once.
 */
export function inParts(
  { households, child, judgedOn, ...surroundings }: MatchFacts,
  textOf: (home: HouseholdFacts) => string = canonicalJson,
): FactsInParts {
  return {
    surroundings: canonicalJson(surroundings),
    need: canonicalJson({ child, judgedOn }),
    homes: households.map(textOf),
  };
}

/** @returns the canonical text of the whole facts, letter for letter what `canonicalJson` makes of them. */
export function wholeText({ surroundings, need, homes }: FactsInParts): string {
  const others = { ...(JSON.parse(surroundings) as FrozenSurroundings), ...(JSON.parse(need) as FrozenNeed) };
  const texts = new Map(Object.entries(others).map(([name, value]) => [name, canonicalJson(value)]));
  texts.set('households', `[${homes.join(',')}]`);
  const fields = [...texts.keys()].sort().map((name) => `${JSON.stringify(name)}:${texts.get(name)}`);
  return `{${fields.join(',')}}`;
}
