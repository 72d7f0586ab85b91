import { describe, expect, it } from '@jest/globals';
import { type ConstellationMembership } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { pair, policyWith, range } from '../../../../../test/support/match-world.js';
import { constellationSupport } from './constellation-support.rule.js';
import { stability } from './stability.rule.js';

describe('stays that ended before their plan (policy)', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
  ])('%d endings count %d', (unplannedEndings, units) => {
    expect(stability.judge(pair({ unplannedEndings }), startingPolicy)).toEqual([
      {
        effect: 'costs-points',
        units,
        because: { kind: 'unplanned-endings', endings: unplannedEndings },
        remedy: { kind: 'ask-what-would-have-helped' },
      },
    ]);
  });

  it('says nothing where there were none or nobody recorded them, and keeps to the policy', () => {
    expect(stability.judge(pair({ unplannedEndings: 0 }), startingPolicy)).toEqual([]);
    expect(stability.judge(pair(), startingPolicy)).toEqual([]);
    expect(stability.judge(pair({ unplannedEndings: 9 }), policyWith({ stabilityCounted: 5 }))).toMatchObject([
      { units: 5 },
    ]);
  });
});

describe('the support of a constellation (policy)', () => {
  const member = (facts: Partial<ConstellationMembership>): ConstellationMembership => ({
    name: 'Heron',
    role: 'satellite',
    hubBeds: 0,
    hubHasRoom: true,
    valid: range('2025-09-01'),
    ...facts,
  });
  const judge = (...constellations: ConstellationMembership[]): unknown =>
    constellationSupport.judge(pair({ constellations }), startingPolicy);
  const outside = [{ effect: 'costs-points', units: 1, because: { kind: 'in-no-constellation' }, remedy: null }];

  it('is met where the hub has room, costs a point where it has none, and is asked where nobody knows', () => {
    expect(judge(member({}))).toEqual([{ effect: 'met', because: { kind: 'hub-has-room', constellation: 'Heron' } }]);
    expect(judge(member({ hubHasRoom: false }))).toEqual([
      { effect: 'costs-points', units: 1, because: { kind: 'hub-is-full', constellation: 'Heron' }, remedy: null },
    ]);
    expect(judge(member({ hubHasRoom: null }))).toEqual([
      {
        effect: 'check',
        because: { kind: 'hub-room-not-known', constellation: 'Heron' },
        remedy: { kind: 'find-out', fact: 'room-in-the-hub' },
      },
    ]);
  });

  it('says nothing of a hub home itself', () => {
    expect(judge(member({ role: 'hub', hubHasRoom: null }))).toEqual([]);
  });

  it('counts the constellation of the day the child moves in', () => {
    expect(judge()).toEqual(outside);
    expect(judge(member({ valid: range('2025-09-01', '2026-03-02') }))).toEqual(outside);
    expect(judge(member({ valid: range('2026-03-02') }))).toMatchObject([{ effect: 'met' }]);
    expect(judge(member({ valid: range('2025-09-01', '2026-01-01'), name: 'Old' }), member({}))).toMatchObject([
      { because: { constellation: 'Heron' } },
    ]);
  });
});
