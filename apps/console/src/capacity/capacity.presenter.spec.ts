import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { capacityAddress, readCapacityFilters } from './capacity-filters.js';
import { type CapacityBoard, type HomeOnADay } from './capacity.operations.js';
import { presentCapacity, presentCapacityProblem } from './capacity.presenter.js';

const on = day('2026-03-10');
const date = { day: '10', month: '3', year: '2026' };
const places = (approved: number, filled: number, vacant: number, notAvailable: number, homes = 3) => ({
  ...{ homes, approved, filled, vacant, notAvailable, stayingPut: 0, hubBeds: 0, overfilledBy: 0 },
});
const home = (number: number, facts: Partial<HomeOnADay> = {}): HomeOnADay => ({
  home: { id: `home-${number}`, name: `Home ${number}`, reference: `H-${number}`, districtName: 'Aller' },
  ...{ approved: 3, filled: 1, vacant: 2, notAvailable: 0, overfilledBy: 0, reasons: [] },
  ...facts,
});
const board = (more: Partial<CapacityBoard> = {}): CapacityBoard => ({
  on,
  total: { ...places(9, 2, 3, 4), stayingPut: 1, hubBeds: 2 },
  districtChoices: [
    { id: 'D1', name: 'Aller' },
    { id: 'D2', name: 'Brack' },
  ],
  districts: [{ id: 'D1', name: 'Aller', places: places(9, 2, 3, 4) }],
  reasons: [{ id: 'carer-break', name: 'carer taking a break', places: 2, homes: 1 }],
  ageBands: [{ id: 'under-5', name: 'under 5', places: places(4, 1, 0, 3) }],
  placementTypes: [],
  skills: [
    { id: 'self-harm', name: 'self-harm', places: places(3, 1, 2, 0, 1) },
    { id: 'going-missing', name: 'going missing', places: places(0, 0, 0, 0, 0) },
  ],
  homes: { list: [home(1), home(2, { vacant: 0, notAvailable: 2 })], changes: [], toKeep: [] },
  ...more,
});
const asked = (query: Record<string, string> = {}) => readCapacityFilters(query);
const present = (more: Partial<CapacityBoard> = {}, query: Record<string, string> = {}, page = 1) =>
  presentCapacity(board(more), asked(query), date, page);

describe('the capacity page', () => {
  it('says the figures first, and what is in those not available', () => {
    expect(present().sentences).toEqual([
      'On 10 March 2026, 3 homes have 9 approved places: 2 filled, 3 vacant and 4 not available.',
      'Of those not available, 1 is a Staying Put adult’s and 2 are hub beds kept for sleepovers.',
    ]);
    expect(present({ total: { ...places(1, 1, 0, 0, 1), overfilledBy: 1 } }).sentences).toEqual([
      'On 10 March 2026, 1 home has 1 approved place: 1 filled, 0 vacant and 0 not available.',
      '1 person lives in homes beyond the places approved that day. They are in none of these figures.',
    ]);
    expect(present({ total: places(0, 0, 0, 0, 0) }).sentences).toEqual([
      'On 10 March 2026, no home of the service is of this kind.',
    ]);
  });

  it('leads from every figure to the homes behind it, keeping what was asked for', () => {
    const { districts, reasons } = present({}, { age: 'under-5', show: 'filled' });
    expect(districts[0]?.cells.map(({ text, href }) => [text, href])).toEqual([
      ['9', '/capacity?on=2026-03-10&district=D1&age=under-5&show=approved#homes'],
      ['2', '/capacity?on=2026-03-10&district=D1&age=under-5&show=filled#homes'],
      ['3', '/capacity?on=2026-03-10&district=D1&age=under-5&show=vacant#homes'],
      ['4', '/capacity?on=2026-03-10&district=D1&age=under-5&show=not-available#homes'],
    ]);
    expect(reasons).toEqual([
      {
        name: 'Carer taking a break',
        cells: [
          { text: '2', href: '/capacity?on=2026-03-10&age=under-5&show=reason-carer-break#homes' },
          { text: '1', href: '' },
        ],
      },
    ]);
    expect(present().groups.map(({ rows }) => rows.map((row) => row.cells[2]))).toEqual([
      [{ text: '0', href: '' }],
      [],
      [{ text: '2', href: '/capacity?on=2026-03-10&skill=self-harm&show=vacant#homes' }],
    ]);
  });

  it('shows counts, and no way to a home, to those who may not see homes', () => {
    const model = present({ homes: null });
    expect(model.homes).toBeNull();
    expect([...model.districts, ...model.reasons].flatMap(({ cells }) => cells.map(({ href }) => href))).toEqual(
      Array.from({ length: 6 }, () => ''),
    );
  });

  it('lists the homes behind a figure or a reason', () => {
    const closed = { reasons: [{ id: 'carer-break', name: 'carer taking a break', places: 2 }], overfilledBy: 1 };
    const list = [home(1), home(2, { vacant: 0, notAvailable: 2, ...closed }), home(3, { filled: 0, vacant: 3 })];
    const shown = (show: string) => {
      const homes = present({ homes: { list, changes: [], toKeep: [] } }, { show }).homes;
      return [homes?.heading, ...(homes?.list.map(({ reference }) => reference) ?? [])];
    };
    expect(shown('anything')).toEqual(['Homes with a vacant place', 'H-1', 'H-3']);
    expect(shown('filled')).toEqual(['Homes where a child lives', 'H-1', 'H-2']);
    expect(shown('approved')).toEqual(['Homes with an approved place', 'H-1', 'H-2', 'H-3']);
    expect(shown('not-available')).toEqual(['Homes with a place that is not available', 'H-2']);
    expect(shown('reason-carer-break')).toEqual([
      'Homes with a place that is not available: carer taking a break',
      'H-2',
    ]);
    const [second] = present({ homes: { list, changes: [], toKeep: [] } }, { show: 'not-available' }).homes?.list ?? [];
    expect(second).toMatchObject({
      figures: ['3', '1', '0', '2'],
      why: 'Carer taking a break (2) and beyond the places approved (1)',
    });
  });

  it('shows a long list fifty at a time', () => {
    const list = Array.from({ length: 51 }, (_, index) => home(index));
    const first = present({ homes: { list, changes: [], toKeep: [] } }).homes;
    expect([first?.range, first?.previousHref, first?.nextHref]).toEqual([
      '1 to 50 of 51 homes.',
      '',
      '/capacity?on=2026-03-10&show=vacant&page=2#homes',
    ]);
    const last = present({ homes: { list, changes: [], toKeep: [] } }, {}, 9).homes;
    expect([last?.range, last?.list.length, last?.nextHref]).toEqual(['51 to 51 of 51 homes.', 1, '']);
    expect(present({ homes: { list: [], changes: [], toKeep: [] } }).homes?.range).toBe('There is none.');
  });

  it('says what changes, and only that', () => {
    const change = {
      on: day('2026-03-20'),
      home: home(1).home,
      before: places(3, 2, 1, 0),
      after: places(3, 1, 1, 1),
    };
    expect(present({ homes: { list: [], changes: [change], toKeep: [] } }).homes?.changes).toEqual([
      {
        on: '20 March 2026',
        home: 'Home 1 (H-1)',
        sentence: '1 filled instead of 2 and 1 not available instead of 0.',
      },
    ]);
  });

  it('says whom to keep, and counts what nobody recorded', () => {
    const toKeep = [
      { kind: 'RESIGNED', on: day('2026-03-20'), home: home(1).home },
      { kind: 'REVIEW_DUE', on: day('2026-04-02'), home: home(2).home },
      { kind: 'CHECK_LAPSES', on: day('2026-04-03'), home: home(2).home },
      { kind: 'CHECK_NOT_RECORDED', on: null, home: home(1).home },
      { kind: 'REVIEW_NOT_RECORDED', on: null, home: home(1).home },
      { kind: 'REVIEW_NOT_RECORDED', on: null, home: home(3).home },
    ] as const;
    const homes = present({ homes: { list: [], changes: [], toKeep } }).homes;
    expect(homes?.toKeep).toEqual([
      {
        home: 'Home 1 (H-1)',
        sentence: 'Resigned: the approval ends on 20 March 2026. Ask what would make them stay.',
        isOverdue: true,
      },
      { home: 'Home 2 (H-2)', sentence: 'The review is due on 2 April 2026.', isOverdue: false },
      {
        home: 'Home 2 (H-2)',
        sentence: 'A criminal record check is due for renewal on 3 April 2026 (policy, not law).',
        isOverdue: false,
      },
    ]);
    expect(homes?.notRecorded).toEqual([
      'Of 2 homes no review is recorded.',
      'Of 1 home a criminal record check is not recorded.',
    ]);
  });

  it('offers every filter with what is chosen, and takes no word that cannot be one', () => {
    const { filters } = present({}, { district: 'D2', age: 'under-5', type: 'a b' });
    expect(filters.map(({ label, items }) => [label, items.find(({ selected }) => selected)?.text])).toEqual([
      ['District', 'Brack'],
      ['Age', 'Under 5'],
      ['Placement type', 'All types'],
      ['Skill', 'Any skill or none'],
    ]);
    expect(capacityAddress(on, asked({ district: '<b>', show: 'reason-<b>' }), 2)).toBe(
      '/capacity?on=2026-03-10&show=vacant&page=2#homes',
    );
  });

  it('says what is wrong with a date', () => {
    expect(presentCapacityProblem(date, 'The date must be a real date')).toMatchObject({
      errors: [{ text: 'The date must be a real date', href: '#on-day' }],
      total: null,
      homes: null,
    });
  });
});
