import { describe, expect, it } from '@jest/globals';
import { adjoining, fostered, household, ours, pair, range } from '../../../../test/support/match-world.js';
import { type HouseholdFacts } from './facts.js';
import { fewestPlacesLeft, fosteredOver, placeFreeFrom } from './occupancy.js';
import { startingPolicy } from './policy.js';
import { usualFosteringLimit } from './rules/usual-fostering-limit.rule.js';
import { usualLimitExemption } from './rules/usual-limit-exemption.rule.js';

const sought = { childId: 'child-ruby', placementType: 'short-term', parent: null } as const;
const stay = range('2026-03-02', '2026-08-31');
const away = (places: number, from: string, until: string | null): HouseholdFacts['unavailable'][number] => ({
  places,
  reason: 'carer-break',
  valid: range(from, until),
});

describe('who is there over a stay', () => {
  const late = fostered('late', null, range('2026-07-06'));
  const early = fostered('early', null, range('2026-04-13', '2026-05-04'));

  it('is told by day, the earliest first, whoever is recorded first', () => {
    const days = fosteredOver(household({ fosteredChildren: [late, early] }), 'child-ruby', stay);
    expect(days.map(({ on, others }) => [on, others.map(({ childId }) => childId)])).toEqual([
      ['2026-03-02', []],
      ['2026-04-13', ['early']],
      ['2026-07-06', ['late']],
    ]);
  });

  it('of days with as few places the earliest is the fullest', () => {
    const { placesLeft, space } = fewestPlacesLeft(household({ fosteredChildren: [late, early] }), sought, stay);
    expect([placesLeft, space.on]).toEqual([2, '2026-04-13']);
  });
});

describe('the day from which a place is free', () => {
  const freeFrom = (home: Partial<HouseholdFacts>, of = stay): unknown => placeFreeFrom(household(home), sought, of);
  const tom = fostered('tom', null, range('2025-01-20', '2026-06-08'));

  it('is when a child leaves, a place is available again or a bed is no longer kept for a hub', () => {
    expect(freeFrom({ places: 1, fosteredChildren: [tom] })).toBe('2026-06-08');
    expect(freeFrom({ places: 1, unavailable: [away(1, '2026-01-05', '2026-05-04')] })).toBe('2026-05-04');
    const hub = { name: 'Heron', role: 'hub', hubBeds: 1, hubHasRoom: null } as const;
    expect(freeFrom({ places: 1, constellations: [{ ...hub, valid: range('2025-01-06', '2026-07-13') }] })).toBe(
      '2026-07-13',
    );
    expect(freeFrom({ places: 1, fosteredChildren: [fostered('ann')] })).toBeNull();
  });

  it('is the earliest of several, and no day before the stay', () => {
    const both = { places: 2, fosteredChildren: [tom], unavailable: [away(1, '2026-01-05', '2026-05-04')] };
    expect(freeFrom(both)).toBe('2026-05-04');
    const since = [
      fostered('gone', null, range('2025-01-20', '2026-01-05')),
      fostered('there', null, range('2026-02-23', '2026-04-27')),
    ];
    expect(freeFrom({ places: 1, fosteredChildren: since }, range('2026-03-02', '2026-03-09'))).toBe('2026-04-27');
  });

  it('asks for a place as long as the stay, not for good', () => {
    const coming = fostered('coming', null, range('2026-12-07'));
    const until = (end: string): unknown =>
      freeFrom({ places: 1, fosteredChildren: [tom, coming] }, range('2026-03-02', end));
    expect(until('2026-08-31')).toBe('2026-06-08');
    expect(until('2026-09-01')).toBeNull();
    expect(freeFrom({ places: 1, fosteredChildren: [tom, coming] }, range('2026-03-02'))).toBeNull();
  });
});

describe('an exemption from the usual fostering limit', () => {
  const ruby = `${ours}/4711`;
  const there = (childId: string, from = '2025-01-20', until: string | null = null) =>
    fostered(childId, null, range(from, until));
  const named = (...children: string[]): string[] => [ruby, ...children.map((one) => `${adjoining}/${one}`)];
  const effects = (
    fosteredChildren: HouseholdFacts['fosteredChildren'],
    valid: HouseholdFacts['exemptions'][number]['valid'],
    children = named('a', 'b', 'c'),
  ): unknown => {
    const home = pair({ places: 6, fosteredChildren, exemptions: [{ authority: ours, children, valid }] });
    return [usualFosteringLimit, usualLimitExemption].flatMap((rule) =>
      rule.judge(home, startingPolicy).map(({ effect }) => effect),
    );
  };

  it('need not hold before the stay, however full the home was then', () => {
    const before = there('gone', '2025-01-20', '2026-01-05');
    expect(effects([there('a'), there('b'), there('c'), before], range('2026-03-02'))).toEqual(['met', 'met']);
    expect(effects([there('a'), there('b'), there('c')], range('2026-03-03'))).toEqual(['blocks']);
  });

  it('has to hold until the first of them leaves, whoever is recorded first', () => {
    const home = [there('b', '2025-01-20', '2026-07-06'), there('a', '2025-01-20', '2026-05-04'), there('c')];
    expect(effects(home, range('2026-03-02', '2026-05-04'))).toEqual(['met', 'met']);
    expect(effects(home, range('2026-03-02', '2026-05-03'))).toEqual(['blocks']);
  });

  it('does not count a child twice who lives there already', () => {
    const home = [there('child-ruby'), there('a', '2025-01-20', '2026-05-04'), there('b'), there('c')];
    expect(effects(home, range('2026-03-02', '2026-05-04'))).toEqual(['met', 'met']);
  });

  it('names the children of the days over the limit only', () => {
    const home = [...['a', 'b', 'c'].map((one) => there(one, '2025-01-20', '2026-05-04')), there('d', '2026-06-08')];
    expect(effects(home, range('2026-03-02'))).toEqual(['met', 'met']);
    expect(effects([...home, there('e', '2026-04-13')], range('2026-03-02'))).toEqual(['blocks']);
  });
});
