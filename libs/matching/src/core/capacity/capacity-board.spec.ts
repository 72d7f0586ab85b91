import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, type DateRange } from '#kernel';
import { type HoldScope, spaceOn, type UnavailabilityReason } from '#register/core';
import { approval, range } from '../../../../../test/support/match-world.js';
import { type AgeBand, type CapacityAsked, type CapacityBoard, capacityBoard, isAgeBand } from './capacity-board.js';
import { type CapacityHome, daysOfChange, homeOnADay } from './place-states.js';

const on = day('2026-03-02');
const child = (childId: string, stay: DateRange = range('2025-01-20')): CapacityHome['fosteredChildren'][number] => ({
  childId,
  stay,
});
const closed = (
  places: number,
  reason: UnavailabilityReason,
  valid = range('2026-01-01'),
): CapacityHome['unavailable'][number] => ({ places, reason, valid });
const hold = (scope: HoldScope, valid = range('2026-01-01')): CapacityHome['holds'][number] => ({
  ...{ scope, namedChild: scope === 'named-child' ? 'A/1' : null, valid, reviewOn: null, decidedBy: 'Panel' },
});
const home = (facts: Partial<CapacityHome> = {}): CapacityHome => ({
  householdId: 'household-1',
  reference: 'H-1',
  name: 'Home of Ada Lark',
  district: { code: 'E07000001', name: 'Aller' },
  places: 4,
  stayingPutAdults: 0,
  approvals: [approval()],
  unavailable: [],
  holds: [],
  skills: [],
  lastReviewOn: day('2025-11-03'),
  fosteredChildren: [],
  constellations: [],
  members: [],
  ...facts,
});
const asked = (more: Partial<CapacityAsked> = {}): CapacityAsked => ({
  ...{ on, districtCode: null, ageBand: null, placementType: null, skill: null },
  ...more,
});
const told = (home: CapacityHome, date = on): unknown => {
  const { approved, filled, vacant, notAvailable, reasons, overfilledBy } = homeOnADay(home, date);
  return { approved, filled, vacant, notAvailable, reasons, overfilledBy };
};
const places = (approved: number, filled: number, vacant: number, notAvailable: number): object => ({
  ...{ approved, filled, vacant, notAvailable },
});

describe('the places of a home on a day', () => {
  it('are vacant when nobody lives there and nothing stands in the way', () => {
    expect(told(home())).toEqual({ ...places(4, 0, 4, 0), reasons: [], overfilledBy: 0 });
  });

  it('are filled by children, and not available to anybody else for a reason each', () => {
    const full = home({
      places: 9,
      stayingPutAdults: 1,
      fosteredChildren: [child('a'), child('b')],
      constellations: [{ hubBeds: 2, valid: range('2025-09-01') }],
      unavailable: [closed(1, 'carer-break')],
      holds: [hold('new-children')],
    });
    expect(told(full)).toEqual({
      ...places(9, 2, 0, 7),
      reasons: [
        { reason: 'staying-put', places: 1 },
        { reason: 'hub-bed', places: 2 },
        { reason: 'carer-break', places: 1 },
        { reason: 'hold', places: 3 },
      ],
      overfilledBy: 0,
    });
  });

  it('are never more than are approved, whoever lives there and whatever is recorded', () => {
    const crowded = home({
      places: 2,
      stayingPutAdults: 1,
      fosteredChildren: [child('a'), child('b')],
      unavailable: [closed(1, 'bedroom-unavailable')],
    });
    expect(told(crowded)).toEqual({ ...places(2, 2, 0, 0), reasons: [], overfilledBy: 1 });
    expect(told(home({ places: 3, unavailable: [closed(5, 'carer-break')] }))).toEqual({
      ...places(3, 0, 0, 3),
      reasons: [{ reason: 'carer-break', places: 3 }],
      overfilledBy: 0,
    });
  });

  it('are none without an approval that day; who still lives there is said', () => {
    const ended = home({
      approvals: [approval({ valid: range('2019-05-14', '2026-03-02') })],
      fosteredChildren: [child('a')],
    });
    expect(told(ended)).toEqual({ ...places(0, 0, 0, 0), reasons: [], overfilledBy: 1 });
    expect(told(ended, day('2026-03-01'))).toMatchObject(places(4, 1, 3, 0));
  });

  it.each([
    ['all', 4],
    ['new-children', 4],
    ['named-child', 0],
  ] as const)('are held for nobody by a hold on %s: %i', (scope, held) => {
    expect(told(home({ holds: [hold(scope)] }))).toMatchObject(places(4, 0, 4 - held, held));
    expect(told(home({ holds: [hold(scope, range('2026-01-01', '2026-03-02'))] }))).toMatchObject(places(4, 0, 4, 0));
  });

  it('change on the days on which a fact begins or ends', () => {
    const busy = home({
      approvals: [approval({ valid: range('2019-05-14', '2026-04-01'), resignationNoticeOn: day('2026-02-10') })],
      fosteredChildren: [child('a', range('2025-01-01', '2026-03-05'))],
      constellations: [{ hubBeds: 1, valid: range('2026-03-03') }],
      unavailable: [
        closed(1, 'carer-break', range('2026-03-02', '2026-03-30')),
        closed(1, 'other', range('2026-03-31')),
      ],
      holds: [hold('all', range('2026-03-05', '2026-05-01'))],
    });
    expect(daysOfChange(busy, on, day('2026-03-30'))).toEqual(['2026-03-03', '2026-03-05', '2026-03-10', '2026-03-30']);
  });
});

const dayNear = fc.integer({ min: -60, max: 60 }).map((days) => addDays(on, days));
const rangeNear = fc
  .tuple(dayNear, fc.option(fc.integer({ min: 1, max: 80 }), { nil: null }))
  .map(([from, length]): DateRange => ({ from, until: length === null ? null : addDays(from, length) }));
const anyHome: fc.Arbitrary<CapacityHome> = fc
  .record({
    reference: fc.integer({ min: 1, max: 99 }).map((number) => `H-${number}`),
    district: fc.constantFrom(null, { code: 'D1', name: 'Aller' }, { code: 'D2', name: 'Brack' }),
    places: fc.integer({ min: 0, max: 6 }),
    stayingPutAdults: fc.integer({ min: 0, max: 2 }),
    approvals: fc.option(rangeNear, { nil: null }).chain((valid) =>
      fc
        .record({
          ages: fc.constantFrom(null, { from: 0, to: 4 }, { from: 5, to: 11 }, { from: 8, to: 17 }),
          placementTypes: fc.constantFrom(null, ['long-term' as const], ['short-term' as const, 'respite' as const]),
          resignationNoticeOn: fc.option(dayNear, { nil: null }),
        })
        .map((terms) => (valid === null ? [] : [approval({ ...terms, valid })])),
    ),
    unavailable: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('carer-break' as const, 'other' as const), rangeNear)
        .map(([count, reason, valid]) => closed(count, reason, valid)),
      { maxLength: 2 },
    ),
    holds: fc.array(
      fc
        .tuple(fc.constantFrom('all' as const, 'named-child' as const), rangeNear)
        .map(([scope, valid]) => hold(scope, valid)),
      { maxLength: 1 },
    ),
    fosteredChildren: fc
      .array(rangeNear, { maxLength: 4 })
      .map((stays) => stays.map((stay, at) => child(`c${at}`, stay))),
    constellations: fc.array(
      rangeNear.map((valid) => ({ hubBeds: 2, valid })),
      { maxLength: 1 },
    ),
    skills: fc.constantFrom(
      [],
      [{ skill: 'self-harm' as const, validUntil: on }],
      [{ skill: 'self-harm' as const, validUntil: null }],
    ),
  })
  .map(home);
const anyDay = fc.integer({ min: -80, max: 120 }).map((days) => addDays(on, days));
const adds = ({ approved, filled, vacant, notAvailable }: CapacityBoard['total']): boolean =>
  approved === filled + vacant + notAvailable && Math.min(filled, vacant, notAvailable) >= 0;

describe('the capacity board', () => {
  it('always adds up: of a home, of every group, and of the whole', () => {
    fc.assert(
      fc.property(fc.array(anyHome, { maxLength: 6 }), anyDay, (homes, date) => {
        const board = capacityBoard(homes, asked({ on: date }));
        const groups = [board.districts, board.ageBands, board.placementTypes, board.skills].flat();
        expect([board.total, ...groups.map((group) => group.places)].every(adds)).toBe(true);
        const whole = (of: (places: CapacityBoard['total']) => number): number =>
          board.districts.reduce((total, district) => total + of(district.places), 0);
        for (const figure of [
          'homes',
          'approved',
          'filled',
          'vacant',
          'notAvailable',
          'stayingPut',
          'hubBeds',
        ] as const) {
          expect(whole((one) => one[figure])).toBe(board.total[figure]);
        }
        expect(board.reasons.reduce((total, { places: count }) => total + count, 0)).toBe(board.total.notAvailable);
        for (const one of board.homes) {
          expect(one.approved).toBe(one.filled + one.vacant + one.notAvailable);
          expect(one.reasons.reduce((total, { places: count }) => total + count, 0)).toBe(one.notAvailable);
        }
      }),
    );
  });

  it('says vacant what the register says is vacant, but for homes on hold or without approval', () => {
    fc.assert(
      fc.property(anyHome, anyDay, (one, date) => {
        const { vacant, approval: held, reasons } = homeOnADay(one, date);
        if (held === null || reasons.some(({ reason }) => reason === 'hold')) expect(vacant).toBe(0);
        else expect(vacant).toBe(spaceOn(one, date).vacant);
      }),
    );
  });

  it('knows every day of the next four weeks on which a figure changes, and no other', () => {
    fc.assert(
      fc.property(anyHome, anyDay, (one, date) => {
        const told = capacityBoard([one], asked({ on: date })).changes.map((change) => change.on);
        const figures = (after: number): string => {
          const { approved, filled, vacant, notAvailable } = homeOnADay(one, addDays(date, after));
          return `${approved} ${filled} ${vacant} ${notAvailable}`;
        };
        const days = Array.from({ length: 28 }, (_, index) => index + 1);
        expect(told).toEqual(
          days.filter((after) => figures(after) !== figures(after - 1)).map((after) => addDays(date, after)),
        );
      }),
    );
  });

  it('has, on a coming day, the facts of that day', () => {
    const coming = home({
      fosteredChildren: [child('a', range('2025-01-20', '2026-05-01')), child('b', range('2026-04-01'))],
      unavailable: [closed(1, 'carer-break', range('2026-04-20', '2026-04-27'))],
    });
    const totalOn = (date: string): object => capacityBoard([coming], asked({ on: day(date) })).total;
    expect(totalOn('2026-03-31')).toMatchObject(places(4, 1, 3, 0));
    expect(totalOn('2026-04-01')).toMatchObject(places(4, 2, 2, 0));
    expect(totalOn('2026-04-26')).toMatchObject(places(4, 2, 1, 1));
    expect(totalOn('2026-04-27')).toMatchObject(places(4, 2, 2, 0));
    expect(totalOn('2026-05-01')).toMatchObject(places(4, 1, 3, 0));
    const { changes } = capacityBoard([coming], asked({ on: day('2026-04-01') }));
    expect(changes.map((change) => [change.on, change.before.vacant, change.after.vacant])).toEqual([
      ['2026-04-20', 2, 1],
      ['2026-04-27', 1, 2],
    ]);
  });

  it('counts homes by what they can take that day, and only those asked for', () => {
    const homes = [
      home({
        reference: 'H-1',
        places: 1,
        approvals: [approval({ ages: { from: 0, to: 4 } })],
        skills: [{ skill: 'self-harm', validUntil: on }],
      }),
      home({
        reference: 'H-2',
        places: 2,
        approvals: [approval({ ages: { from: 5, to: 10 }, placementTypes: ['respite'] })],
        district: { code: 'E07000002', name: 'Brack' },
      }),
      home({
        reference: 'H-3',
        places: 4,
        district: null,
        skills: [{ skill: 'self-harm', validUntil: day('2026-03-03') }],
      }),
      home({ reference: 'H-4', places: 8, approvals: [] }),
    ];
    const board = capacityBoard(homes, asked());
    const count = (groups: readonly { id: string; places: { approved: number } }[]): Record<string, number> =>
      Object.fromEntries(groups.map((group) => [group.id, group.places.approved]));
    expect(count(board.ageBands)).toEqual({ 'under-5': 5, '5-to-9': 6, '10-to-15': 6, '16-and-17': 4 });
    expect(count(board.placementTypes)).toMatchObject({ respite: 7, 'long-term': 5 });
    expect(count(board.skills)).toMatchObject({ 'self-harm': 4, 'going-missing': 0 });
    expect(board.districts.map(({ id, name, places: { homes: number } }) => [id, name, number])).toEqual([
      ['E07000001', 'Aller', 2],
      ['E07000002', 'Brack', 1],
      ['not-known', null, 1],
    ]);
    expect(capacityBoard(homes, asked({ districtCode: 'E07000002' })).districtChoices).toEqual(
      board.districts.map(({ id, name }) => ({ id, name })),
    );
    const shown = (more: Partial<CapacityAsked>): string[] =>
      capacityBoard(homes, asked(more)).homes.map((one) => one.home.reference);
    expect(shown({})).toEqual(['H-1', 'H-2', 'H-3', 'H-4']);
    expect(shown({ districtCode: 'not-known' })).toEqual(['H-3']);
    expect(shown({ ageBand: '10-to-15' })).toEqual(['H-2', 'H-3']);
    expect(shown({ ageBand: 'under-5', placementType: 'long-term' })).toEqual(['H-1', 'H-3']);
    expect(shown({ skill: 'self-harm' })).toEqual(['H-3']);
    expect(board.total).toMatchObject({ homes: 4, approved: 7 });
  });

  it('has the reasons with most places first, and how many homes each is of', () => {
    const homes = [
      home({ unavailable: [closed(1, 'other')] }),
      home({ reference: 'H-2', unavailable: [closed(2, 'carer-break')] }),
      home({ reference: 'H-3', stayingPutAdults: 1, constellations: [{ hubBeds: 2, valid: range('2025-09-01') }] }),
      home({ reference: 'H-4', unavailable: [closed(1, 'carer-break'), closed(1, 'carer-break')] }),
    ];
    const { reasons, total } = capacityBoard(homes, asked());
    expect(reasons).toEqual([
      { reason: 'carer-break', places: 4, homes: 2 },
      { reason: 'hub-bed', places: 2, homes: 1 },
      { reason: 'other', places: 1, homes: 1 },
      { reason: 'staying-put', places: 1, homes: 1 },
    ]);
    expect(total).toMatchObject({ stayingPut: 1, hubBeds: 2, notAvailable: 8, overfilledBy: 0 });
  });

  it('names districts by name, one without a name last, and changes by day, whatever order homes come in', () => {
    const leaves = (reference: string, until: string, district: CapacityHome['district']): CapacityHome =>
      home({ reference, district, fosteredChildren: [child('a', range('2025-01-01', until))] });
    const board = capacityBoard(
      [
        leaves('H-2', '2026-03-09', { code: 'E07000002', name: 'Brook' }),
        leaves('H-4', '2026-03-11', null),
        leaves('H-1', '2026-03-09', { code: 'E07000009', name: 'Aller' }),
        leaves('H-3', '2026-03-05', { code: 'E07000003', name: 'Aller' }),
      ],
      asked(),
    );
    expect(board.districts.map(({ id, name }) => (name === null ? null : id))).toEqual([
      'E07000003',
      'E07000009',
      'E07000002',
      null,
    ]);
    expect(board.changes.map((change) => [change.on, change.home.reference])).toEqual([
      ['2026-03-05', 'H-3'],
      ['2026-03-09', 'H-1'],
      ['2026-03-09', 'H-2'],
      ['2026-03-11', 'H-4'],
    ]);
  });

  it('knows its age bands', () => {
    expect((['under-5', 'toString', 'under-6'] as AgeBand[]).map(isAgeBand)).toEqual([true, false, false]);
  });
});

describe('whom to keep', () => {
  const kept = (facts: Partial<CapacityHome>): unknown[] =>
    capacityBoard([home({ members: [], ...facts })], asked()).toKeep.map(({ kind, on: date }) => [kind, date]);
  const member = (
    role: 'carer' | 'adult' | 'own-child',
    checkedOn: string | null,
    bornOn: string | null = null,
  ): CapacityHome['members'][number] => ({
    ...{ role, specifiedOffence: 'not-recorded', bornOn: bornOn === null ? null : day(bornOn) },
    checkedOn: checkedOn === null ? 'not-recorded' : day(checkedOn),
  });

  it.each([
    [range('2019-05-14', '2026-05-31'), null, [['approval-ends', '2026-05-31']]],
    [range('2019-05-14', '2026-06-01'), null, []],
    [range('2019-05-14'), '2026-02-20', [['resigned', '2026-03-20']]],
    [range('2019-05-14', '2026-03-02'), null, []],
  ] as const)('an approval of %j, resigned on %s', (valid, notice, expected) => {
    expect(kept({ approvals: [approval({ valid, resignationNoticeOn: notice && day(notice) })] })).toEqual(expected);
  });

  it.each([
    ['2025-03-01', [['review-overdue', '2026-03-01']]],
    ['2025-03-02', [['review-due', '2026-03-02']]],
    ['2025-05-31', [['review-due', '2026-05-31']]],
    ['2025-06-01', []],
    ['2024-02-29', [['review-overdue', '2025-03-01']]],
  ])('a review of %s', (lastReviewOn, expected) => {
    expect(kept({ lastReviewOn: day(lastReviewOn) })).toEqual(expected);
  });

  it.each([
    [[member('carer', '2023-03-01')], [['check-lapsed', '2026-03-01']]],
    [[member('carer', '2023-03-02')], [['check-lapses', '2026-03-02']]],
    [[member('carer', '2023-05-31')], [['check-lapses', '2026-05-31']]],
    [[member('carer', '2023-06-01')], []],
    [[member('carer', '2025-01-01'), member('adult', '2023-03-09', '2008-03-02')], [['check-lapses', '2026-03-09']]],
    [[member('carer', '2025-01-01'), member('own-child', null, '2008-03-03')], []],
    [[member('carer', '2025-01-01'), member('own-child', null, '2008-03-02')], [['check-not-recorded', null]]],
    [[member('carer', null), member('carer', '2022-01-01')], [['check-not-recorded', null]]],
  ])('checks %#', (members, expected) => {
    expect(kept({ members })).toEqual(expected);
  });

  it('comes earliest first, what nobody recorded last', () => {
    const homes = [
      home({
        reference: 'H-2',
        lastReviewOn: 'not-recorded',
        approvals: [approval({ valid: range('2019-05-14', '2026-03-30') })],
      }),
      home({ reference: 'H-1', lastReviewOn: day('2025-02-01') }),
      home({ reference: 'H-0', lastReviewOn: 'not-recorded' }),
    ];
    expect(capacityBoard(homes, asked()).toKeep.map(({ home: { reference }, kind }) => [reference, kind])).toEqual([
      ['H-1', 'review-overdue'],
      ['H-2', 'approval-ends'],
      ['H-0', 'review-not-recorded'],
      ['H-2', 'review-not-recorded'],
    ]);
  });
});
