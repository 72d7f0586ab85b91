import type { LocalDate } from '#kernel';
import type { ChildFacts, HouseholdFacts, MatchFacts } from '#matching/core';

export const startsOn: LocalDate;
export function searchWorld(
  homes: number,
  seed: number,
): {
  readonly households: readonly HouseholdFacts[];
  readonly child: (index: number) => ChildFacts;
  readonly factsAround: (child: ChildFacts) => MatchFacts;
  readonly chance: { oneOf<One>(...choices: readonly One[]): One };
};
