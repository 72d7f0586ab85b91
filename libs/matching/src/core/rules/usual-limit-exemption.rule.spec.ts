import { describe, expect, it } from '@jest/globals';
import {
  adjoining,
  distant,
  fostered,
  ours,
  pair,
  policyWith,
  range,
} from '../../../../../test/support/match-world.js';
import { type ChildFacts, type Exemption, type FosteredChild, type HouseholdFacts, type Member } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { allSiblings } from './all-siblings.rule.js';
import { usualFosteringLimit } from './usual-fostering-limit.rule.js';
import { usualLimitExemption } from './usual-limit-exemption.rule.js';

const forEachCarer = policyWith({ usualLimitCountedFor: 'carer' });
const all = (
  home: Partial<HouseholdFacts>,
  need: Partial<ChildFacts> = {},
  policy = startingPolicy,
): readonly unknown[][] =>
  [usualFosteringLimit, allSiblings, usualLimitExemption].map((rule) => [
    ...rule.judge(pair({ areaAuthority: adjoining, ...home }, need), policy),
  ]);
const unrelated = (count: number): FosteredChild[] =>
  Array.from({ length: count }, (_, index) => fostered(`child-${index}`));
const everybody = [`${ours}/4711`, `${adjoining}/child-0`, `${adjoining}/child-1`, `${adjoining}/child-2`];
const exemption = (facts: Partial<Exemption> = {}): Exemption => ({
  authority: adjoining,
  children: everybody,
  valid: range('2026-03-02', '2026-08-31'),
  ...facts,
});
const carer: Member = { role: 'carer', ageInYears: 51, checkedOn: range('2025-05-05').from, specifiedOffence: false };

describe('R-06, all siblings, as a rule of its own', () => {
  const family = (count: number): FosteredChild[] =>
    Array.from({ length: count }, (_, index) => fostered(`child-${index}`, 'x'));

  it('vector 2: a sibling group of four is let in, and R-05 says by which exception', () => {
    expect(all({ fosteredChildren: family(3) }, { siblingGroup: 'x' })).toEqual([
      [{ effect: 'met', because: { kind: 'usual-limit-excepted', children: 4, exception: 'all-siblings' } }],
      [{ effect: 'met', because: { kind: 'all-siblings', children: 4 } }],
      [],
    ]);
  });

  it('says nothing where three are enough, and nothing where one is no sibling', () => {
    expect(all({ fosteredChildren: family(2) }, { siblingGroup: 'x' })[1]).toEqual([]);
    expect(all({ fosteredChildren: [...family(2), fostered('other', 'y')] }, { siblingGroup: 'x' })[1]).toEqual([]);
  });

  it('has to hold on every day: a respite stay of another child in the summer is in the way', () => {
    const later = fostered('later', 'y', range('2026-07-20', '2026-07-27'));
    expect(all({ fosteredChildren: [...family(3), later] }, { siblingGroup: 'x' })).toMatchObject([
      [{ effect: 'blocks', shortfall: 2, because: { on: '2026-07-20', fostered: 4 } }],
      [],
      [],
    ]);
  });
});

describe('R-07, exemption from the usual limit', () => {
  it('lets the home in when the authority where it is names every child, over the whole stay', () => {
    expect(all({ fosteredChildren: unrelated(3), exemptions: [exemption()] })).toEqual([
      [{ effect: 'met', because: { kind: 'usual-limit-excepted', children: 4, exception: 'exempted' } }],
      [],
      [
        {
          effect: 'met',
          because: { kind: 'exempted-from-usual-limit', authority: adjoining, children: 4, until: '2026-08-31' },
        },
      ],
    ]);
  });

  it.each<[string, Partial<Exemption>]>([
    ['the responsible authority is not the one', { authority: ours }],
    ['nor is any other', { authority: distant }],
    ['this child is not named', { children: everybody.slice(1) }],
    ['one of the others is not named', { children: everybody.slice(0, 3) }],
    ['it starts a day late', { valid: range('2026-03-03', '2026-08-31') }],
    ['it ends a day early', { valid: range('2026-03-02', '2026-08-30') }],
  ])('does not count where %s', (_, facts) => {
    expect(all({ fosteredChildren: unrelated(3), exemptions: [exemption(facts)] })).toMatchObject([
      [
        {
          effect: 'blocks',
          shortfall: 1,
          remedy: { kind: 'exemption-by-area-authority', authority: adjoining, children: everybody },
        },
      ],
      [],
      [],
    ]);
  });

  it.each<[string | null, string | null, string]>([
    [null, null, 'met'],
    ['2027-01-01', null, 'blocks'],
    [null, '2026-08-31', 'met'],
    ['2026-09-01', '2026-08-31', 'met'],
  ])('an exemption until %s over a stay until %s: %s', (until, expectedUntil, effect) => {
    const exemptions = [exemption({ valid: range('2026-01-01', until) })];
    const end = expectedUntil === null ? null : range(expectedUntil).from;
    expect(all({ fosteredChildren: unrelated(3), exemptions }, { expectedUntil: end })[0]).toMatchObject([{ effect }]);
  });

  it('may name more children than there are, and one of several will do', () => {
    const wide = exemption({ children: [...everybody, `${distant}/other`] });
    expect(all({ fosteredChildren: unrelated(3), exemptions: [exemption({ authority: ours }), wide] })[2]).toHaveLength(
      1,
    );
  });

  it('is not read where three are enough', () => {
    expect(all({ fosteredChildren: unrelated(2), exemptions: [exemption()] })).toMatchObject([
      [{ effect: 'met', because: { kind: 'within-usual-fostering-limit', children: 3 } }],
      [],
      [],
    ]);
  });

  it('has to name whoever is there on any day over the limit, each once', () => {
    const later = fostered('later', null, range('2026-07-20', '2026-07-27'));
    const earlier = fostered('earlier', null, range('2025-01-01', '2026-03-02'));
    const home = { fosteredChildren: [...unrelated(3), later, earlier] };
    expect(all(home)[0]).toMatchObject([
      { shortfall: 2, because: { fostered: 4 }, remedy: { children: [...everybody, `${adjoining}/later`] } },
    ]);
    expect(all({ ...home, exemptions: [exemption()] })[0]).toMatchObject([{ effect: 'blocks' }]);
  });

  it('asks for the area where it is not recorded and an exemption would do', () => {
    const home = { areaAuthority: 'not-recorded', fosteredChildren: unrelated(3) };
    expect(all({ ...home, exemptions: [exemption()] })).toEqual([
      [
        {
          effect: 'check',
          because: { kind: 'usual-limit-not-known', limit: 3 },
          remedy: { kind: 'find-out', fact: 'area-of-the-home' },
        },
      ],
      [],
      [],
    ]);
    expect(all(home)[0]).toMatchObject([{ effect: 'blocks' }]);
    expect(all({ ...home, exemptions: [exemption({ children: everybody.slice(1) })] })[0]).toMatchObject([
      { effect: 'blocks' },
    ]);
  });
});

describe('R-05, counted for each carer where the policy says so', () => {
  it.each([
    [1, 2, 'met'],
    [1, 3, 'blocks'],
    [2, 5, 'met'],
    [2, 6, 'blocks'],
  ])('%d carer and %d others: %s', (carers, others, effect) => {
    const members = Array.from({ length: carers }, () => carer);
    expect(all({ fosteredChildren: unrelated(others), members }, {}, forEachCarer)[0]).toMatchObject([{ effect }]);
  });

  it('says what the limit is', () => {
    const members = [carer, carer, { ...carer, role: 'adult' as const }, { ...carer, role: 'own-child' as const }];
    expect(all({ fosteredChildren: unrelated(5), members }, {}, forEachCarer)[0]).toEqual([
      { effect: 'met', because: { kind: 'within-usual-limit-of-carers', children: 6, limit: 6 } },
    ]);
    expect(all({ fosteredChildren: unrelated(7), members }, {}, forEachCarer)[0]).toMatchObject([
      {
        shortfall: 2,
        because: {
          kind: 'over-usual-limit-of-carers',
          limit: 6,
          fostered: 7,
          on: '2026-03-02',
          onTheFirstDay: true,
          areaAuthority: adjoining,
        },
      },
    ]);
  });

  it('counts the household however many carers it has where the policy says so', () => {
    expect(all({ fosteredChildren: unrelated(3), members: [carer, carer] })[0]).toMatchObject([{ effect: 'blocks' }]);
  });

  it.each([
    [2, [{ effect: 'met' }]],
    [3, [{ effect: 'check', remedy: { fact: 'carers-of-the-home' } }]],
    [5, [{ effect: 'check', because: { limit: 3 } }]],
    [6, [{ effect: 'blocks', shortfall: 1, because: { limit: 6 } }]],
  ])('carers not recorded and %d others: %j', (others, verdicts) => {
    expect(all({ fosteredChildren: unrelated(others) }, {}, forEachCarer)[0]).toMatchObject(verdicts);
  });
});

describe('R-40, who of a parent and child counts to the limit', () => {
  const parent = (isLookedAfter: boolean | 'not-recorded'): Partial<ChildFacts> => ({
    parent: { isLookedAfter, ageInYears: 16, riskAssessedOn: null },
  });

  it.each([
    [true, 1, 'met'],
    [true, 2, 'blocks'],
    [false, 2, 'met'],
    [false, 3, 'blocks'],
    ['not-recorded' as const, 1, 'met'],
    ['not-recorded' as const, 2, 'check'],
    ['not-recorded' as const, 3, 'blocks'],
  ])('a parent who is looked after (%s) beside %d others: %s', (isLookedAfter, others, effect) => {
    expect(all({ fosteredChildren: unrelated(others) }, parent(isLookedAfter))[0]).toMatchObject([{ effect }]);
  });

  it('a parent is no sibling of the child', () => {
    const siblings = [0, 1, 2].map((index) => fostered(`child-${index}`, 'x'));
    const need = (isLookedAfter: boolean | 'not-recorded') => ({ siblingGroup: 'x', ...parent(isLookedAfter) });
    expect(all({ fosteredChildren: siblings }, need(true))[0]).toMatchObject([{ effect: 'blocks', shortfall: 2 }]);
    expect(all({ fosteredChildren: siblings }, need('not-recorded'))[0]).toMatchObject([
      { effect: 'check', remedy: { fact: 'parent-looked-after' } },
    ]);
    expect(all({ fosteredChildren: siblings }, need(false))[1]).toMatchObject([{ because: { children: 4 } }]);
  });

  it('is covered by an exemption that names the child', () => {
    const home = { fosteredChildren: unrelated(2), exemptions: [exemption()] };
    expect(all(home, parent(true))[2]).toMatchObject([{ because: { children: 4 } }]);
    expect(all(home, parent('not-recorded'))[0]).toMatchObject([{ effect: 'met', because: { children: 3 } }]);
  });

  it('asks for everything that is missing at once', () => {
    const home = { areaAuthority: 'not-recorded', fosteredChildren: unrelated(2), exemptions: [exemption()] };
    expect(all(home, parent('not-recorded'), forEachCarer)[0]).toMatchObject(
      ['carers-of-the-home', 'parent-looked-after', 'area-of-the-home'].map((fact) => ({ remedy: { fact } })),
    );
  });
});
