import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  adjoining,
  anyNearWorld,
  distant,
  household,
  placeMilesAway,
  world,
} from '../../../../../test/support/match-world.js';
import { type HouseholdFacts } from '../facts.js';
import { judgeHousehold, type JudgedHousehold } from '../judgement.js';
import { startingPolicy } from '../policy.js';
import { type RuleId } from '../rule-id.js';
import { ruleRegister } from '../rules/index.js';
import { type Better, type ComparedRule, compareHomes } from './compare-homes.js';

const judged = (facts: Partial<HouseholdFacts>): JudgedHousehold =>
  judgeHousehold(world(), household(facts), startingPolicy);
const compared = (a: Partial<HouseholdFacts>, b: Partial<HouseholdFacts>): readonly ComparedRule[] =>
  compareHomes(judged(a), judged(b)).rules;
const of = (rules: readonly ComparedRule[], id: RuleId): ComparedRule | undefined =>
  rules.find(({ ruleId }) => ruleId === id);

describe('two homes side by side', () => {
  it.each<[string, RuleId, Partial<HouseholdFacts>, Partial<HouseholdFacts>, Better]>([
    ['fewer points lost', 'near-home', { place: placeMilesAway(9) }, { place: placeMilesAway(12) }, 'a'],
    ['nothing in the way', 'vacant-place', { places: 0 }, {}, 'b'],
    ['nobody to ask', 'at-a-distance', { areaAuthority: distant }, {}, 'b'],
    ['nothing to find out', 'carer-agreed', {}, { carerAnswer: 'not-recorded' }, 'a'],
    [
      'an answer yet to come over a no',
      'carer-agreed',
      { carerAnswer: 'declined' },
      { carerAnswer: 'not-recorded' },
      'b',
    ],
    ['a notice less', 'notice-to-area', { areaAuthority: adjoining }, {}, 'b'],
    ['the same of both', 'near-home', {}, {}, 'neither'],
  ])('%s is better: %s', (_, id, a, b, better) => {
    const rules = compared(a, b);
    expect(of(rules, id)?.better).toBe(better);
    const swapped = { a: 'b', b: 'a', neither: 'neither' } as const;
    expect(of(compared(b, a), id)?.better).toBe(swapped[better]);
  });

  it('puts what differs first, each part in the order of the register, and leaves out what says nothing of both', () => {
    const rules = compared({ places: 0, place: placeMilesAway(9) }, {});
    const position = (id: RuleId): number => ruleRegister.findIndex((rule) => rule.id === id);
    const [differs, same] = [true, false].map((which) =>
      rules.filter((rule) => rule.differs === which).map(({ ruleId }) => ruleId),
    );
    expect(rules.map(({ ruleId }) => ruleId)).toEqual([...(differs ?? []), ...(same ?? [])]);
    expect(differs).toEqual(expect.arrayContaining(['vacant-place', 'near-home']));
    expect(same).toContain('hold');
    for (const part of [differs, same])
      expect(part).toEqual([...(part ?? [])].sort((a, b) => position(a) - position(b)));
    expect(of(rules, 'adoption-considered')).toBeUndefined();
  });

  it('tells the findings of each home whole, and homes alike are better at nothing', () => {
    fc.assert(
      fc.property(anyNearWorld, (facts) => {
        const [a, b] = facts.households.map((home) => judgeHousehold(facts, home, startingPolicy));
        if (!a || !b) return;
        const { rules } = compareHomes(a, b);
        expect(rules.flatMap((rule) => rule.a)).toHaveLength(a.findings.length);
        expect(rules.flatMap((rule) => rule.b)).toHaveLength(b.findings.length);
        expect(compareHomes(a, a).rules.every(({ differs, better }) => !differs && better === 'neither')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
