import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { faultsOfFacts, noFactsRecorded, parentComesToo, type WrittenRequestFacts } from './request-facts.js';

const request = {
  openedOn: day('2026-03-02'),
  startsOn: day('2026-03-20'),
  placementType: 'short-term',
  bornOn: day('2018-06-14'),
  today: day('2026-03-02'),
};
const kinds = (facts: Partial<WrittenRequestFacts>, asked: Partial<typeof request> = {}) =>
  faultsOfFacts({ ...noFactsRecorded, ...facts }, { ...request, ...asked }).map(
    ({ kind, field }) => `${field}: ${kind}`,
  );
const order = {
  kind: 'exclusion-area',
  postcode: 'ZN47QD',
  miles: 2,
  home: null,
  valid: { from: day('2026-01-05'), until: day('2026-03-03') },
};
const place = { postcode: 'ZN47QD', miles: 2, reason: 'An uncle lives there.' };

describe('what more is stated of a request', () => {
  it('may be nothing', () => {
    expect(kinds({})).toEqual([]);
  });

  it.each<[Partial<WrittenRequestFacts>, string]>([
    [{ accessNeeds: ['step-free', 'helipad'] }, 'accessNeeds: word-not-known'],
    [{ faith: 'pasta' }, 'faith: word-not-known'],
    [{ wishes: ['to fly'] }, 'wishes: word-not-known'],
    [{ risks: ['to-nobody'] }, 'risks: word-not-known'],
    [{ livesBestAs: 'middle' }, 'livesBestAs: word-not-known'],
    [{ cannotLiveWithPets: ['dragon'] }, 'cannotLiveWithPets: word-not-known'],
    [{ familyTimesAMonth: 61 }, 'familyTimesAMonth: family-times-out-of-bounds'],
    [{ familyTimesAMonth: -1 }, 'familyTimesAMonth: family-times-out-of-bounds'],
    [{ familyTimesAMonth: 1.5 }, 'familyTimesAMonth: family-times-out-of-bounds'],
    [{ mustNotLiveWith: ['K7'] }, 'mustNotLiveWith: child-not-named-in-full'],
    [{ mustNotLiveWith: ['/K7'] }, 'mustNotLiveWith: child-not-named-in-full'],
    [{ cultures: ['x'.repeat(201)] }, 'cultures: words-too-long'],
    [{ placesToAvoid: [{ ...place, reason: 'x'.repeat(201) }] }, 'placesToAvoid: words-too-long'],
    [{ placesToAvoid: [{ ...place, reason: ' ' }] }, 'placesToAvoid: reason-of-place-not-given'],
    [{ placesToAvoid: [{ ...place, miles: 501 }] }, 'placesToAvoid: miles-out-of-bounds'],
    [{ courtOrders: [{ ...order, miles: -1 }] }, 'courtOrders: miles-out-of-bounds'],
    [{ courtOrders: [{ ...order, kind: 'banishment' }] }, 'courtOrders: word-not-known'],
    [{ courtOrders: [{ ...order, postcode: null }] }, 'courtOrders: court-order-without-place'],
    [{ courtOrders: [{ ...order, home: 'H-1' }] }, 'courtOrders: court-order-without-place'],
    [{ courtOrders: [{ ...order, kind: 'no-contact' }] }, 'courtOrders: court-order-without-home'],
    [
      { courtOrders: [{ ...order, valid: { from: day('2026-04-05'), until: day('2026-04-05') } }] },
      'courtOrders: court-order-ends-before-it-starts',
    ],
    [{ wishesAscertainedOn: day('2026-03-03') }, 'wishesAscertainedOn: recorded-after-today'],
    [{ longTermConfirmedOn: day('2026-03-03') }, 'longTermConfirmedOn: recorded-after-today'],
  ])('has one thing wrong with %j', (facts, fault) => {
    expect(kinds(facts)).toEqual([fault]);
  });

  it('stands at its bounds', () => {
    const facts = {
      familyTimesAMonth: 60,
      cultures: ['x'.repeat(200)],
      mustNotLiveWith: ['E10009901/K7'],
      wishesAscertainedOn: day('2026-03-02'),
      courtOrders: [
        { ...order, miles: 500 },
        { ...order, miles: 0 },
        { ...order, kind: 'no-contact', postcode: null, home: 'H-1' },
      ],
      placesToAvoid: [{ ...place, miles: 500, reason: 'x'.repeat(200) }],
    };
    expect(kinds(facts)).toEqual([]);
    expect(kinds({ familyTimesAMonth: 0 })).toEqual([]);
  });

  it('holds an order to its last day: the first day after it, it has ended', () => {
    const courtOrders = [order];
    expect(kinds({ courtOrders }, { today: day('2026-03-02') })).toEqual([]);
    expect(kinds({ courtOrders }, { today: day('2026-03-03') })).toEqual(['courtOrders: court-order-ended']);
  });
});

describe('a placement of parent and child', () => {
  const baby = { placementType: 'parent-and-child', bornOn: day('2026-02-20') };

  it('asks for the age of the parent who comes too', () => {
    expect(kinds({}, baby)).toEqual(['parentBornOn: parent-age-not-given']);
    expect(kinds({ parentBornOn: day('2003-05-01') }, baby)).toEqual([]);
    expect(kinds({ parentIsLookedAfter: false }, { ...baby, bornOn: day('2010-01-01') })).toEqual([
      'parentBornOn: parent-age-not-given',
    ]);
  });

  it('asks nothing of a child who is the parent: from ten years on', () => {
    const aged = (bornOn: string) =>
      parentComesToo({ placementType: 'parent-and-child', bornOn: day(bornOn), startsOn: day('2026-03-20') });
    expect([aged('2016-03-21'), aged('2016-03-20')]).toEqual([true, false]);
    expect(parentComesToo({ ...baby, bornOn: null, startsOn: day('2026-03-20') })).toBe(false);
    expect(parentComesToo({ ...baby, placementType: 'respite', startsOn: day('2026-03-20') })).toBe(false);
  });

  it('has a parent older than the child, and no parent in another placement', () => {
    expect(kinds({ parentBornOn: day('2026-02-20') }, baby)).toEqual(['parentBornOn: parent-not-older-than-child']);
    expect(kinds({ parentBornOn: day('2026-02-19') }, baby)).toEqual([]);
    expect(kinds({ parentBornOn: day('1999-02-19') })).toEqual(['parentBornOn: parent-not-asked']);
  });
});
