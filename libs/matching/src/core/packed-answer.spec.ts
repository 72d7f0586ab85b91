import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFullPolicy, anyFullWorld } from '../../../../test/support/any-world.js';
import { household, world as factsOf } from '../../../../test/support/match-world.js';
import { canonicalJson } from './canonical-json.js';
import { type HouseholdFacts, type MatchFacts } from './facts.js';
import { judgeHousehold, type JudgedHousehold } from './judgement.js';
import { packAnswer, standingOfLetter, unpackHome } from './packed-answer.js';
import { inParts, wholeText } from './packed-facts.js';
import { type Policy, startingPolicy } from './policy.js';
import { answerOf } from './run.js';

const judgedBy = (facts: MatchFacts, policy: Policy): readonly JudgedHousehold[] =>
  facts.households.map((home) => judgeHousehold(facts, home, policy));
const homeCalled = (facts: MatchFacts, id: string): HouseholdFacts =>
  facts.households.find(({ householdId }) => householdId === id)!;

describe('a packed answer', () => {
  it('says of every home word for word what was found, and is the same in JSON', () => {
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, (facts, policy) => {
        const judged = judgedBy(facts, policy);
        const answer = answerOf(judged, policy);
        const packed = JSON.parse(JSON.stringify(packAnswer(judged, answer))) as ReturnType<typeof packAnswer>;
        const read = packed.householdIds.map((id, index) => unpackHome(packed, index, homeCalled(facts, id)));
        const written = (homes: readonly JudgedHousehold[]): string[] => homes.map(canonicalJson).sort();
        expect(written(read)).toEqual(written(judged));
        answer.ranked.forEach(({ place, ...home }, index) => {
          expect(place).toBe(index + 1);
          expect(read[index]).toEqual(home);
        });
        const counted = (letter: string): number => packed.standings.split(letter).length - 1;
        const { eligible, needsAuthority, nearMisses, excluded } = answer.counts;
        expect([counted('e'), counted('a'), counted('n')]).toEqual([eligible, needsAuthority, nearMisses]);
        expect(counted('m') + counted('x')).toBe(excluded);
        const others = packed.householdIds.slice(answer.ranked.length);
        expect(others).toEqual([...others].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('writes what is found of many homes once', () => {
    const households = [1, 2, 3].map((number) =>
      household({ householdId: `home-${number}`, reference: `NF-${number}` }),
    );
    const facts = factsOf({ households });
    const judged = judgedBy(facts, startingPolicy);
    const { explanations } = packAnswer(judged, answerOf(judged, startingPolicy));
    expect(explanations.findings).toHaveLength(judged[0]!.findings.length);
    expect(explanations.findingsOf[2]).toEqual(explanations.findingsOf[0]);
  });

  it('names no standing by another letter', () => {
    expect(['e', 'a', 'n', 'm', 'x'].map(standingOfLetter)).toEqual([
      ...['eligible', 'needs-authority', 'near-miss', 'near-miss', 'excluded'],
    ]);
    expect(() => standingOfLetter('z')).toThrow('no standing: z');
    expect(() => standingOfLetter('')).toThrow('no standing');
  });
});

describe('facts in parts', () => {
  it('make the same text as the whole', () => {
    fc.assert(
      fc.property(anyFullWorld, (facts) => {
        expect(wholeText(inParts(facts))).toBe(canonicalJson(facts));
      }),
      { numRuns: 60 },
    );
  });

  it('share a part where it says the same', () => {
    const [a, b] = [factsOf({}), factsOf({ judgedOn: factsOf({}).child.startsOn })];
    expect(inParts(a).surroundings).toBe(inParts(b).surroundings);
    expect(inParts(a).homes).toEqual(inParts(b).homes);
    expect(inParts(a).need).not.toBe(inParts(b).need);
  });
});
