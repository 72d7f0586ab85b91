import { describe, expect, it } from '@jest/globals';
import { type Setting } from '#register/core';
import { pair } from '../../../../../test/support/match-world.js';
import { type HouseholdFacts, type Recorded } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { noUnregisteredUnder16 } from './no-unregistered-under-16.rule.js';
import { supportedAccommodation } from './supported-accommodation.rule.js';

const under16 = (
  setting: Setting,
  ageInYears: Recorded<number>,
  isRegistered: HouseholdFacts['isRegistered'] = true,
): unknown => noUnregisteredUnder16.judge(pair({ setting, isRegistered }, { ageInYears }), startingPolicy);
const from16 = (
  setting: Setting,
  ageInYears: Recorded<number>,
  isRegistered: HouseholdFacts['isRegistered'],
): unknown => supportedAccommodation.judge(pair({ setting, isRegistered }, { ageInYears }), startingPolicy);

describe('R-22, under 16', () => {
  it.each([
    ['supported-accommodation', true],
    ['supported-accommodation', false],
    ['supported-accommodation', 'not-recorded'],
    ['other-arrangement', false],
  ] as const)('%s is for nobody under 16 (registered: %s)', (setting, isRegistered) => {
    expect(under16(setting, 15, isRegistered)).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'under-16', ageInYears: 15, setting },
        remedy: { kind: 'choose-a-foster-home' },
      },
    ]);
    expect(under16(setting, 16, isRegistered)).toEqual([]);
    expect(under16(setting, 'not-recorded', isRegistered)).toEqual([
      {
        effect: 'check',
        because: { kind: 'age-decides-setting' },
        remedy: { kind: 'find-out', fact: 'age-of-the-child' },
      },
    ]);
  });

  it.each([true, 'not-recorded'] as const)(
    'another arrangement may be a registered home for children: that is found out (registered: %s)',
    (isRegistered) => {
      expect(under16('other-arrangement', 15, isRegistered)).toEqual([
        {
          effect: 'check',
          because: { kind: 'perhaps-registered-for-children', isRegistered },
          remedy: { kind: 'find-out', fact: 'registration-of-the-home' },
        },
      ]);
      expect(under16('other-arrangement', 16, isRegistered)).toEqual([]);
    },
  );

  it('does not concern foster homes', () => {
    expect(under16('foster-home', 3)).toEqual([]);
    expect(under16('foster-home', 'not-recorded')).toEqual([]);
  });
});

describe('R-23, 16 and 17', () => {
  it.each([16, 17])('at %d, registered supported accommodation only', (age) => {
    expect(from16('supported-accommodation', age, true)).toEqual([
      { effect: 'met', because: { kind: 'registered-supported-accommodation' } },
    ]);
    expect(from16('supported-accommodation', age, false)).toEqual([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'not-registered', setting: 'supported-accommodation' },
        remedy: { kind: 'register-accommodation' },
      },
    ]);
    expect(from16('other-arrangement', age, false)).toMatchObject([
      { effect: 'blocks', because: { setting: 'other-arrangement' } },
    ]);
  });

  it('asks what is not recorded, and whether a registered home of another kind is an exception', () => {
    const remedy = { kind: 'find-out', fact: 'registration-of-the-home' };
    expect(from16('supported-accommodation', 16, 'not-recorded')).toEqual([
      { effect: 'check', because: { kind: 'registration-not-recorded' }, remedy },
    ]);
    expect(from16('other-arrangement', 16, true)).toEqual([
      { effect: 'check', because: { kind: 'perhaps-excepted' }, remedy },
    ]);
  });

  it('leaves foster homes and younger children to other rules', () => {
    expect(from16('foster-home', 16, false)).toEqual([]);
    expect(from16('foster-home', 'not-recorded', false)).toEqual([]);
    expect(from16('supported-accommodation', 15, false)).toEqual([]);
  });

  it.each(['supported-accommodation', 'other-arrangement'] as const)(
    '%s that is not registered is closed at every age, so at one that nobody recorded',
    (setting) => {
      expect(from16(setting, 'not-recorded', false)).toEqual([
        {
          effect: 'blocks',
          shortfall: 1,
          because: { kind: 'not-registered', setting, ageIsNotRecorded: true },
          remedy: { kind: 'choose-a-foster-home' },
        },
      ]);
      expect(from16(setting, 'not-recorded', true)).toEqual([]);
      expect(from16(setting, 'not-recorded', 'not-recorded')).toEqual([]);
    },
  );
});
