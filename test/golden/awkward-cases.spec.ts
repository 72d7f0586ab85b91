import { describe, expect, it } from '@jest/globals';
import { judgeRun, type RunAnswer, startingPolicy } from '#matching/core';
import { awkwardCases, type AwkwardCase } from '../support/awkward-cases.js';

type Findings = RunAnswer['ranked'][number]['findings'];

const written = ({ effect, dueOn, points }: Findings[number]): string => {
  if (effect === 'before-placing') return `${effect} ${dueOn ?? 'before'}`;
  return effect === 'costs-points' ? `${effect} ${points}` : effect;
};

const judged = ({ facts, policy, finds }: AwkwardCase) => {
  const answer = judgeRun(facts, policy ?? startingPolicy);
  const [shown] = answer.ranked;
  const findings: Findings = shown?.findings ?? [];
  const blocking = findings.filter(({ effect }) => effect === 'blocks').map(({ ruleId }) => ruleId);
  return {
    standing: shown?.standing ?? 'excluded',
    blockedBy: [...new Set(shown ? blocking : answer.ruleCounts.map(({ ruleId }) => ruleId))].sort(),
    finds: Object.fromEntries(
      Object.keys(finds).map((ruleId) => [
        ruleId,
        findings.filter((finding) => finding.ruleId === ruleId).map(written),
      ]),
    ),
  };
};

describe('awkward cases of the rule catalogue', () => {
  it.each(awkwardCases.map((one) => [one.clause, one.case, one] as const))('%s: %s', (_, __, one) => {
    const { standing, blockedBy, finds } = one;
    expect(judged(one)).toEqual({ standing, blockedBy, finds });
  });

  it('are at least four for every clause that judges a home', () => {
    const count = new Map<string, number>();
    for (const { clause } of awkwardCases) count.set(clause, (count.get(clause) ?? 0) + 1);
    count.delete('R-43');
    expect([...count].filter(([, cases]) => cases < 4)).toEqual([]);
    expect(count.size).toBe(44);
  });
});
