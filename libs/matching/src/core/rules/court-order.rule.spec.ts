import { describe, expect, it } from '@jest/globals';
import { pair, placeMilesAway, range } from '../../../../../test/support/match-world.js';
import { type CourtOrder, type HouseholdFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { courtOrder } from './court-order.rule.js';

const order = (facts: Partial<CourtOrder> = {}): CourtOrder => ({
  kind: 'exclusion-area',
  place: placeMilesAway(0),
  miles: 5,
  householdId: null,
  valid: range('2025-10-06'),
  ...facts,
});
const judge = (
  courtOrders: readonly CourtOrder[],
  home: Partial<HouseholdFacts> = { place: placeMilesAway(4) },
): ReturnType<typeof courtOrder.judge> => courtOrder.judge(pair(home, { courtOrders }), startingPolicy);

describe('R-26, court orders', () => {
  it('says nothing where there is none', () => {
    expect(judge([])).toEqual([]);
  });

  it.each([
    [4.9, 'blocks'],
    [5, 'blocks'],
    [5.1, 'met'],
    [40, 'met'],
  ])('a home %d miles from the middle of an exclusion area of 5: %s', (miles, effect) => {
    expect(judge([order()], { place: placeMilesAway(miles) })).toMatchObject([{ effect }]);
  });

  it('says how near, how far the order reaches and since when; only the court changes it', () => {
    expect(judge([order()])).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: {
          kind: 'against-court-order',
          order: 'exclusion-area',
          miles: 4,
          forbiddenMiles: 5,
          from: '2025-10-06',
          until: null,
        },
        remedy: { kind: 'court-changes-order' },
      },
    ]);
    expect(judge([order()], { place: placeMilesAway(8) })).toEqual([
      { effect: 'met', because: { kind: 'court-orders-kept', orders: 1 } },
    ]);
  });

  it('a no-go address is the address itself', () => {
    const noGo = order({ kind: 'no-go-address', miles: 0 });
    expect(judge([noGo], { place: placeMilesAway(0) })).toMatchObject([{ effect: 'blocks', because: { miles: 0 } }]);
    expect(judge([noGo], { place: placeMilesAway(0.1) })).toMatchObject([{ effect: 'met' }]);
  });

  it('no contact is about one home', () => {
    const noContact = (householdId: string | null) =>
      order({ kind: 'no-contact', place: 'not-recorded', miles: 0, householdId });
    expect(judge([noContact('household-1')])).toMatchObject([
      { effect: 'blocks', because: { order: 'no-contact', miles: null, forbiddenMiles: null } },
    ]);
    expect(judge([noContact('household-2')])).toMatchObject([{ effect: 'met' }]);
    expect(judge([noContact('household-1')], { place: 'not-recorded' })).toMatchObject([{ effect: 'blocks' }]);
    expect(judge([noContact(null)])).toMatchObject([{ effect: 'check', remedy: { fact: 'place-of-the-court-order' } }]);
  });

  it('asks for the place that is not recorded', () => {
    expect(judge([order({ place: 'not-recorded' })])).toEqual([
      {
        effect: 'check',
        because: { kind: 'court-order-not-known', order: 'exclusion-area' },
        remedy: { kind: 'find-out', fact: 'place-of-the-court-order' },
      },
    ]);
    expect(judge([order()], { place: 'not-recorded' })).toMatchObject([
      { effect: 'check', remedy: { fact: 'place-of-the-home' } },
    ]);
  });

  it.each([
    ['2025-01-01', '2026-03-02', 0],
    ['2025-01-01', '2026-03-03', 1],
    ['2026-08-30', null, 1],
    ['2026-08-31', null, 0],
  ])('an order from %s until %s over a stay from 2 March to 30 August: %d', (from, until, verdicts) => {
    expect(judge([order({ valid: range(from, until) })])).toHaveLength(verdicts);
  });

  it('gives way when the last of the orders in the way ends', () => {
    const [may, june, july] = ['2026-05-11', '2026-06-08', '2026-07-20'].map((until) => range('2025-01-01', until));
    const kept = order({ place: placeMilesAway(90), valid: july! });
    expect(judge([order({ valid: june! }), order({ valid: may! }), kept])).toMatchObject([
      { because: { until: '2026-06-08' }, remedy: { kind: 'start-on-or-after', startsOn: '2026-06-08' } },
      { because: { until: '2026-05-11' }, remedy: { kind: 'start-on-or-after', startsOn: '2026-06-08' } },
    ]);
    expect(judge([order({ valid: may! }), order()])).toMatchObject([
      { remedy: { kind: 'court-changes-order' } },
      { remedy: { kind: 'court-changes-order' } },
    ]);
    expect(judge([kept, order({ place: 'not-recorded' })])).toMatchObject([{ effect: 'check' }]);
  });

  it('counts the orders that are kept', () => {
    expect(
      judge([order(), order({ valid: range('2020-01-01', '2021-01-01') }), order()], { place: placeMilesAway(9) }),
    ).toEqual([{ effect: 'met', because: { kind: 'court-orders-kept', orders: 2 } }]);
  });
});
