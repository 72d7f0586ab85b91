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
import {
  type ChildFacts,
  type FosteredChild,
  type HouseholdFacts,
  type Room,
  type SharingAgreement,
} from '../facts.js';
import { type PolicyMode, startingPolicy } from '../policy.js';
import { localRoomRules } from './local-room-rules.rule.js';
import { ownBedroom } from './own-bedroom.rule.js';

const mode = (of: PolicyMode) => policyWith({ modes: { ...startingPolicy.limits.modes, 'local-room-rules': of } });
const judge = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}, of: PolicyMode = 'warn') =>
  ownBedroom.judge(pair(home, need), mode(of));
const judgeLocally = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}, of: PolicyMode = 'warn') =>
  localRoomRules.judge(pair(home, need), mode(of));

const room = (name: string, beds = 1): Room => ({ name, beds });
const other = (name: string, facts: Partial<FosteredChild> = {}): FosteredChild =>
  fostered(name, null, range('2025-01-20'), { sex: 'female', ...facts });
const agreement = (authority: string, names: string[], facts: Partial<SharingAgreement> = {}): SharingAgreement => ({
  authority,
  children: [`${ours}/4711`, ...names.map((name) => `${adjoining}/${name}`)],
  agreedOn: range('2026-02-20').from,
  assessedOn: range('2026-02-18').from,
  ...facts,
});

describe('R-35, a bedroom of their own', () => {
  it('vector 13: children of 4 and 6 would share, one of another authority: both authorities have to agree', () => {
    const home = { rooms: [room('Blue', 2)], fosteredChildren: [other('kit', { ageInYears: 4, room: 'Blue' })] };
    expect(judge(home, { ageInYears: 6 })).toEqual([
      {
        effect: 'needs-authority',
        because: { kind: 'would-share-bedroom', sharedWith: 1, on: '2026-03-02', authorities: [ours, adjoining] },
        remedy: {
          kind: 'agreement-to-share-bedroom',
          authorities: [ours, adjoining],
          children: [`${ours}/4711`, `${adjoining}/kit`],
        },
      },
    ]);
  });

  it('siblings are no exception', () => {
    const sibling = { ...other('kit', { room: 'Blue' }), siblingGroup: 'x' };
    expect(judge({ rooms: [room('Blue', 2)], fosteredChildren: [sibling] }, { siblingGroup: 'x' })).toMatchObject([
      { effect: 'needs-authority' },
    ]);
  });

  it.each<[number | 'not-recorded', string, string]>([
    [0, 'met', 'own-bedroom-not-needed'],
    [1, 'met', 'own-bedroom-not-needed'],
    [2, 'needs-authority', 'would-share-with-older'],
    [3, 'needs-authority', 'would-share-bedroom'],
    [17, 'needs-authority', 'would-share-bedroom'],
    ['not-recorded', 'check', 'own-bedroom-depends-on-age'],
  ])('a child aged %s where none is free: %s', (ageInYears, effect, kind) => {
    const home = { rooms: [room('Blue', 2)], fosteredChildren: [other('kit', { room: 'Blue' })] };
    expect(judge(home, { ageInYears })).toMatchObject([{ effect, because: { kind } }]);
  });

  it('asks for what is not recorded, but never of a child under three', () => {
    expect(judge({})).toEqual([
      {
        effect: 'check',
        because: { kind: 'bedrooms-not-recorded' },
        remedy: { kind: 'find-out', fact: 'bedrooms-of-the-home' },
      },
    ]);
    expect(judge({}, { ageInYears: 'not-recorded' })).toMatchObject([{ remedy: { fact: 'bedrooms-of-the-home' } }]);
    expect(judge({}, { ageInYears: 2 })).toEqual([
      { effect: 'met', because: { kind: 'own-bedroom-not-needed', ageInYears: 2 } },
    ]);
    const full = { rooms: [room('Blue')], fosteredChildren: [other('kit', { room: 'Blue' })] };
    expect(judge(full, { ageInYears: 'not-recorded' })).toMatchObject([{ remedy: { fact: 'age-of-the-child' } }]);
    expect(judge({ rooms: [room('Blue')] }, { ageInYears: 'not-recorded' })).toMatchObject([{ effect: 'met' }]);
  });

  it.each<[string, Partial<HouseholdFacts>, number]>([
    ['nobody', {}, 3],
    ['a child with a room', { fosteredChildren: [other('kit', { room: 'Blue' })] }, 2],
    ['two who share', { fosteredChildren: [other('kit', { room: 'Blue' }), other('kay', { room: 'Blue' })] }, 2],
    ['a child whose room nobody recorded', { fosteredChildren: [other('kit')] }, 2],
    ['a child whose room is none of these', { fosteredChildren: [other('kit', { room: 'Attic' })] }, 2],
    ['a Staying Put adult', { stayingPutAdults: 1 }, 2],
    ['all of them', { stayingPutAdults: 1, fosteredChildren: [other('kit', { room: 'Blue' })] }, 1],
  ])('counts the rooms that %s leaves', (_, home, free) => {
    expect(judge({ rooms: [room('Blue', 2), room('Red'), room('Green')], ...home })).toEqual([
      { effect: 'met', because: { kind: 'own-bedroom', free } },
    ]);
  });

  it('a parent who comes too needs a bedroom as well', () => {
    const parent = { isLookedAfter: false, ageInYears: 22, riskAssessedOn: null };
    const home = { rooms: [room('Blue'), room('Red')] };
    expect(judge(home, { parent })).toMatchObject([{ effect: 'met', because: { free: 1 } }]);
    expect(judge({ rooms: [room('Blue')] }, { parent })).toMatchObject([{ effect: 'needs-authority' }]);
  });

  it('looks at every day of the stay and names the worst', () => {
    const comes = fostered('comes', null, range('2026-06-01', '2026-07-01'), { room: 'Red' });
    const rooms = [room('Blue', 2), room('Red', 2)];
    const home = { rooms, fosteredChildren: [other('kit', { room: 'Blue' }), comes] };
    expect(judge(home)).toMatchObject([{ effect: 'needs-authority', because: { on: '2026-06-01' } }]);
    expect(judge(home, { expectedUntil: range('2026-06-01').from })).toMatchObject([{ effect: 'met' }]);
    const joins = fostered('joins', null, range('2026-07-15'), { room: 'Red', responsibleAuthority: distant });
    const blue = { ...other('kay', { room: 'Blue' }) };
    expect(
      judge({ rooms, fosteredChildren: [other('kit', { room: 'Blue' }), blue, other('lou', { room: 'Red' }), joins] }),
    ).toMatchObject([{ because: { on: '2026-07-15', authorities: [ours, adjoining, distant] } }]);
  });

  describe('with whom', () => {
    const kit = other('kit', { room: 'Blue' });
    const kay = other('kay', { room: 'Red', responsibleAuthority: ours });

    it('the bedroom with the fewest authorities to ask, among those with a bed left', () => {
      const fosteredChildren = [kit, kay];
      expect(judge({ rooms: [room('Blue', 2), room('Red', 2)], fosteredChildren })).toMatchObject([
        { because: { authorities: [ours] }, remedy: { children: [`${ours}/4711`, `${adjoining}/kay`] } },
      ]);
      expect(judge({ rooms: [room('Blue', 2), room('Red', 1)], fosteredChildren })).toMatchObject([
        { because: { authorities: [ours, adjoining], sharedWith: 1 } },
      ]);
    });

    it('everybody where no bed is left, or where the others already have to share', () => {
      const fosteredChildren = [kit, kay];
      expect(judge({ rooms: [room('Blue', 1), room('Red', 1)], fosteredChildren })).toMatchObject([
        { because: { sharedWith: 2, authorities: [ours, adjoining] } },
      ]);
      expect(judge({ rooms: [room('Blue', 5)], fosteredChildren })).toMatchObject([{ because: { sharedWith: 2 } }]);
      expect(judge({ rooms: [room('Blue', 5), room('Red', 5)], fosteredChildren, stayingPutAdults: 1 })).toMatchObject([
        { because: { sharedWith: 2 } },
      ]);
    });

    it('a child whose room is not recorded where an empty room has two beds', () => {
      const loose = other('loose', { responsibleAuthority: distant });
      const home = { fosteredChildren: [loose] };
      expect(judge({ ...home, rooms: [room('Blue', 2)] })).toMatchObject([
        { because: { sharedWith: 1, authorities: [ours, distant] } },
      ]);
      const both = { fosteredChildren: [loose, kit] };
      expect(judge({ ...both, rooms: [room('Blue', 1), room('Red', 2)] })).toMatchObject([
        { because: { sharedWith: 1, authorities: [ours, distant] } },
      ]);
      expect(judge({ ...both, rooms: [room('Blue', 1), room('Red', 1)] })).toMatchObject([
        { because: { sharedWith: 2, authorities: [ours, distant, adjoining] } },
      ]);
    });

    it('nobody where there is no bedroom at all', () => {
      expect(judge({ rooms: [] })).toMatchObject([{ because: { sharedWith: 0, authorities: [ours] } }]);
    });
  });

  describe('agreements', () => {
    const home = {
      rooms: [room('Blue', 3)],
      fosteredChildren: [other('kit', { room: 'Blue' }), other('kay', { room: 'Blue', responsibleAuthority: distant })],
    };
    const agreements = [ours, adjoining, distant].map((authority) => agreement(authority, ['kit', 'kay']));

    it('of every authority are enough', () => {
      expect(judge({ ...home, sharingAgreements: agreements })).toEqual([
        { effect: 'met', because: { kind: 'bedroom-sharing-agreed', sharedWith: 2, on: '2026-03-02' } },
      ]);
    });

    it.each<[string, Partial<SharingAgreement>]>([
      ['is missing', { authority: 'E10009999' }],
      ['leaves a child out', { children: [`${ours}/4711`, `${adjoining}/kay`] }],
      ['is about other children', { children: [`${adjoining}/kit`, `${adjoining}/kay`] }],
      ['has no assessment', { assessedOn: null }],
      ['is of a day after the child moved in', { agreedOn: range('2026-03-03').from }],
      ['was assessed after the child moved in', { assessedOn: range('2026-03-03').from }],
    ])('are not enough where one %s', (_, facts) => {
      const [first, second, third] = agreements;
      expect(judge({ ...home, sharingAgreements: [first!, { ...second!, ...facts }, third!] })).toMatchObject([
        { effect: 'needs-authority', because: { authorities: [adjoining] } },
      ]);
    });

    it('count when made and assessed on the day the child moves in', () => {
      const onTheDay = agreements.map((one) => ({
        ...one,
        agreedOn: range('2026-03-02').from,
        assessedOn: range('2026-03-02').from,
      }));
      expect(judge({ ...home, sharingAgreements: onTheDay })).toMatchObject([{ effect: 'met' }]);
    });
  });
});

describe('R-35a, local rules on bedrooms (policy)', () => {
  const boy = other('sam', { sex: 'male', room: 'Blue' });
  const crowded = { rooms: [room('Blue', 2)], fosteredChildren: [boy] };

  it('says nothing where a bedroom is free, where none is recorded, or where the policy is off', () => {
    expect(judgeLocally({ ...crowded, rooms: [room('Blue'), room('Red')] })).toEqual([]);
    expect(judgeLocally({ ...crowded, rooms: [room('Blue'), room('Red')] }, { ageInYears: 2 })).toEqual([]);
    expect(judgeLocally({ fosteredChildren: [boy] })).toEqual([]);
    expect(judgeLocally(crowded, {}, 'off')).toEqual([]);
    expect(judgeLocally(crowded, { ageInYears: 'not-recorded' })).toEqual([]);
  });

  it('a girl and a boy over three do not share', () => {
    const remedy = { kind: 'free-a-bedroom', bedrooms: 1 };
    const because = { kind: 'mixed-sex-sharing', on: '2026-03-02' };
    expect(judgeLocally(crowded)).toEqual([{ effect: 'warns', because, remedy }]);
    expect(judgeLocally(crowded, {}, 'block')).toEqual([{ effect: 'blocks', shortfall: 1, because, remedy }]);
    expect(judgeLocally({ ...crowded, stayingPutAdults: 2 }, {}, 'block')).toMatchObject([
      { shortfall: 3, remedy: { bedrooms: 3 } },
    ]);
  });

  it.each<[Partial<FosteredChild>, Partial<ChildFacts>, string | null, string | null]>([
    [{ sex: 'female' }, {}, null, null],
    [{ sex: 'male', ageInYears: 2 }, {}, null, null],
    [{ sex: 'male', ageInYears: 3 }, {}, 'warns', null],
    [{ sex: 'male' }, { ageInYears: 3 }, 'warns', null],
    [{ sex: 'not-recorded' }, {}, 'check', 'children-of-the-home'],
    [{ sex: 'not-recorded', ageInYears: 2 }, {}, null, null],
    [{ sex: 'male', ageInYears: 'not-recorded' }, {}, 'check', 'children-of-the-home'],
    [{ sex: 'female', ageInYears: 'not-recorded' }, {}, null, null],
    [{ sex: 'male' }, { sex: 'not-recorded' }, 'check', 'sex-of-the-child'],
  ])('%j and a girl with %j: %s', (facts, need, effect, fact) => {
    const home = { ...crowded, fosteredChildren: [{ ...boy, ...facts }] };
    expect(judgeLocally(home, need)).toMatchObject(
      effect === null ? [] : [fact === null ? { effect } : { effect, remedy: { fact } }],
    );
    expect(judgeLocally(home, need)).toHaveLength(effect === null ? 0 : 1);
  });

  it('of several children in the room the worst counts', () => {
    const girl = other('kay', { room: 'Blue' });
    const unknown = other('kim', { room: 'Blue', sex: 'not-recorded' });
    const rooms = [room('Blue', 4)];
    expect(judgeLocally({ rooms, fosteredChildren: [girl, boy, unknown] })).toMatchObject([{ effect: 'warns' }]);
    expect(judgeLocally({ rooms, fosteredChildren: [unknown, girl] })).toMatchObject([{ effect: 'check' }]);
  });

  it('takes another bedroom where it blocks, although another authority has to be asked', () => {
    const girl = other('kay', { room: 'Red', responsibleAuthority: distant });
    const agreed = [agreement(ours, ['sam']), agreement(adjoining, ['sam'])];
    const home = {
      rooms: [room('Blue', 2), room('Red', 2)],
      fosteredChildren: [boy, girl],
      sharingAgreements: agreed,
    };
    expect([judge(home, {}, 'block'), judgeLocally(home, {}, 'block')]).toMatchObject([
      [{ effect: 'needs-authority', because: { authorities: [ours, distant] } }],
      [],
    ]);
    expect([judge(home), judgeLocally(home)]).toMatchObject([[{ effect: 'met' }], [{ effect: 'warns' }]]);
  });

  it('takes the bedroom that fits where as many authorities have to be asked', () => {
    const girl = other('kay', { room: 'Red' });
    const rooms = [room('Blue', 2), room('Red', 2)];
    expect(judgeLocally({ rooms, fosteredChildren: [boy, girl] })).toEqual([]);
    expect(judgeLocally({ rooms, fosteredChildren: [boy, { ...girl, sex: 'not-recorded' }] })).toMatchObject([
      { effect: 'check' },
    ]);
  });

  it.each([
    [0, 'met', 'cot-in-carers-room'],
    [1, 'met', 'cot-in-carers-room'],
    [2, 'blocks', 'too-old-for-carers-room'],
    [3, 'blocks', 'mixed-sex-sharing'],
  ])('a child of %d where none is free: %s, %s', (ageInYears, effect, kind) => {
    expect(judgeLocally(crowded, { ageInYears }, 'block')).toMatchObject([{ effect, because: { kind } }]);
  });

  it('a child of two may share with children under three', () => {
    const toddler = (facts: Partial<FosteredChild> = {}): Partial<HouseholdFacts> => ({
      ...crowded,
      fosteredChildren: [{ ...boy, ageInYears: 2, ...facts }],
    });
    expect(judgeLocally(toddler(), { ageInYears: 2 })).toEqual([]);
    expect(judgeLocally(toddler({ ageInYears: 3 }), { ageInYears: 2 })).toEqual([
      {
        effect: 'warns',
        because: { kind: 'too-old-for-carers-room', ageInYears: 2, on: '2026-03-02' },
        remedy: { kind: 'free-a-bedroom', bedrooms: 1 },
      },
    ]);
    expect(judgeLocally(toddler({ ageInYears: 'not-recorded' }), { ageInYears: 2 })).toEqual([
      {
        effect: 'check',
        because: { kind: 'sharing-not-known', on: '2026-03-02' },
        remedy: { kind: 'find-out', fact: 'children-of-the-home' },
      },
    ]);
    expect(judgeLocally({ rooms: [] }, { ageInYears: 2 })).toMatchObject([{ effect: 'warns' }]);
  });

  it('a small child sleeps with the parent who comes too', () => {
    const parent = { isLookedAfter: false, ageInYears: 22, riskAssessedOn: null };
    expect(judgeLocally(crowded, { ageInYears: 2, parent })).toEqual([]);
  });

  it('names the first day on which it is so', () => {
    const comes = fostered('comes', null, range('2026-06-01'), { room: 'Red' });
    const fosteredChildren = [other('kit', { sex: 'male', room: 'Blue', ageInYears: 9 }), comes];
    const rooms = [room('Blue', 2), room('Red', 2)];
    expect(judgeLocally({ rooms, fosteredChildren })).toMatchObject([{ because: { on: '2026-06-01' } }]);
    expect(judgeLocally({ rooms, fosteredChildren }, { ageInYears: 2 })).toMatchObject([
      { because: { on: '2026-06-01' } },
    ]);
  });
});
