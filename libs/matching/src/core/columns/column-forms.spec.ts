import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullPolicy, anyFullWorld } from '../../../../../test/support/any-world.js';
import { type HouseholdFacts, type MatchFacts } from '../facts.js';
import { pairOf } from '../pair.js';
import { type Policy } from '../policy.js';
import { ruleRegister } from '../rules/index.js';
import { columnForms } from './column-forms.js';
import { mentionsOf, mentionsThatConcern } from './mentions.js';
import { outcomeOf } from './search-columns.js';

/** Homes that nobody judges for themselves. */
function homesOfAKind({ child, households }: MatchFacts): readonly HouseholdFacts[] {
  const mentions = mentionsOf(households);
  const forThemselves = new Set(mentionsThatConcern(child).flatMap((mentioned) => mentions.get(mentioned) ?? []));
  return households
    .filter((_, row) => !forThemselves.has(row))
    .map((home) => ({ ...home, carerAnswer: 'not-recorded' }));
}

const byKind = ruleRegister.flatMap((rule) => {
  const form = columnForms[rule.id];
  return form === undefined || form.around ? [] : [{ rule, id: rule.id, form }];
});

describe.each(byKind)('homes that read the same for $id', ({ rule, form }) => {
  const outcomesByKind = (facts: MatchFacts, policy: Policy): ReadonlyMap<string, ReadonlySet<number>> => {
    const { startsOn: from, expectedUntil: until } = facts.child;
    const outcomes = new Map<string, Set<number>>();
    for (const home of homesOfAKind(facts)) {
      const measured = form.miles ? { [form.miles]: 7.5 } : {};
      const outcome = outcomeOf(rule.id, rule.judge({ ...pairOf(facts, home), ...measured }, policy), policy);
      const kind = JSON.stringify(form.reads(home, { from, until }));
      outcomes.set(kind, (outcomes.get(kind) ?? new Set()).add(outcome));
    }
    return outcomes;
  };

  it('stand as one', () => {
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, (facts, policy) => {
        for (const [kind, outcomes] of outcomesByKind(facts, policy)) expect([kind, outcomes.size]).toEqual([kind, 1]);
      }),
      { numRuns: 60 },
    );
  });
});
