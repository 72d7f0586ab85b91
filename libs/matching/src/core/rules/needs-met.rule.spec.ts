import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { type Skill } from '#register/core';
import { pair, policyWith } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { needsMet } from './needs-met.rule.js';

const held = (
  skill: Skill,
  validUntil: string | null = null,
): { skill: Skill; validUntil: ReturnType<typeof day> | null } => ({
  skill,
  validUntil: validUntil === null ? null : day(validUntil),
});

describe('what answers the needs (policy)', () => {
  it('counts two gaps for a need that nothing answers and one for experience alone, and names each', () => {
    const home = {
      skills: [held('self-harm'), held('newborn-care')],
      training: [{ ...held('fire-setting', '2027-01-01'), completedOn: day('2025-10-07') }],
      experience: [
        { skill: 'eating-difficulties' as const, children: 1 },
        { skill: 'self-harm' as const, children: 3 },
      ],
    };
    const need = { needs: ['going-missing', 'self-harm', 'eating-difficulties', 'fire-setting'] as const };
    expect(needsMet.judge(pair(home, need), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units: 3,
        because: {
          kind: 'needs-unanswered',
          needs: ['going-missing'],
          byExperienceAlone: ['eating-difficulties'],
          answered: ['self-harm', 'fire-setting'],
        },
        remedy: { kind: 'support-for-needs' },
      },
    ]);
  });

  it.each([
    ['skills', '2026-03-03', 'met'],
    ['skills', '2026-03-02', 'costs-points'],
    ['training', '2026-03-03', 'met'],
    ['training', '2026-03-02', 'costs-points'],
  ])('%s that lapse on %s: %s for a child who moves in on 2 March', (what, validUntil, effect) => {
    const home = { [what]: [{ ...held('self-harm', validUntil), completedOn: day('2024-02-01') }] };
    expect(needsMet.judge(pair(home, { needs: ['self-harm'] }), startingPolicy)).toMatchObject([{ effect }]);
  });

  it('counts no more gaps than the policy says', () => {
    const need = { needs: ['going-missing', 'fire-setting', 'autism-and-adhd'] as const };
    const units = (needsCounted: number): unknown =>
      needsMet.judge(pair({ skills: [held('self-harm')] }, need), policyWith({ needsCounted }))[0];
    expect(units(8)).toMatchObject({ units: 6 });
    expect(units(5)).toMatchObject({ units: 5 });
  });

  it('experience of no child is none', () => {
    const home = { skills: [held('newborn-care')], experience: [{ skill: 'self-harm' as const, children: 0 }] };
    expect(needsMet.judge(pair(home, { needs: ['self-harm'] }), startingPolicy)).toMatchObject([{ units: 2 }]);
  });

  it('asks where nothing at all is recorded, and does not put that home before one that is partly trained', () => {
    const needs: readonly Skill[] = ['self-harm', 'going-missing', 'newborn-care'];
    const findOut = { kind: 'find-out', fact: 'skills-of-the-home' };
    const unknown = needsMet.judge(pair({}, { needs }), startingPolicy);
    expect(unknown).toEqual([
      { effect: 'check', because: { kind: 'skills-not-recorded', needs }, remedy: findOut },
      { effect: 'costs-points', units: 6, because: { kind: 'needs-counted-as-unanswered', needs }, remedy: findOut },
    ]);
    for (const recorded of [
      { skills: [held('self-harm')] },
      { training: [{ ...held('self-harm'), completedOn: day('2025-02-01') }] },
      { experience: [{ skill: 'self-harm' as const, children: 1 }] },
    ]) {
      const [verdict] = needsMet.judge(pair(recorded, { needs }), startingPolicy);
      expect(verdict?.effect === 'costs-points' && verdict.units).toBeLessThan(6);
    }
    expect(needsMet.judge(pair({ skills: [held('self-harm')] }), startingPolicy)).toEqual([]);
  });

  it('never costs more for a home with one skill more', () => {
    const skill = fc.constantFrom<Skill>('self-harm', 'going-missing', 'newborn-care', 'autism-and-adhd');
    const units = (skills: readonly Skill[], needs: readonly Skill[]): number =>
      needsMet
        .judge(pair({ skills: skills.map((one) => held(one)) }, { needs }), startingPolicy)
        .reduce((sum, verdict) => sum + (verdict.effect === 'costs-points' ? verdict.units : 0), 0);
    fc.assert(
      fc.property(fc.uniqueArray(skill), skill, fc.uniqueArray(skill), (skills, another, needs) => {
        expect(units([...new Set([...skills, another])], needs)).toBeLessThanOrEqual(units(skills, needs));
      }),
    );
  });
});
