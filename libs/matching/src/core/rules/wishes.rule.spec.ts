import { describe, expect, it } from '@jest/globals';
import { type Wish } from '#register/core';
import { type HouseholdFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import {
  child,
  fostered,
  household,
  pair,
  placeMilesAway,
  policyWith,
  range,
} from '../../../../../test/support/match-world.js';
import { wishes } from './wishes.rule.js';

const member = (
  role: 'carer' | 'own-child',
  ageInYears: number | 'not-recorded',
): HouseholdFacts['members'][number] => ({
  role,
  ageInYears,
  checkedOn: 'not-recorded',
  specifiedOffence: false,
});
type Home = Parameters<typeof household>[0];
const sibling = fostered('one', 'x');

const kindOf = (wish: Wish, home: Home, need: Parameters<typeof child>[0] = {}): string | undefined =>
  wishes.judge(pair(home, { ...need, wishes: [wish] }), startingPolicy)[0]?.because.kind;
const [kept, broken, unknown] = ['wishes-met', 'wishes-not-met', 'wish-depends-on-pets'];

describe("R-42, the child's wishes", () => {
  it.each<[Wish, Home, Parameters<typeof child>[0], string | undefined]>([
    ['near-family', { place: placeMilesAway(5) }, {}, kept],
    ['near-family', { place: placeMilesAway(5.1) }, {}, broken],
    ['near-family', { place: 'not-recorded' }, {}, undefined],
    ['with-siblings', { fosteredChildren: [sibling] }, { siblingGroup: 'x', siblingsLiveInAHome: true }, kept],
    ['with-siblings', { fosteredChildren: [sibling] }, { siblingGroup: 'y', siblingsLiveInAHome: true }, broken],
    ['with-siblings', { fosteredChildren: [sibling] }, { siblingGroup: 'x', siblingsLiveInAHome: false }, undefined],
    [
      'with-siblings',
      { fosteredChildren: [fostered('two')] },
      { siblingGroup: null, siblingsLiveInAHome: true },
      undefined,
    ],
    ['only-child', {}, {}, kept],
    ['only-child', { fosteredChildren: [sibling] }, {}, broken],
    ['only-child', { fosteredChildren: [fostered('late', null, range('2026-08-30'))] }, {}, broken],
    ['only-child', { fosteredChildren: [fostered('gone', null, range('2025-01-01', '2026-03-02'))] }, {}, kept],
    ['only-child', { ownChildrenAges: [17] }, {}, broken],
    ['only-child', { ownChildrenAges: [18] }, {}, kept],
    ['only-child', { members: [member('own-child', 12)] }, {}, broken],
    ['only-child', { members: [member('own-child', 'not-recorded')] }, {}, broken],
    ['only-child', { members: [member('carer', 12)] }, {}, kept],
    ['other-children', { ownChildrenAges: [3] }, {}, kept],
    ['other-children', {}, {}, broken],
    ['a-pet', { pets: ['cat'] }, {}, kept],
    ['a-pet', { pets: [] }, {}, broken],
    ['a-pet', {}, {}, unknown],
    ['no-pets', { pets: [] }, {}, kept],
    ['no-pets', { pets: ['dog'] }, {}, broken],
    ['no-pets', {}, {}, unknown],
    ['same-school', { place: placeMilesAway(44) }, {}, undefined],
  ])('%s in %j for %j: %s', (wish, home, need, kind) => {
    expect(kindOf(wish, home, need)).toBe(kind);
  });

  it('reads what is met, what is not and what is to be found out, each once', () => {
    const need = { wishes: ['no-pets', 'other-children', 'near-family', 'a-pet', 'only-child'] as const };
    const far = { place: placeMilesAway(9) };
    expect(wishes.judge(pair(far, need), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'wishes-met', wishes: ['only-child'] } },
      {
        effect: 'costs-points',
        units: 2,
        because: { kind: 'wishes-not-met', wishes: ['other-children', 'near-family'] },
        remedy: { kind: 'talk-about-wishes' },
      },
      {
        effect: 'check',
        because: { kind: 'wish-depends-on-pets' },
        remedy: { kind: 'find-out', fact: 'pets-of-the-home' },
      },
    ]);
    expect(wishes.judge(pair(far, need), policyWith({ wishesCounted: 1 }))).toMatchObject([{}, { units: 1 }, {}]);
    expect(wishes.judge(pair(far), startingPolicy)).toEqual([]);
  });
});
