import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { type Skill } from '#register/core';
import { pair } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { needsMet } from './needs-met.rule.js';

const held = (
  skill: Skill,
  validUntil: string | null = null,
): { skill: Skill; validUntil: ReturnType<typeof day> | null } => ({
  skill,
  validUntil: validUntil === null ? null : day(validUntil),
});

describe('skills that answer the needs (policy)', () => {
  it('costs a unit for each need without a skill', () => {
    const home = { skills: [held('self-harm'), held('newborn-care')] };
    const need = { needs: ['going-missing', 'self-harm', 'autism-and-adhd'] as const };
    expect(needsMet.judge(pair(home, need), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units: 2,
        because: { kind: 'needs-unanswered', needs: ['going-missing', 'autism-and-adhd'], answered: ['self-harm'] },
        remedy: { kind: 'support-for-needs' },
      },
    ]);
  });

  it.each([
    ['2026-03-03', 'met'],
    ['2026-03-02', 'costs-points'],
  ])('a skill that lapses on %s is %s for a child who moves in on 2 March', (validUntil, effect) => {
    const home = { skills: [held('self-harm', validUntil)] };
    expect(needsMet.judge(pair(home, { needs: ['self-harm'] }), startingPolicy)).toMatchObject([{ effect }]);
  });

  it('asks where no skills are recorded at all, and says nothing where the child has no needs', () => {
    expect(needsMet.judge(pair({}, { needs: ['self-harm'] }), startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'skills-of-the-home' } },
    ]);
    expect(needsMet.judge(pair({ skills: [held('self-harm')] }), startingPolicy)).toEqual([]);
  });

  it('never costs more for a home with one skill more', () => {
    const skill = fc.constantFrom<Skill>('self-harm', 'going-missing', 'newborn-care', 'autism-and-adhd');
    const units = (skills: readonly Skill[], needs: readonly Skill[]): number => {
      const [verdict] = needsMet.judge(pair({ skills: skills.map((one) => held(one)) }, { needs }), startingPolicy);
      return verdict?.effect === 'costs-points' ? verdict.units : 0;
    };
    fc.assert(
      fc.property(fc.uniqueArray(skill, { minLength: 1 }), skill, fc.uniqueArray(skill), (skills, another, needs) => {
        expect(units([...new Set([...skills, another])], needs)).toBeLessThanOrEqual(units(skills, needs));
      }),
    );
  });
});
