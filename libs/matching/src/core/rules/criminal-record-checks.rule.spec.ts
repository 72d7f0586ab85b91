import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { pair, policyWith } from '../../../../../test/support/match-world.js';
import { type Member } from '../facts.js';
import { type PolicyMode, startingPolicy } from '../policy.js';
import { criminalRecordChecks } from './criminal-record-checks.rule.js';

const member = (checkedOn: string, facts: Partial<Member> = {}): Member => ({
  role: 'carer',
  ageInYears: 47,
  checkedOn: checkedOn === 'not-recorded' ? checkedOn : day(checkedOn),
  specifiedOffence: false,
  ...facts,
});
const inMode = (mode: PolicyMode) =>
  policyWith({ modes: { ...startingPolicy.limits.modes, 'criminal-record-checks': mode } });
const judge = (members: readonly Member[], mode: PolicyMode = 'warn', home: Parameters<typeof pair>[0] = {}): unknown =>
  criminalRecordChecks.judge(pair({ members, ...home }), inMode(mode));
const asks = [
  {
    effect: 'check',
    because: { kind: 'checks-not-recorded' },
    remedy: { kind: 'find-out', fact: 'checks-of-the-home' },
  },
];

describe('R-31, criminal record checks', () => {
  it('are in date up to three years after the check, the day itself included', () => {
    expect(judge([member('2023-03-02'), member('2025-11-17')])).toEqual([
      { effect: 'met', because: { kind: 'checks-in-date', people: 2 } },
    ]);
    expect(judge([member('2023-03-01'), member('2025-11-17')])).toEqual([
      {
        effect: 'warns',
        because: { kind: 'checks-too-old', people: 1, years: 3 },
        remedy: { kind: 'renew-checks', people: 1, renewedBy: '2026-03-02' },
      },
    ]);
  });

  it('block where the policy says so, by how many people, and say nothing where it is off', () => {
    const old = [member('2020-01-01'), member('2021-01-01'), member('2025-11-17')];
    expect(judge(old, 'block')).toMatchObject([{ effect: 'blocks', shortfall: 2, remedy: { people: 2 } }]);
    expect(judge(old, 'off')).toEqual([]);
    expect(judge(old, 'warn')).toMatchObject([{ effect: 'warns' }]);
    expect(judge([member('2025-11-17')], 'block')).toMatchObject([{ effect: 'met' }]);
  });

  it.each<[string, Partial<Member>, unknown]>([
    ['an own child of 18', { role: 'own-child', ageInYears: 18 }, [{ effect: 'warns' }]],
    ['an own child of 17', { role: 'own-child', ageInYears: 17 }, [{ effect: 'met', because: { people: 1 } }]],
    ['an own child of unknown age', { role: 'own-child', ageInYears: 'not-recorded' }, asks],
    ['a lodger of unknown age', { role: 'adult', ageInYears: 'not-recorded' }, [{ effect: 'warns' }]],
    ['a lodger of 17, as the register has it', { role: 'adult', ageInYears: 17 }, [{ effect: 'warns' }]],
  ])('of %s that is too old', (_, facts, expected) => {
    expect(judge([member('2025-11-17'), member('2019-01-01', facts)])).toMatchObject(expected as object[]);
  });

  it('are asked for where one is not recorded, or nobody is', () => {
    expect(judge([member('2025-11-17'), member('not-recorded')])).toEqual(asks);
    expect(judge([])).toEqual(asks);
    expect(judge([member('2019-01-01'), member('not-recorded')])).toMatchObject([
      { effect: 'warns', because: { people: 1 } },
    ]);
  });

  it('concern foster homes only', () => {
    expect(judge([member('2019-01-01')], 'warn', { setting: 'supported-accommodation' })).toEqual([]);
  });
});
