import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import {
  adjoining,
  anyNearWorld,
  approval,
  child,
  household,
  placeMilesAway,
  policyWith,
  world,
} from '../../../../../test/support/match-world.js';
import { type HouseholdFacts, type MatchFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { type ChangedHome, changesSince, type FactChange } from './changes-since.js';

const named = (reference: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${reference}`, reference, ...facts });
const side = (households: HouseholdFacts[], facts: Partial<MatchFacts> = {}, policy = startingPolicy) => ({
  facts: world({ households, ...facts }),
  policy,
});
const told = ({ change, before, after, placeBefore, placeAfter, because }: ChangedHome): unknown => [
  change,
  (after ?? before)?.household.reference,
  placeBefore,
  placeAfter,
  because,
];

describe('what changed since an earlier run', () => {
  it('tells the homes that came, went, rose and fell, and the fact that did it', () => {
    const then = side([
      named('full', { places: 0 }),
      named('free'),
      named('far', { place: placeMilesAway(12) }),
      named('near', { place: placeMilesAway(4) }),
      named('same'),
      named('never', { places: 0 }),
    ]);
    const now = side([
      named('full', { places: 2, name: 'Home of Ada Finch' }),
      named('free', { carerAnswer: 'declined' }),
      named('far', { place: placeMilesAway(9) }),
      named('near', { place: placeMilesAway(7) }),
      named('same', { name: 'Another name' }),
      named('never', { places: 0, carerAnswer: 'declined' }),
    ]);
    const { place: farAway } = named('', { place: placeMilesAway(12) });
    expect(changesSince(then, now).map(told)).toEqual([
      ['came', 'full', null, 1, [{ of: 'home', field: 'places', before: 0, after: 2 }]],
      ['went', 'free', 2, null, [{ of: 'home', field: 'carerAnswer', before: 'agreed', after: 'declined' }]],
      ['rose', 'far', 4, 4, [{ of: 'home', field: 'place', before: farAway, after: placeMilesAway(9) }]],
      ['fell', 'near', 1, 3, [{ of: 'home', field: 'place', before: placeMilesAway(4), after: placeMilesAway(7) }]],
      [
        'no-longer-near',
        'never',
        null,
        null,
        [{ of: 'home', field: 'carerAnswer', before: 'agreed', after: 'declined' }],
      ],
    ]);
  });

  it('a home whose standing changes rises to eligible and falls to authority, whatever its points', () => {
    const authority = named('one', { areaAuthority: adjoining });
    const eligible = named('one', { place: placeMilesAway(20) });
    expect(changesSince(side([authority]), side([eligible])).map(({ change }) => change)).toEqual(['rose']);
    expect(changesSince(side([eligible]), side([authority])).map(({ change }) => change)).toEqual(['fell']);
  });

  it('tells what changed of the child, the day, the authorities that adjoin and the policy', () => {
    const home = named('one', { approvals: [approval({ ages: { from: 0, to: 6 } })], areaAuthority: adjoining });
    const causes = (then: Parameters<typeof changesSince>[0], now: Parameters<typeof changesSince>[1]): unknown =>
      changesSince(then, now).map(({ because }) => because);
    expect(causes(side([home]), side([home], { child: child({ ageInYears: 6 }) }))).toEqual([
      [{ of: 'child', field: 'ageInYears', before: 7, after: 6 }],
    ]);
    const further = named('two', { place: placeMilesAway(9) });
    const strict = { ...policyWith({ nearHomeMiles: 8 }), version: 3 };
    expect(causes(side([further]), side([further], {}, strict))).toEqual([[{ of: 'policy', before: 2, after: 3 }]]);
    const hold = { scope: 'all' as const, namedChild: null, reviewOn: null, decidedBy: 'Panel' };
    const held = named('three', { holds: [{ ...hold, valid: { from: day('2026-01-01'), until: day('2026-03-05') } }] });
    expect(causes(side([held]), side([held], { child: child({ startsOn: day('2026-03-05') }) }))).toEqual([
      [{ of: 'child', field: 'startsOn', before: '2026-03-02', after: '2026-03-05' }],
    ]);
  });

  it('tells each of several changes that did it together, and none that had no part in it', () => {
    const then = named('one', { places: 0, carerAnswer: 'declined', name: 'Home of Ada Finch' });
    const [only] = changesSince(side([then]), side([named('one')]));
    const byField = (a: FactChange, b: FactChange): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    expect([...(only?.because ?? [])].sort(byField)).toEqual([
      { of: 'home', field: 'carerAnswer', before: 'declined', after: 'agreed' },
      { of: 'home', field: 'places', before: 0, after: 3 },
    ]);
  });

  it('tells near misses that came and those that are none any more, by reference, with the fact that did it', () => {
    const older = [approval({ ages: { from: 8, to: 12 } })];
    const then = side([
      named('z-out', { places: 0, carerAnswer: 'declined' }),
      named('near', { places: 0 }),
      named('a-out', { places: 0, carerAnswer: 'declined' }),
      named('gone', { places: 0 }),
      named('listed'),
      named('was-near', { approvals: older }),
    ]);
    const now = side([
      named('z-out', { places: 0 }),
      named('near', { approvals: older }),
      named('a-out', { places: 0, name: 'Home of Ada Finch' }),
      named('listed', { places: 0 }),
      named('new', { places: 0 }),
      named('was-near'),
      named('new-and-out', { carerAnswer: 'declined' }),
    ]);
    expect(changesSince(then, now).map(told)).toEqual([
      ['came', 'was-near', null, 1, [{ of: 'home', field: 'approvals', before: older, after: [approval()] }]],
      ['went', 'listed', 1, null, [{ of: 'home', field: 'places', before: 3, after: 0 }]],
      ['came-near', 'a-out', null, null, [{ of: 'home', field: 'carerAnswer', before: 'declined', after: 'agreed' }]],
      ['came-near', 'new', null, null, [{ of: 'register', home: 'new' }]],
      ['came-near', 'z-out', null, null, [{ of: 'home', field: 'carerAnswer', before: 'declined', after: 'agreed' }]],
      ['no-longer-near', 'gone', null, null, [{ of: 'register', home: 'gone' }]],
    ]);
  });

  it('tells a home that moves with as many points because its own distance is another, and none that others moved', () => {
    const at = (reference: string, miles: number): HouseholdFacts => named(reference, { place: placeMilesAway(miles) });
    const place = (from: number, to: number): FactChange => ({
      ...{ of: 'home', field: 'place', before: placeMilesAway(from), after: placeMilesAway(to) },
    });
    const changes = (then: HouseholdFacts[], now: HouseholdFacts[]): unknown =>
      changesSince(side(then), side(now)).map(told);
    expect(changes([at('a', 1), at('b', 2)], [at('a', 3), at('b', 2)])).toEqual([['fell', 'a', 1, 2, [place(1, 3)]]]);
    expect(changes([at('a', 3), at('b', 2)], [at('a', 1), at('b', 2)])).toEqual([['rose', 'a', 2, 1, [place(3, 1)]]]);
    expect(changes([at('a', 1), at('b', 3)], [at('a', 2), at('b', 3)])).toEqual([]);
    const unknown = named('a', { place: 'not-recorded' });
    expect(changes([at('a', 1), at('b', 2)], [unknown, at('b', 2)])).toEqual([
      ['fell', 'a', 1, 2, [{ of: 'home', field: 'place', before: placeMilesAway(1), after: 'not-recorded' }]],
    ]);
    const renamed = { name: 'Home of Ada Finch' };
    expect(changes([at('a', 1), at('b', 2)], [{ ...at('a', 3), ...renamed }, at('b', 2)])).toEqual([
      ['fell', 'a', 1, 2, [place(1, 3)]],
    ]);
  });

  it('names no distance as the cause of points that something else cost', () => {
    const then = named('a', { place: placeMilesAway(1) });
    const now = named('a', { place: placeMilesAway(2), constellations: [], unplannedEndings: 3 });
    const [only] = changesSince(side([then]), side([now]));
    expect(only?.because.map((cause) => (cause.of === 'home' ? cause.field : cause.of))).toEqual(['unplannedEndings']);
  });

  it('tells homes that are new in the register and those that are gone', () => {
    const changes = changesSince(side([named('gone'), named('stays')]), side([named('stays'), named('new')]));
    expect(changes.map(told)).toEqual([
      ['came', 'new', null, 1, [{ of: 'register', home: 'new' }]],
      ['went', 'gone', 1, null, [{ of: 'register', home: 'gone' }]],
    ]);
  });

  it('tells nothing of two runs alike, and what came one way went the other', () => {
    const turned = {
      ...{ came: 'went', went: 'came', rose: 'fell', fell: 'rose' },
      ...{ 'came-near': 'no-longer-near', 'no-longer-near': 'came-near' },
    } as const;
    fc.assert(
      fc.property(anyNearWorld, anyNearWorld, (a, b) => {
        const [then, now] = [
          { facts: a, policy: startingPolicy },
          { facts: b, policy: startingPolicy },
        ];
        expect(changesSince(then, then)).toEqual([]);
        const ids = (changes: readonly ChangedHome[], turn: boolean): string[] =>
          changes
            .map(
              ({ change, before, after }) =>
                `${turn ? turned[change] : change} ${(after ?? before)?.household.householdId}`,
            )
            .sort();
        const forth = changesSince(then, now);
        expect(ids(changesSince(now, then), true)).toEqual(ids(forth, false));
        expect(forth.every(({ because }) => because.length > 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
