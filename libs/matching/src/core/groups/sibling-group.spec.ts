import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DateRange, day, overlaps } from '#kernel';
import {
  anyHousehold,
  approval,
  child,
  fostered,
  household,
  ours,
  placeMilesAway,
  range,
  world,
} from '../../../../../test/support/match-world.js';
import { type FosteredChild, type HouseholdFacts, type MatchFacts } from '../facts.js';
import { judgeHousehold } from '../judgement.js';
import { startingPolicy } from '../policy.js';
import { bestSharingFirst, milesApart, partitionsOf, type Sharing, shareOut } from './share-out.js';
import {
  childrenIn,
  homesForEverySet,
  judgeTogether,
  membersOf,
  pairsWithPlacedIn,
  siblingGroupOf,
  type SiblingGroupFacts,
  type TogetherInHome,
  whyNotTogether,
} from './sibling-group.js';

const names = ['ruby', 'sam', 'tom', 'uma', 'vic'] as const;
const ages = [7, 5, 11, 2, 9] as const;

const member = (index: number, households: readonly HouseholdFacts[]): MatchFacts =>
  world({
    child: child({
      requestId: `request-${index}`,
      childId: `child-${names[index]}`,
      childCode: `47${index}`,
      ageInYears: ages[index]!,
      sex: index % 2 === 0 ? 'female' : 'male',
      siblingGroup: 'group-a',
    }),
    households,
  });
const groupOf = (size: number, households: readonly HouseholdFacts[]): SiblingGroupFacts => ({
  members: Array.from({ length: size }, (_, index) => member(index, households)),
});
const named = (reference: string, facts: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  household({ householdId: `id-${reference}`, reference, ...facts });
const together = (size: number, home: Partial<HouseholdFacts>): TogetherInHome | null =>
  judgeTogether(groupOf(size, [household(home)]), 0, 2 ** size - 1, startingPolicy);

describe('brothers and sisters in one home', () => {
  it('need a place each', () => {
    expect(together(3, { places: 3 })).toMatchObject({ together: 0b111, householdId: 'household-1' });
    expect(together(3, { places: 2 })).toBeNull();
    expect(together(2, { places: 2 })).not.toBeNull();
  });

  it('vector 2: four of them are within the law where all are siblings; terms and beds are judged after that', () => {
    expect(together(4, { places: 4 })).not.toBeNull();
    expect(together(4, { places: 4, approvals: [approval({ maxChildren: 3 })] })).toBeNull();
    expect(together(4, { places: 4, approvals: [approval({ maxChildren: 4 })] })).not.toBeNull();
  });

  it('vector 3: two of them do not join two of another family', () => {
    const others = [fostered('x-1', 'group-x'), fostered('x-2', 'group-x')];
    expect(together(2, { places: 5, fosteredChildren: others })).toBeNull();
    expect(together(2, { places: 5, fosteredChildren: others.slice(1) })).not.toBeNull();
  });

  it('cost nothing for being apart when they are together, and are scored one by one', () => {
    const found = together(2, { places: 3 });
    const reasons = found?.children.map(({ judged }) => judged.findings.map(({ because }) => because.kind));
    expect(reasons).toEqual([expect.arrayContaining(['with-siblings']), expect.arrayContaining(['with-siblings'])]);
    expect(found?.points).toBe(found?.children.reduce((sum, { judged }) => sum + judged.points, 0));
    expect(found?.tenthsOfAMile).toBe(2 * 42);
  });

  it('do not count twice where one of them lives there already', () => {
    const there: FosteredChild = { ...fostered('ignored', 'group-a'), childId: 'child-sam' };
    expect(together(2, { places: 2, fosteredChildren: [there] })).not.toBeNull();
  });

  it('are apart when only some of them move in', () => {
    const facts = groupOf(3, [household({ places: 3 })]);
    const [whole, two, one] = [0b111, 0b011, 0b100].map((set) => judgeTogether(facts, 0, set, startingPolicy));
    expect(two!.children.map(({ childId }) => childId)).toEqual(['child-ruby', 'child-sam']);
    const kinds = one!.children[0]!.judged.findings.map(({ because }) => because.kind);
    expect(kinds).toContain('apart-from-siblings');
    expect(one!.points + two!.points).toBeLessThan(whole!.points);
  });
});

describe('with a brother or sister who is placed already', () => {
  const placed = fostered('zoe', 'group-a', range('2025-01-20'), { reference: `${ours}/99` });
  const unrelated = fostered('other', 'group-x');
  const waiting = (size: number, home: Partial<HouseholdFacts>): TogetherInHome | null =>
    together(size, { fosteredChildren: [placed], ...home });

  it('needs a place for each of those who wait, and counts all of them to the usual limit (R-05, R-06)', () => {
    expect(waiting(2, { places: 3 })).toMatchObject({ pairsWithPlaced: 2 });
    expect(waiting(2, { places: 2 })).toBeNull();
    expect(waiting(3, { places: 4 })).not.toBeNull();
    const beside = { places: 6, fosteredChildren: [placed, unrelated] };
    expect(waiting(1, beside)).toMatchObject({ pairsWithPlaced: 1 });
    expect(waiting(2, beside)).toBeNull();
    expect(waiting(2, { places: 6, fosteredChildren: [{ ...placed, siblingGroup: 'group-y' }, unrelated] })).toBeNull();
  });

  it('comes before any home with more points, and says how many pairs stay apart elsewhere', () => {
    const homes = [
      named('theirs', { places: 3, fosteredChildren: [placed], place: placeMilesAway(25) }),
      named('near', { places: 2, place: placeMilesAway(1) }),
      named('nearer', { places: 1, place: placeMilesAway(0.5) }),
    ];
    const facts = groupOf(2, homes);
    expect(pairsWithPlacedIn(facts)).toBe(2);
    const { allTogether, splits } = shareOut(homesForEverySet(facts, startingPolicy), 2, 5, pairsWithPlacedIn(facts));
    expect(allTogether.map(({ reference, pairsWithPlaced }) => [reference, pairsWithPlaced])).toEqual([
      ['theirs', 2],
      ['near', 0],
    ]);
    expect(allTogether[0]!.points).toBeLessThan(allTogether[1]!.points);
    expect(splits[0]).toMatchObject({ separatedPairs: 2, pairs: 3 });
    expect(splits[0]!.homes.map(({ reference }) => reference)).toContain('theirs');
  });

  it('takes only those for placed who are of the group, wait for nothing, and live there during the stay', () => {
    const before = { ...placed, childId: 'was-there', stay: range('2025-01-20', '2026-03-02') };
    const later = { ...placed, childId: 'comes', stay: range('2026-08-30') };
    const after = { ...placed, childId: 'too-late', stay: range('2026-08-31') };
    const sam = { ...placed, childId: 'child-sam' };
    const home = named('theirs', { places: 9, fosteredChildren: [before, later, after, sam, unrelated] });
    expect(pairsWithPlacedIn(groupOf(2, [home, home]))).toBe(2);
    expect(judgeTogether(groupOf(2, [home]), 0, 0b01, startingPolicy)?.pairsWithPlaced ?? 1).toBe(1);
    const nobody = groupOf(2, [home]).members.map((one) => ({ ...one, child: { ...one.child, siblingGroup: null } }));
    const alone = named('alone', { fosteredChildren: [{ ...placed, siblingGroup: null }] });
    expect(pairsWithPlacedIn({ members: nobody.map((one) => ({ ...one, households: [alone] })) })).toBe(0);
  });
});

describe('with a parent who comes too', () => {
  const withParent = (isLookedAfter: boolean, home: Partial<HouseholdFacts>): TogetherInHome | null => {
    const [baby, brother] = groupOf(2, [household(home)]).members;
    const parent = { isLookedAfter, ageInYears: 17, riskAssessedOn: null };
    const need = { ...baby!.child, ageInYears: 0, placementType: 'parent-and-child' as const, parent };
    return judgeTogether({ members: [{ ...baby!, child: need }, brother!] }, 0, 0b11, startingPolicy);
  };

  it('needs a place for the parent as well, whoever of the children is judged', () => {
    expect(withParent(false, { places: 3 })).not.toBeNull();
    expect(withParent(false, { places: 2 })).toBeNull();
  });

  it('counts a looked-after parent to the usual limit, who is no brother or sister (R-40)', () => {
    const one = { places: 6, fosteredChildren: [fostered('other', 'group-x')] };
    expect(withParent(false, one)).not.toBeNull();
    expect(withParent(true, one)).toBeNull();
    expect(withParent(true, { places: 6 })).not.toBeNull();
  });
});

describe('what an authority may see of homes on different days', () => {
  const framework = (from: string, at: string): HouseholdFacts['service']['frameworkOf'] =>
    from <= at ? [ours] : ['E10009999'];
  const homesAt = (startsOn: string): readonly HouseholdFacts[] =>
    [
      named('a-new', { service: { ...household().service, frameworkOf: framework('2026-03-10', startsOn) } }),
      named('b-one', { places: 1 }),
      named('c-two', { places: 2 }),
    ].filter(({ service }) => service.frameworkOf.length === 0 || service.frameworkOf.includes(ours));
  const at = (index: number, startsOn: string): MatchFacts => {
    const facts = member(index, homesAt(startsOn));
    return { ...facts, child: { ...facts.child, startsOn: day(startsOn) } };
  };

  it('leaves a home out that not all of them could be offered, and judges each in the home that is meant', () => {
    const members = [at(0, '2026-03-02'), at(1, '2026-03-17')];
    expect(members.map(({ households }) => households.length)).toEqual([2, 3]);
    const group = siblingGroupOf(members);
    expect(group.members.map(({ households }) => households.map(({ reference }) => reference))).toEqual([
      ['b-one', 'c-two'],
      ['b-one', 'c-two'],
    ]);
    for (const [set, homes] of homesForEverySet(group, startingPolicy)) {
      for (const home of homes) {
        expect(home.children.map(({ judged }) => judged.household.householdId)).toEqual(
          membersOf(names.slice(0, 2), set).map(() => home.householdId),
        );
      }
    }
    expect(
      homesForEverySet(group, startingPolicy)
        .get(0b11)
        ?.map(({ reference }) => reference),
    ).toEqual(['c-two']);
  });

  it('leaves nothing out where all of them see the same', () => {
    const members = [at(0, '2026-03-17'), at(1, '2026-03-18')];
    expect(siblingGroupOf(members).members).toEqual(members);
  });
});

describe('why no home takes them all', () => {
  const rules = (size: number, homes: readonly HouseholdFacts[]): unknown =>
    whyNotTogether(groupOf(size, homes), startingPolicy).map(({ ruleId, households }) => [ruleId, households]);

  it('counts each rule once a home, most homes first', () => {
    const two = [approval({ maxChildren: 2 })];
    expect(
      rules(3, [named('a', { places: 2 }), named('b', { approvals: two }), named('c', { places: 1, approvals: two })]),
    ).toEqual([
      ['approved-number', 2],
      ['vacant-place', 2],
    ]);
    expect(
      rules(3, [
        named('a', { places: 2 }),
        named('b', { places: 1, carerAnswer: 'declined' }),
        named('c', { places: 0 }),
      ]),
    ).toEqual([
      ['vacant-place', 3],
      ['carer-agreed', 1],
    ]);
  });

  it('is silent where some home takes them all', () => {
    expect(rules(2, [named('a', { places: 1 }), named('b', { places: 2 })])).toEqual([]);
  });
});

describe('sets of children', () => {
  it.each([
    [0, 0],
    [0b1, 1],
    [0b1011, 3],
  ])('%d holds %d children', (set, count) => {
    expect(childrenIn(set)).toBe(count);
    expect(membersOf(['a', 'b', 'c', 'd'], set)).toHaveLength(count);
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 5],
    [4, 15],
    [5, 52],
    [7, 877],
  ])('%d children are parted in %d ways, each child once', (children, ways) => {
    const whole = 2 ** children - 1;
    const partings = partitionsOf(whole);
    expect(partings).toHaveLength(ways);
    expect(new Set(partings.map((sets) => [...sets].sort((a, b) => a - b).join())).size).toBe(ways);
    for (const sets of partings) {
      expect(sets.reduce((sum, set) => sum + set, 0)).toBe(whole);
      expect(sets.reduce((union, set) => union | set, 0)).toBe(whole);
    }
  });
});

describe('sharing brothers and sisters out', () => {
  const shared = (facts: SiblingGroupFacts, shown = 5): ReturnType<typeof shareOut> =>
    shareOut(homesForEverySet(facts, startingPolicy), facts.members.length, shown, pairsWithPlacedIn(facts));
  const read = ({ homes, separatedPairs, unplaced }: Sharing): unknown => ({
    homes: homes.map(({ reference, children }) => [reference, children.map(({ childId }) => childId.slice(6))]),
    separatedPairs,
    unplaced,
  });

  it('offers all together, one constellation and the best splits side by side', () => {
    const heron = {
      name: 'Heron',
      role: 'satellite' as const,
      hubBeds: 0,
      hubHasRoom: true,
      valid: range('2025-01-01'),
    };
    const facts = groupOf(3, [
      named('big-far', { places: 3, place: placeMilesAway(19) }),
      named('heron-1', { places: 2, place: placeMilesAway(8), constellations: [heron] }),
      named('heron-2', { places: 1, place: placeMilesAway(9), constellations: [heron] }),
      named('near-1', { places: 1, place: placeMilesAway(1) }),
      named('near-2', { places: 2, place: placeMilesAway(2) }),
      named('full', { places: 0 }),
    ]);
    const { allTogether, withinOneConstellation, splits } = shared(facts);
    expect(allTogether.map(({ reference }) => reference)).toEqual(['big-far']);
    expect(withinOneConstellation).toHaveLength(1);
    expect(withinOneConstellation[0]).toMatchObject({ constellation: 'Heron', separatedPairs: 2, unplaced: 0 });
    expect(withinOneConstellation[0]!.homes.map(({ reference }) => reference).sort()).toEqual(['heron-1', 'heron-2']);
    expect(splits[0]!.homes.map(({ reference }) => reference).sort()).toEqual(['near-1', 'near-2']);
    expect(splits.map(({ separatedPairs }) => separatedPairs)).toEqual([2, 2, 2, 3]);
  });

  it('says for whom no home is left, and separates no more than it must', () => {
    const facts = groupOf(3, [named('two', { places: 2 }), named('boys', { approvals: [approval({ sex: 'male' })] })]);
    expect(read(shared(facts).splits[0]!)).toEqual({
      homes: [
        ['two', ['ruby', 'tom']],
        ['boys', ['sam']],
      ],
      separatedPairs: 2,
      unplaced: 0,
    });
    const alone = groupOf(2, [named('one', { places: 1 })]);
    expect(shared(alone).allTogether).toEqual([]);
    expect(read(shared(alone).splits[0]!)).toEqual({ homes: [['one', ['ruby']]], separatedPairs: 1, unplaced: 0b10 });
    const nobody = groupOf(2, [named('none', { places: 0 })]);
    expect(shared(nobody).splits.map(read)).toEqual([{ homes: [], separatedPairs: 1, unplaced: 0b11 }]);
  });

  it('says how far apart they would live', () => {
    const facts = groupOf(2, [
      named('east', { places: 1, place: placeMilesAway(3) }),
      named('further-east', { places: 1, place: placeMilesAway(7.5) }),
      named('somewhere', { places: 1, place: 'not-recorded', areaAuthority: 'E10009999' }),
    ]);
    const { splits } = shared(facts);
    expect(milesApart(splits[0]!)).toBe(4.5);
    const [one] = splits[0]!.homes;
    expect(milesApart({ ...splits[0]!, homes: [one!] })).toBe(0);
    expect(milesApart({ ...splits[0]!, homes: [one!, { ...one!, place: 'not-recorded' }] })).toBeNull();
  });

  it('no number of points buys a separation', () => {
    const facts = groupOf(2, [
      named('both-far', { places: 2, place: placeMilesAway(40), areaAuthority: ours }),
      named('one-near', { places: 1, place: placeMilesAway(1) }),
      named('two-near', { places: 1, place: placeMilesAway(1) }),
    ]);
    const { allTogether, splits } = shared(facts);
    expect(allTogether).toHaveLength(1);
    expect(splits[0]!.separatedPairs).toBe(1);
  });

  const parent = fc.record({
    isLookedAfter: fc.constantFrom(true, false, 'not-recorded' as const),
    ageInYears: fc.constantFrom(16, 19),
    riskAssessedOn: fc.constant(null),
  });
  const inHeron = {
    name: 'Heron',
    role: 'satellite' as const,
    hubBeds: 0,
    hubHasRoom: null,
    valid: range('2025-01-01'),
  };
  /** Much is in the way of a home with anything: most have their carers' word and an approval. */
  const someHome = fc.oneof(
    { weight: 1, arbitrary: anyHousehold },
    {
      weight: 3,
      arbitrary: fc.tuple(anyHousehold, fc.boolean()).map(([home, isInHeron]) => ({
        ...home,
        ...{ carerAnswer: 'agreed' as const, approvals: [approval()], holds: [], unavailable: [] },
        constellations: isInHeron ? [inHeron] : [],
        places: home.places + 2,
      })),
    },
  );
  /** Fewer homes for more children: every child is tried in every home. */
  const sizes = fc.constantFrom([2, 5], [3, 5], [4, 4], [5, 3]).chain(([size, most]) =>
    fc.record({
      size: fc.constant(size!),
      homes: fc.array(someHome, { minLength: size === 5 ? 3 : 1, maxLength: most! }),
      /** The place of the one who comes with a parent, or of nobody. */
      withParent: fc.option(fc.record({ at: fc.nat(size! - 1), parent }), { nil: null }),
    }),
  );

  it('finds what trying everything finds, of two to five, one with a parent, others placed already', () => {
    const seen = { parent: 0, placed: 0, constellation: 0, five: 0 };
    fc.assert(
      fc.property(sizes, ({ size, homes, withParent }) => {
        const households = homes.map((home, index) => ({
          ...home,
          householdId: `id-${index}`,
          reference: `NF-${index}`,
        }));
        const plain = groupOf(size, households);
        const facts: SiblingGroupFacts = {
          members: plain.members.map((one, index) =>
            withParent?.at === index
              ? { ...one, child: { ...one.child, placementType: 'parent-and-child', parent: withParent.parent } }
              : one,
          ),
        };
        const found = shared(facts, 100);
        const tried = everyAssignment(facts);
        const wholes = tried.filter(({ homes: used, unplaced }) => used.length === 1 && unplaced === 0);
        expect(found.allTogether.map(({ reference }) => reference)).toEqual(
          wholes.sort(bestSharingFirst).map(({ homes: [home] }) => home!.reference),
        );
        const [best] = tried
          .filter(({ homes: used, unplaced }) => used.length !== 1 || unplaced !== 0)
          .sort(bestSharingFirst);
        expect(measure(found.splits[0]!)).toEqual(measure(best!));
        for (const constellation of ['Heron']) {
          const [within] = tried
            .filter(
              ({ homes: used, unplaced }) =>
                used.length > 1 && unplaced === 0 && used.every((home) => home.constellation === constellation),
            )
            .sort(bestSharingFirst);
          expect(found.withinOneConstellation.map(measure)).toEqual(within ? [measure(within)] : []);
          if (within) seen.constellation += 1;
        }
        const placedOnes = found.splits[0]!.homes.filter((home) => home.children.length > 0);
        if (withParent && placedOnes.length > 0) seen.parent += 1;
        if (placedOnes.some(({ pairsWithPlaced }) => pairsWithPlaced > 0)) seen.placed += 1;
        if (size === 5 && placedOnes.length > 1) seen.five += 1;
      }),
      { numRuns: 120 },
    );
    for (const [what, times] of Object.entries(seen)) expect([what, times > 0]).toEqual([what, true]);
  });
});

const measure = ({ unplaced, separatedPairs, points, tenthsOfAMile, homes }: Sharing): unknown => ({
  unplaced: childrenIn(unplaced),
  separatedPairs,
  points,
  tenthsOfAMile,
  references: homes.map(({ reference }) => reference),
});

/** Each child in each home or in none: what may live together is asked of the engine for each child anew. */
function everyAssignment({ members }: SiblingGroupFacts): Sharing[] {
  const known = new Map<string, ReturnType<typeof judgeHousehold>>();
  const homes = members[0]!.households.length;
  const sharings: Sharing[] = [];
  for (let code = 0; code < (homes + 1) ** members.length; code += 1) {
    const homeOf = members.map((_, index) => Math.floor(code / (homes + 1) ** index) % (homes + 1));
    const sharing = sharingFor(members, homeOf, homes, known);
    if (sharing) sharings.push(sharing);
  }
  return sharings;
}

function sharingFor(
  members: readonly MatchFacts[],
  homeOf: readonly number[],
  nowhere: number,
  known: Map<string, ReturnType<typeof judgeHousehold>>,
): Sharing | null {
  const used: TogetherInHome[] = [];
  let separatedPairs = 0;
  for (let a = 0; a < members.length; a += 1)
    for (let b = a + 1; b < members.length; b += 1)
      if (homeOf[a] !== homeOf[b] || homeOf[a] === nowhere) separatedPairs += 1;
  for (const [first, home] of homeOf.entries()) {
    if (home === nowhere || homeOf.indexOf(home) !== first) continue;
    const inIt = members.filter((_, index) => homeOf[index] === home);
    const judged = inIt.map((one) => {
      const about = [members.indexOf(one), home, ...inIt.map((other) => members.indexOf(other))].join();
      const answer = known.get(about) ?? judgeInHome(one, inIt, home);
      known.set(about, answer);
      return answer;
    });
    if (judged.some(({ standing }) => standing === 'excluded' || standing === 'near-miss')) return null;
    const { household: card } = judged[0]!;
    used.push({
      pairsWithPlaced: inIt.length * placedIn(members, home).length,
      together: inIt.reduce((set, one) => set | (1 << members.indexOf(one)), 0),
      householdId: card.householdId,
      reference: card.reference,
      points: judged.reduce((sum, { points }) => sum + points, 0),
      tenthsOfAMile: judged.reduce(
        (sum, { milesFromHome }) => sum + (milesFromHome === 'not-recorded' ? 10_000 : Math.round(milesFromHome * 10)),
        0,
      ),
      needsAuthority: judged.some(({ standing }) => standing === 'needs-authority'),
      constellation: card.constellation?.name ?? null,
      place: 'not-recorded',
      children: [],
    });
  }
  const placed = new Set(members[0]!.households.flatMap((_, index) => placedIn(members, index))).size;
  const pairs = (members.length * (members.length - 1)) / 2 + members.length * placed;
  separatedPairs += members.length * placed - used.reduce((sum, { pairsWithPlaced }) => sum + pairsWithPlaced, 0);
  return {
    pairs,
    homes: used,
    unplaced: homeOf.reduce((set, home, index) => (home === nowhere ? set | (1 << index) : set), 0),
    separatedPairs,
    points: used.reduce((sum, { points }) => sum + points, 0),
    tenthsOfAMile: used.reduce((sum, home) => sum + home.tenthsOfAMile, 0),
  };
}

/** Of the group, living there while they would, and not waiting; all of them would stay on the same days. */
function placedIn(members: readonly MatchFacts[], home: number): readonly string[] {
  const { child, households } = members[0]!;
  return [
    ...new Set(
      households[home]!.fosteredChildren.filter(
        ({ siblingGroup, stay }) => siblingGroup === child.siblingGroup && overlaps(stay, stayOf(child)),
      )
        .map(({ childId }) => childId)
        .filter((childId) => !members.some((member) => member.child.childId === childId)),
    ),
  ];
}
const stayOf = ({ startsOn, expectedUntil }: MatchFacts['child']): DateRange => ({
  from: startsOn,
  until: expectedUntil,
});

function judgeInHome(one: MatchFacts, inIt: readonly MatchFacts[], home: number): ReturnType<typeof judgeHousehold> {
  const others = inIt.filter((other) => other !== one);
  const at = one.households[home]!;
  const asLiving = others.map(({ child: brother }) =>
    fostered(brother.childId, brother.siblingGroup, range(brother.startsOn, brother.expectedUntil), {
      reference: `${ours}/${brother.childCode}`,
      responsibleAuthority: ours,
      ageInYears: brother.ageInYears,
      sex: brother.sex,
    }),
  );
  return judgeHousehold(
    { ...one, child: { ...one.child, siblingsLiveInAHome: true } },
    { ...at, fosteredChildren: [...at.fosteredChildren, ...asLiving] },
    startingPolicy,
  );
}
