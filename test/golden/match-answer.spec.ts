import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { factsAsKnownToday, judgeRun, type MatchFacts, startingPolicy, type RunAnswer } from '#matching/core';

/**
 * One small world and the whole answer to it, kept as data: whoever changes a rule sees in the difference which homes it
 * moves and what people will read. When the change is meant, write the new answer and raise the engine's version.
 */
const kept = <T>(name: string): T => JSON.parse(readFileSync(`test/golden/match/${name}.json`, 'utf8')) as T;

describe('the answer to a small fixed world', () => {
  const facts = factsAsKnownToday(kept<MatchFacts>('small-world.facts'));
  const answer = judgeRun(facts, startingPolicy);

  it('is the one that is kept', () => {
    expect(answer).toEqual(kept<RunAnswer>('small-world.answer'));
  });

  it('has homes of every standing and findings of every effect, so that it shows something', () => {
    expect(new Set(answer.ranked.map(({ standing }) => standing)).size).toBe(3);
    expect(answer.counts.excluded).toBeGreaterThan(0);
    const effects = answer.ranked.flatMap(({ findings }) => findings.map(({ effect }) => effect));
    expect(new Set(effects).size).toBe(5);
  });
});
