import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type HouseholdFacts, judgeRun, type RuleId, startingPolicy } from '#matching/core';
import { anyFullPolicy, anyFullWorld } from '../support/any-world.js';
import { child, household, world } from '../support/match-world.js';

/** Whatever is not recorded of a home: never a wrong ranking, and never an empty list without its reason. */

describe('the counts of an answer', () => {
  it('sum to the register, and an empty list has its reasons', () => {
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, (facts, policy) => {
        const { counts, ranked, ruleCounts, funnel } = judgeRun(facts, policy);
        const { register, eligible, needsAuthority, nearMisses, excluded } = counts;
        expect(register).toBe(facts.households.length);
        expect(eligible + needsAuthority + nearMisses + excluded).toBe(register);
        expect(ranked).toHaveLength(register - excluded);
        // Each home leaves the funnel once, and who is left is open to the child.
        expect(funnel.reduce((sum, { removed }) => sum + removed, 0)).toBe(register - eligible - needsAuthority);
        expect(funnel.at(-1)?.left ?? register).toBe(eligible + needsAuthority);
        expect(ruleCounts.length > 0).toBe(excluded > 0);
        expect(ruleCounts.reduce((sum, { households }) => sum + households, 0)).toBeGreaterThanOrEqual(excluded);
        for (const { standing, findings } of ranked) {
          const blocking = findings.filter(({ effect }) => effect === 'blocks');
          expect(blocking.length > 0).toBe(standing === 'near-miss');
          expect(blocking.every(({ remedy }) => remedy !== null)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a home of which little is recorded', () => {
  const one = (home: Partial<HouseholdFacts>) => {
    const answer = judgeRun(world({ child: child(), households: [household(home)] }), startingPolicy);
    const asked = (rule: RuleId): readonly string[] =>
      (answer.ranked[0]?.findings ?? [])
        .filter(({ ruleId }) => ruleId === rule)
        .flatMap(({ effect, remedy }) => (remedy?.kind === 'find-out' ? [`${effect} ${remedy.fact}`] : [effect]));
    return { answer, standing: answer.ranked[0]?.standing ?? 'excluded', asked };
  };

  it('without any approval is left out, with the rule that did it', () => {
    const { answer, standing } = one({ approvals: [] });
    expect(standing).toBe('excluded');
    expect(answer.ruleCounts).toEqual([{ ruleId: 'approved-foster-carer', households: 1 }]);
    expect(answer.funnel).toEqual([{ ruleId: 'approved-foster-carer', removed: 1, left: 0 }]);
  });

  it('without a place on the map stays in the list, and asks for it wherever it matters', () => {
    const { standing, asked } = one({ place: 'not-recorded', postcodeSector: null, areaAuthority: 'not-recorded' });
    expect(standing).toBe('eligible');
    expect(asked('near-home')).toEqual(['check place-of-the-home']);
    expect(asked('in-area')).toEqual(['check area-of-the-home']);
    expect(asked('at-a-distance')).toEqual(['check area-of-the-home']);
    expect(asked('notice-to-area')).toEqual(['check area-of-the-home']);
  });

  it('without members stays in the list, and asks for offences and checks', () => {
    const { standing, asked } = one({ members: [] });
    expect(standing).toBe('eligible');
    expect(asked('specified-offence')).toEqual(['check offences-in-the-home']);
    expect(asked('criminal-record-checks')).toEqual(['check checks-of-the-home']);
  });

  it('without terms has no limit by them', () => {
    const { asked } = one({});
    expect(['approved-number', 'approved-ages', 'approved-sex'].map((rule) => asked(rule as RuleId))).toEqual([
      ['met'],
      ['met'],
      ['met'],
    ]);
  });

  it('is weighed no better for what is not recorded than a home that has it all', () => {
    const places = [{ approvals: [] }, { place: 'not-recorded' }, { members: [] }, {}] as const;
    const answer = judgeRun(
      world({
        households: places.map((home, at) => household({ ...home, householdId: `h-${at}`, reference: `N-${9 - at}` })),
      }),
      startingPolicy,
    );
    expect(answer.ranked.map(({ household: home }) => home.reference)).toEqual(['N-6', 'N-7', 'N-8']);
  });
});
