import { describe, expect, it } from '@jest/globals';
import { type ChildRisk } from '#register/core';
import { type ChildFacts, type HouseholdFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { fostered, pair, policyWith, range } from '../../../../../test/support/match-world.js';
import { householdFit } from './household-fit.rule.js';

const aged = (
  ageInYears: number | 'not-recorded',
  stay = range('2025-01-20'),
): HouseholdFacts['fosteredChildren'][number] => fostered(`aged-${ageInYears}`, null, stay, { ageInYears });
const kinds = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts>): string[] =>
  householdFit.judge(pair(home, need), startingPolicy).map(({ effect }) => effect);

describe('who lives there (policy)', () => {
  it.each<[ChildRisk | NonNullable<ChildFacts['livesBestAs']>, number, string]>([
    ['youngest', 6, 'costs-points'],
    ['youngest', 7, 'costs-points'],
    ['youngest', 8, 'met'],
    ['oldest', 8, 'costs-points'],
    ['oldest', 7, 'costs-points'],
    ['oldest', 6, 'met'],
    ['only-child', 8, 'costs-points'],
    ['only-child', 6, 'costs-points'],
    ['to-younger-children', 6, 'costs-points'],
    ['to-younger-children', 7, 'met'],
    ['from-older-children', 8, 'costs-points'],
    ['from-older-children', 7, 'met'],
    ['to-children-of-any-age', 6, 'costs-points'],
    ['to-children-of-any-age', 15, 'costs-points'],
  ])('%s: a child of 7 beside a child of %d: %s', (assessed, other, effect) => {
    const need =
      assessed === 'youngest' || assessed === 'oldest' || assessed === 'only-child'
        ? { livesBestAs: assessed }
        : { risks: [assessed] };
    expect(kinds({ fosteredChildren: [aged(other)] }, need)).toEqual([effect]);
    expect(kinds({ ownChildrenAges: [other] }, need)).toEqual([effect]);
    expect(kinds({}, need)).toEqual(['met']);
  });

  it('reads each thing to think through with the ages it is about, youngest first', () => {
    const home = { fosteredChildren: [aged(12), aged(3)], ownChildrenAges: [5, 19] };
    const need = { livesBestAs: 'youngest' as const, risks: ['from-older-children', 'to-pets'] as const };
    expect(householdFit.judge(pair(home, need), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'would-not-live-best', livesBestAs: 'youngest', ages: [3, 5] },
        remedy: { kind: 'plan-for-living-together' },
      },
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'risk-between-children', risk: 'from-older-children', ages: [12] },
        remedy: { kind: 'plan-for-living-together' },
      },
    ]);
    const [first, second] = householdFit.judge(pair(home, need), policyWith({ householdFitCounted: 1 }));
    expect([first, second]).toMatchObject([{ units: 1 }, { units: 0 }]);
  });

  it('asks for an age that would decide it', () => {
    const risk = { risks: ['to-younger-children'] as const };
    expect(householdFit.judge(pair({ fosteredChildren: [aged('not-recorded')] }, risk), startingPolicy)).toEqual([
      {
        effect: 'check',
        because: { kind: 'ages-not-recorded', missing: 'ages-of-the-children-there' },
        remedy: { kind: 'find-out', fact: 'ages-of-the-children-there' },
      },
    ]);
    const ageless = { ...risk, ageInYears: 'not-recorded' as const };
    expect(householdFit.judge(pair({ fosteredChildren: [aged(4)] }, ageless), startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'age-of-the-child' } },
    ]);
    expect(kinds({}, ageless)).toEqual(['met']);
    // One who is known to be younger decides it; whoever else is there.
    expect(kinds({ fosteredChildren: [aged('not-recorded'), aged(4)] }, risk)).toEqual(['costs-points']);
    expect(kinds({ fosteredChildren: [aged('not-recorded'), aged(9)] }, risk)).toEqual(['check']);
    expect(kinds({ fosteredChildren: [aged('not-recorded')] }, { livesBestAs: 'only-child' })).toEqual([
      'costs-points',
    ]);
    expect(
      kinds(
        { fosteredChildren: [aged('not-recorded')] },
        { risks: ['to-children-of-any-age'], ageInYears: 'not-recorded' },
      ),
    ).toEqual(['costs-points']);
  });

  it('thinks of everyone who lives there on some day of the stay, and of nobody else', () => {
    const best = { livesBestAs: 'only-child' as const };
    expect(kinds({ fosteredChildren: [aged(4, range('2026-08-30'))] }, best)).toEqual(['costs-points']);
    expect(kinds({ fosteredChildren: [aged(4, range('2026-08-31'))] }, best)).toEqual(['met']);
    expect(kinds({ fosteredChildren: [aged(4, range('2025-01-20', '2026-03-02'))] }, best)).toEqual(['met']);
  });

  it('says nothing of a child of whom nobody assessed anything, and leaves animals to the rule about pets', () => {
    expect(kinds({ fosteredChildren: [aged(2), aged(15)] }, {})).toEqual([]);
    expect(kinds({ fosteredChildren: [aged(2)] }, { risks: ['to-pets'] })).toEqual([]);
  });
});
