import { describe, expect, it } from '@jest/globals';
import {
  adjoining,
  fostered,
  ours,
  pair,
  placeMilesAway,
  policyWith,
  range,
} from '../../../../../test/support/match-world.js';
import { type ChildFacts, type HouseholdFacts } from '../facts.js';
import { type PolicyMode, startingPolicy } from '../policy.js';
import { type PolicyModeRuleId } from '../rule-id.js';
import { mustNotLiveWith } from './must-not-live-with.rule.js';
import { pets } from './pets.rule.js';
import { placeToAvoid } from './place-to-avoid.rule.js';
import { sufficiency } from './sufficiency.rule.js';

const mode = (rule: PolicyModeRuleId, of: PolicyMode) =>
  policyWith({ modes: { ...startingPolicy.limits.modes, [rule]: of } });

describe('children who must not live together (policy)', () => {
  const judge = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}, of: PolicyMode = 'block') =>
    mustNotLiveWith.judge(pair(home, need), mode('must-not-live-with', of));
  const home = { fosteredChildren: [fostered('kit'), fostered('kay')] };
  const listsRuby = { mustNotLiveWith: [`${ours}/4711`] };

  it('is read in both directions', () => {
    expect(judge(home)).toEqual([]);
    expect(judge(home, { mustNotLiveWith: [`${adjoining}/kay`] })).toEqual([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'must-not-live-with', children: 1 },
        remedy: { kind: 'assess-living-together', children: [`${adjoining}/kay`] },
      },
    ]);
    expect(judge({ fosteredChildren: [fostered('kit', null, undefined, listsRuby)] })).toMatchObject([
      { effect: 'blocks', remedy: { children: [`${adjoining}/kit`] } },
    ]);
    expect(judge(home, { mustNotLiveWith: [`${ours}/kay`, 'kay'] })).toEqual([]);
    expect(
      judge({ fosteredChildren: [fostered('kit', null, undefined, { mustNotLiveWith: [`${ours}/471`] })] }),
    ).toEqual([]);
  });

  it('nobody joins a child placed alone', () => {
    const alone = fostered('kit', null, undefined, { mustBeOnlyChild: true });
    expect(judge({ fosteredChildren: [alone] })).toEqual([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'must-be-only-child', children: 1 },
        remedy: { kind: 'assess-living-together', children: [`${adjoining}/kit`] },
      },
    ]);
    const both = { fosteredChildren: [alone, fostered('kay', null, undefined, listsRuby)] };
    expect(judge(both)).toMatchObject([{ shortfall: 2, because: { kind: 'must-not-live-with', children: 2 } }]);
  });

  it('counts whoever is there on some day of the stay, each once', () => {
    const stays = (from: string, until: string | null = null) => ({
      fosteredChildren: [
        fostered('kit', null, range(from, until), listsRuby),
        fostered('kay', null, range('2026-06-01')),
      ],
    });
    expect(judge(stays('2025-01-01', '2026-03-02'))).toEqual([]);
    expect(judge(stays('2026-08-31'))).toEqual([]);
    expect(judge(stays('2025-01-01', '2026-03-03'))).toMatchObject([{ shortfall: 1 }]);
    expect(judge(stays('2026-08-30'))).toMatchObject([{ shortfall: 1 }]);
    expect(judge(stays('2025-01-01'))).toMatchObject([{ shortfall: 1, because: { children: 1 } }]);
  });

  it('is not about the child itself', () => {
    expect(judge({ fosteredChildren: [fostered('child-ruby', null, undefined, { mustBeOnlyChild: true })] })).toEqual(
      [],
    );
  });

  it('warns or is off where the policy says so', () => {
    const need = { mustNotLiveWith: [`${adjoining}/kay`] };
    expect(judge(home, need, 'warn')).toMatchObject([{ effect: 'warns', because: { kind: 'must-not-live-with' } }]);
    expect(judge(home, need, 'off')).toEqual([]);
  });
});

describe('places to keep away from (policy)', () => {
  const avoid = (miles: number) => ({ place: placeMilesAway(0), miles, reason: 'Exploited there.' });
  const judge = (
    placesToAvoid: ChildFacts['placesToAvoid'],
    of: PolicyMode = 'block',
    place: HouseholdFacts['place'] = placeMilesAway(3.2),
  ) => placeToAvoid.judge(pair({ place }, { placesToAvoid }), mode('place-to-avoid', of));

  it.each([
    [3.1, []],
    [3.2, [{ effect: 'blocks' }]],
    [3.3, [{ effect: 'blocks' }]],
  ])('a home 3.2 miles away and %d to be kept: %j', (miles, verdicts) => {
    expect(judge([avoid(miles)])).toMatchObject(verdicts);
    expect(judge([avoid(miles)])).toHaveLength(verdicts.length);
  });

  it('says why and how near, for each place', () => {
    expect(judge([avoid(10), avoid(1), avoid(4)])).toMatchObject([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'near-place-to-avoid', miles: 3.2, milesToAvoid: 10, reason: 'Exploited there.' },
        remedy: { kind: 'assess-place-to-avoid' },
      },
      { because: { milesToAvoid: 4 } },
    ]);
  });

  it('asks for what is not recorded', () => {
    expect(judge([{ ...avoid(2), place: 'not-recorded' }])).toEqual([
      {
        effect: 'check',
        because: { kind: 'place-to-avoid-not-known' },
        remedy: { kind: 'find-out', fact: 'place-to-avoid' },
      },
    ]);
    expect(judge([avoid(2)], 'block', 'not-recorded')).toMatchObject([
      { effect: 'check', remedy: { fact: 'place-of-the-home' } },
    ]);
  });

  it('warns or is off where the policy says so', () => {
    expect(judge([avoid(5)], 'warn')).toMatchObject([{ effect: 'warns' }]);
    expect(judge([avoid(5)], 'off')).toEqual([]);
    expect(judge([])).toEqual([]);
  });
});

describe('pets (policy)', () => {
  const judge = (there: HouseholdFacts['pets'], need: Partial<ChildFacts>, of: PolicyMode = 'warn') =>
    pets.judge(pair({ pets: there }, need), mode('pets', of));
  const noDogs = { cannotLiveWithPets: ['dog' as const] };
  const risk = { risks: ['to-pets' as const] };

  it('is asked of children whom pets concern only', () => {
    expect(judge(['dog'], {})).toEqual([]);
    expect(judge('not-recorded', { risks: ['to-younger-children'] })).toEqual([]);
    expect(judge('not-recorded', noDogs)).toEqual([
      {
        effect: 'check',
        because: { kind: 'pets-not-recorded' },
        remedy: { kind: 'find-out', fact: 'pets-of-the-home' },
      },
    ]);
    expect(judge('not-recorded', risk)).toMatchObject([{ effect: 'check' }]);
  });

  it('is about the kinds the child cannot live with', () => {
    expect(judge(['cat', 'dog'], noDogs)).toEqual([
      {
        effect: 'warns',
        because: { kind: 'cannot-live-with-pets', pets: ['dog'] },
        remedy: { kind: 'home-without-pets', pets: ['dog'] },
      },
    ]);
    expect(judge(['cat'], noDogs)).toEqual([{ effect: 'met', because: { kind: 'no-pets-in-the-way' } }]);
    expect(judge([], noDogs)).toMatchObject([{ effect: 'met' }]);
  });

  it('is about every kind where the child is a risk to pets', () => {
    expect(judge(['cat', 'dog'], { ...risk, ...noDogs }, 'block')).toEqual([
      {
        effect: 'blocks',
        shortfall: 2,
        because: { kind: 'risk-to-pets', pets: ['cat', 'dog'] },
        remedy: { kind: 'home-without-pets', pets: ['cat', 'dog'] },
      },
    ]);
    expect(judge([], risk)).toMatchObject([{ effect: 'met' }]);
  });

  it('is off where the policy says so', () => {
    expect(judge(['dog'], noDogs, 'off')).toEqual([]);
  });
});

describe('R-43, sufficiency', () => {
  it('is in the register and judges no single home', () => {
    expect(sufficiency.judge(pair({ places: 0 }), startingPolicy)).toEqual([]);
  });
});
