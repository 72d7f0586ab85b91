import { describe, expect, it } from '@jest/globals';
import { type CarerPreference, type HouseholdFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { child, fostered, pair, policyWith, range } from '../../../../../test/support/match-world.js';
import { carerPreference } from './carer-preference.rule.js';

const none: CarerPreference = { ages: null, sex: null, mostChildren: null, takesSiblings: null, unwillingNeeds: [] };
const judge = (
  preference: Partial<CarerPreference>,
  need: Parameters<typeof child>[0] = {},
  home: Partial<HouseholdFacts> = {},
): ReturnType<typeof carerPreference.judge> =>
  carerPreference.judge(pair({ ...home, preference: { ...none, ...preference } }, need), startingPolicy);
const kinds = (...given: Parameters<typeof judge>): string[] => judge(...given).map(({ because }) => because.kind);

describe('what the carers prefer (policy)', () => {
  it.each([
    [6, 'outside-preferred-ages'],
    [7, 'as-preferred'],
    [9, 'as-preferred'],
    [10, 'outside-preferred-ages'],
    ['not-recorded' as const, 'as-preferred'],
  ])('ages 7 to 9, a child of %s: %s', (ageInYears, kind) => {
    expect(kinds({ ages: { from: 7, to: 9 } }, { ageInYears })).toEqual([kind]);
  });

  it.each([
    ['male' as const, 'other-than-preferred-sex'],
    ['female' as const, 'as-preferred'],
    ['not-recorded' as const, 'as-preferred'],
  ])('girls preferred: %s is %s', (sex, kind) => {
    expect(kinds({ sex: 'female' }, { sex })).toEqual([kind]);
  });

  it('counts the most children there on any day of the stay, this child among them', () => {
    const later = fostered('later', null, range('2026-06-01'));
    const home = { fosteredChildren: [fostered('one'), later] };
    expect(kinds({ mostChildren: 3 }, {}, home)).toEqual(['as-preferred']);
    expect(judge({ mostChildren: 2 }, {}, home)).toEqual([
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'more-children-than-preferred', preferred: 2, children: 3 },
        remedy: { kind: 'ask-the-carer' },
      },
    ]);
    expect(kinds({ mostChildren: 1 })).toEqual(['as-preferred']);
  });

  it.each([
    [false, 'x', 'siblings-not-preferred'],
    [true, 'x', 'as-preferred'],
    [null, 'x', 'as-preferred'],
    [false, 'y', 'as-preferred'],
    [false, null, 'as-preferred'],
  ])('takes brothers and sisters: %s, child of family %s beside one of x: %s', (takesSiblings, siblingGroup, kind) => {
    const home = { fosteredChildren: [fostered('one', 'x'), fostered('two', null)] };
    expect(kinds({ takesSiblings }, { siblingGroup }, home)).toEqual([kind]);
  });

  it('names the needs the carers are not ready for and counts each, up to what the policy counts', () => {
    const needs = ['self-harm', 'going-missing', 'newborn-care', 'fire-setting'] as const;
    const preference = { unwillingNeeds: ['fire-setting', 'self-harm', 'substance-use'] as const };
    expect(judge(preference, { needs: ['self-harm', 'newborn-care'] })).toMatchObject([
      { units: 1, because: { kind: 'not-ready-for-needs', needs: ['self-harm'] } },
    ]);
    expect(judge(preference, { needs })).toMatchObject([
      { units: 2, because: { needs: ['self-harm', 'fire-setting'] } },
    ]);
    const all = { ...none, ...preference, sex: 'male' as const };
    expect(
      carerPreference.judge(pair({ preference: all }, { needs }), policyWith({ carerPreferencesCounted: 2 })),
    ).toMatchObject([
      { units: 1, because: { kind: 'other-than-preferred-sex', preferredSex: 'male' } },
      { units: 1, because: { kind: 'not-ready-for-needs' } },
    ]);
  });

  it('says nothing where no preference is recorded', () => {
    expect(carerPreference.judge(pair(), startingPolicy)).toEqual([]);
  });
});
