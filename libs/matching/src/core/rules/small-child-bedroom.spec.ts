import { describe, expect, it } from '@jest/globals';
import { adjoining, fostered, ours, pair, range } from '../../../../../test/support/match-world.js';
import { day } from '#kernel';
import { type FosteredChild, type HouseholdFacts } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { longTerm } from './long-term.rule.js';
import { ownBedroom } from './own-bedroom.rule.js';

const kit = (facts: Partial<FosteredChild> = {}): FosteredChild =>
  fostered('kit', null, range('2025-01-20'), { room: 'Blue', ...facts });
const judge = (home: Partial<HouseholdFacts>, need: Parameters<typeof pair>[1] = {}): unknown =>
  ownBedroom.judge(pair(home, { ageInYears: 2, nextBirthdayOn: day('2027-01-05'), ...need }), startingPolicy);
const blue = { rooms: [{ name: 'Blue', beds: 2 }], fosteredChildren: [kit()] };
const notNeeded = { effect: 'met', because: { kind: 'own-bedroom-not-needed', ageInYears: 2 } };
const agreement = (authority: string) => ({
  authority,
  children: [`${ours}/4711`, `${adjoining}/kit`],
  agreedOn: day('2026-02-20'),
  assessedOn: day('2026-02-18'),
});
const parent = { isLookedAfter: false, ageInYears: 19, riskAssessedOn: day('2026-02-16') } as const;

describe('R-35, a child of two where none is free', () => {
  it('takes the bedroom of a child over three only where the authority of each agrees', () => {
    expect(judge(blue)).toEqual([
      {
        effect: 'needs-authority',
        because: {
          kind: 'would-share-with-older',
          ageInYears: 2,
          sharedWith: 1,
          on: '2026-03-02',
          authorities: [ours, adjoining],
        },
        remedy: {
          kind: 'agreement-to-share-bedroom',
          authorities: [ours, adjoining],
          children: [`${ours}/4711`, `${adjoining}/kit`],
        },
      },
    ]);
    expect(judge({ ...blue, sharingAgreements: [agreement(ours)] })).toMatchObject([
      { effect: 'needs-authority', because: { authorities: [adjoining] } },
    ]);
    expect(judge({ ...blue, sharingAgreements: [agreement(ours), agreement(adjoining)] })).toEqual([
      { effect: 'met', because: { kind: 'bedroom-sharing-agreed', sharedWith: 1, on: '2026-03-02' } },
    ]);
  });

  it.each<[string, Partial<HouseholdFacts>, Parameters<typeof pair>[1]]>([
    ['a cot is presumed under two', blue, { ageInYears: 1 }],
    ['nobody who shares is over three', { ...blue, fosteredChildren: [kit({ ageInYears: 2 })] }, {}],
    ['a bedroom is free', { ...blue, rooms: [...blue.rooms, { name: 'Red', beds: 1 }] }, {}],
    ['a parent comes too', blue, { parent }],
    ['nobody else lives there', { rooms: [] }, {}],
    ['nobody else lives there, and the bedrooms are not recorded', {}, {}],
    ['the bedrooms are not recorded and all are under three', { fosteredChildren: [kit({ ageInYears: 2 })] }, {}],
    [
      'one of two bedrooms has children under three only',
      {
        rooms: [...blue.rooms, { name: 'Red', beds: 2 }],
        fosteredChildren: [kit(), fostered('lou', null, range('2025-01-20'), { room: 'Red', ageInYears: 2 })],
      },
      {},
    ],
  ])('needs none: %s', (_, home, need) => {
    expect(judge(home, need)).toMatchObject([{ effect: 'met', because: { kind: 'own-bedroom-not-needed' } }]);
  });

  it('asks for the ages and the bedrooms that decide', () => {
    expect(judge({ ...blue, fosteredChildren: [kit({ ageInYears: 'not-recorded' })] })).toEqual([
      {
        effect: 'check',
        because: { kind: 'older-ones-bedroom-not-known' },
        remedy: { kind: 'find-out', fact: 'children-of-the-home' },
      },
    ]);
    expect(judge({ fosteredChildren: [kit({ ageInYears: 3 })] })).toEqual([
      {
        effect: 'check',
        because: { kind: 'bedrooms-not-recorded' },
        remedy: { kind: 'find-out', fact: 'bedrooms-of-the-home' },
      },
    ]);
    expect(judge({ fosteredChildren: [kit({ ageInYears: 'not-recorded' })] })).toMatchObject([{ effect: 'check' }]);
  });

  it('is judged on the day with the most authorities to ask, and not again for the third birthday', () => {
    const later = fostered('max', null, range('2026-05-04'), {
      room: 'Blue',
      ageInYears: 5,
      responsibleAuthority: 'E10009907',
    });
    expect(
      judge(
        { ...blue, rooms: [{ name: 'Blue', beds: 3 }], fosteredChildren: [kit(), later] },
        {
          nextBirthdayOn: day('2026-04-02'),
        },
      ),
    ).toMatchObject([
      { effect: 'needs-authority', because: { on: '2026-05-04', authorities: [ours, adjoining, 'E10009907'] } },
    ]);
  });

  it('turns three in the stay: where the toddler shares with toddlers, that is settled by the day before', () => {
    const toddlers = { ...blue, fosteredChildren: [kit({ ageInYears: 2 })] };
    expect(judge(toddlers, { nextBirthdayOn: day('2026-04-02') })).toMatchObject([
      notNeeded,
      { effect: 'before-placing', dueOn: '2026-04-01', because: { kind: 'own-bedroom-from-birthday' } },
    ]);
  });
});

describe('R-12', () => {
  it.each([
    ['foster-home', 1],
    ['supported-accommodation', 0],
    ['other-arrangement', 0],
  ] as const)('is about foster placements: in a home of kind %s it finds %d', (setting, found) => {
    expect(longTerm.judge(pair({ setting }, { placementType: 'long-term' }), startingPolicy)).toHaveLength(found);
  });
});
