import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { factsAsKnownToday, judgeRun, type MatchFacts, startingPolicy, type RunAnswer } from '#matching/core';

/**
 * One small world and the whole answer to it, kept as data: whoever changes a rule sees in the difference which homes it
 * moves and what people will read. When the change is meant, write the new answer with WRITE_GOLDEN=1 and raise the
 * engine's version.
 */
const fileOf = (name: string): string => `test/golden/match/${name}.json`;
const kept = <T>(name: string): T => JSON.parse(readFileSync(fileOf(name), 'utf8')) as T;

describe('the answer to a small fixed world', () => {
  const facts = factsAsKnownToday(kept<MatchFacts>('small-world.facts'));
  const answer = judgeRun(facts, startingPolicy);
  if (process.env['WRITE_GOLDEN'] === '1') {
    writeFileSync(fileOf('small-world.answer'), `${JSON.stringify(answer, null, 2)}\n`);
  }

  it('is the one that is kept', () => {
    expect(answer).toEqual(kept<RunAnswer>('small-world.answer'));
  });

  it('has homes of every standing and findings of every effect, so that it shows something', () => {
    expect(new Set(answer.ranked.map(({ standing }) => standing)).size).toBe(3);
    expect(answer.counts.excluded).toBeGreaterThan(0);
    const effects = answer.ranked.flatMap(({ findings }) => findings.map(({ effect }) => effect));
    expect(new Set(effects).size).toBeGreaterThanOrEqual(5);
  });
});
