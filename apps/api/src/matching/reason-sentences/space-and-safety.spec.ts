import { describe, expect, it } from '@jest/globals';
import { type ChildFacts, type HouseholdFacts, judgeHousehold, type Policy, startingPolicy } from '#matching/core';
import {
  adjoining,
  child,
  distant,
  fostered,
  household,
  ours,
  placeMilesAway,
  policyWith,
  range,
  world,
} from '../../../../../test/support/match-world.js';
import { authorityNeeded, type ReasonNames, reasonSentence, remedySentence } from '../reason-sentences.js';

const names: ReasonNames = {
  child: 'Ruby',
  authority: (code) => ({ [ours]: 'Aldermere', [adjoining]: 'Brackendale', [distant]: 'Fellmouth' })[code] ?? null,
};
type Home = Partial<HouseholdFacts>;
type Need = Partial<ChildFacts>;
const findings = (home: Home, need: Need, policy: Policy) =>
  judgeHousehold(world({ child: child(need) }), household(home), policy).findings;
const read = (ruleId: string, home: Home, need: Need, policy = startingPolicy): string[] =>
  findings(home, need, policy)
    .filter((finding) => finding.ruleId === ruleId)
    .map(({ because, remedy }) =>
      [reasonSentence(because, names), ...(remedy ? [remedySentence(remedy, names)] : [])].join(' '),
    );

const forEachCarer = policyWith({ usualLimitCountedFor: 'carer' });
const carer = { role: 'carer' as const, ageInYears: 51, checkedOn: range('2025-05-05').from, specifiedOffence: false };
const three = ['kit', 'kay', 'lou'].map((name) => fostered(name));
const everybody = [`${ours}/4711`, ...three.map(({ reference }) => reference)];
const parent = { isLookedAfter: true, ageInYears: 17, riskAssessedOn: null };
const blue = {
  rooms: [{ name: 'Blue', beds: 2 }],
  fosteredChildren: [fostered('kit', null, undefined, { room: 'Blue' })],
};
const order = { kind: 'exclusion-area' as const, place: placeMilesAway(0), miles: 5, householdId: null };

describe('what people read of numbers and space', () => {
  it.each<[string, Home, Need, string[]]>([
    [
      'usual-fostering-limit',
      { fosteredChildren: three.slice(0, 2) },
      { parent: { ...parent, isLookedAfter: 'not-recorded' } },
      [
        'With this child it may foster more than the usual fostering limit of 3: a fact that decides it is not recorded (Children Act 1989, Schedule 7). Find out whether the parent is looked after.',
      ],
    ],
    [
      'usual-fostering-limit',
      { fosteredChildren: three.map((one) => ({ ...one, siblingGroup: 'x' })) },
      { siblingGroup: 'x' },
      [
        'With this child it would foster 4, more than the usual fostering limit of 3. The law allows it for brothers and sisters.',
      ],
    ],
    [
      'all-siblings',
      { fosteredChildren: three.map((one) => ({ ...one, siblingGroup: 'x' })) },
      { siblingGroup: 'x' },
      [
        'Over the usual fostering limit of 3, but all 4 children would be brothers and sisters of each other (Children Act 1989, Schedule 7, paragraph 3).',
      ],
    ],
    [
      'usual-fostering-limit',
      { fosteredChildren: three, exemptions: [{ authority: ours, children: everybody, valid: range('2026-01-01') }] },
      {},
      ['With this child it would foster 4, more than the usual fostering limit of 3. An exemption allows it.'],
    ],
    [
      'usual-limit-exemption',
      { fosteredChildren: three, exemptions: [{ authority: ours, children: everybody, valid: range('2026-01-01') }] },
      {},
      [
        'Exempted from the usual fostering limit by Aldermere, naming all 4 children, without an end (Children Act 1989, Schedule 7, paragraph 4).',
      ],
    ],
    [
      'usual-limit-exemption',
      {
        fosteredChildren: three,
        exemptions: [{ authority: ours, children: everybody, valid: range('2026-01-01', '2026-10-01') }],
      },
      {},
      [
        'Exempted from the usual fostering limit by Aldermere, naming all 4 children, until 30 September 2026 (Children Act 1989, Schedule 7, paragraph 4).',
      ],
    ],
    [
      'parent-and-child',
      {},
      { placementType: 'parent-and-child' },
      [
        'A parent is to come too, and nothing is recorded of the parent. Find out who the parent is, how old, and whether looked after.',
      ],
    ],
    [
      'parent-and-child',
      {},
      { parent: { ...parent, ageInYears: 19 } },
      [
        'The parent is an adult, and no risk assessment is recorded. Record a risk assessment of the parent before they move in.',
      ],
    ],
    [
      'parent-and-child',
      {},
      { parent: { ...parent, ageInYears: 'not-recorded' } },
      [
        'The age of the parent is not recorded: an adult needs a risk assessment before moving in. Find out how old the parent is.',
      ],
    ],
    [
      'parent-and-child',
      {},
      { parent },
      ['The parent needs a place too and, being looked after, counts to the usual fostering limit.'],
    ],
    [
      'parent-and-child',
      {},
      { parent: { isLookedAfter: false, ageInYears: 24, riskAssessedOn: range('2026-02-09').from } },
      [
        'The parent needs a place too and, not being looked after, does not count to the usual fostering limit. Risk assessed on 9 February 2026.',
      ],
    ],
    [
      'parent-and-child',
      {},
      { parent: { ...parent, isLookedAfter: 'not-recorded' } },
      ['The parent needs a place too.'],
    ],
    [
      'own-bedroom',
      { ...blue, rooms: [...blue.rooms, { name: 'Red', beds: 1 }] },
      {},
      ['A bedroom of their own: 1 bedroom is free.'],
    ],
    ['own-bedroom', blue, { ageInYears: 1 }, ['Ruby is 1: only children over three need a bedroom of their own.']],
    [
      'own-bedroom',
      blue,
      { ageInYears: 2 },
      [
        'Ruby is 2 and needs no bedroom of their own, but none is free on 2 March 2026: a bedroom would be shared with 1 child, and children over three need their own. They may share only where the authority responsible for each child agrees, on a recorded assessment; Aldermere and Brackendale have not agreed (Fostering Services: National Minimum Standards, standard 10.6). It could go ahead once Aldermere and Brackendale agree that they share a bedroom, on a recorded assessment.',
      ],
    ],
    [
      'own-bedroom',
      {
        ...blue,
        fosteredChildren: blue.fosteredChildren.map((one) => ({ ...one, ageInYears: 'not-recorded' as const })),
      },
      { ageInYears: 2 },
      [
        'No bedroom is free, and children over three need their own; the ages of the children there are not recorded. Find out whether the children who live there are girls or boys, and how old they are.',
      ],
    ],
    [
      'own-bedroom',
      blue,
      { ageInYears: 0 },
      ['Ruby is under one: only children over three need a bedroom of their own.'],
    ],
    [
      'own-bedroom',
      {},
      {},
      [
        'Whether there is a bedroom of their own is not known: the bedrooms are not recorded. Find out which bedrooms this home has and who sleeps where.',
      ],
    ],
    [
      'own-bedroom',
      blue,
      { ageInYears: 'not-recorded' },
      [
        'No bedroom is free, and children over three need their own; the age of the child is not recorded. Find out how old Ruby is.',
      ],
    ],
    [
      'own-bedroom',
      blue,
      {},
      [
        'No bedroom of their own on 2 March 2026: it would be shared with 1 child. Children over three may share only where the authority responsible for each of them agrees, on a recorded assessment, brothers and sisters too; Aldermere and Brackendale have not agreed (Fostering Services: National Minimum Standards, standard 10.6). It could go ahead once Aldermere and Brackendale agree that they share a bedroom, on a recorded assessment.',
      ],
    ],
    [
      'own-bedroom',
      { rooms: [] },
      {},
      [
        'No bedroom of their own on 2 March 2026. Children over three may share only where the authority responsible for each of them agrees, on a recorded assessment, brothers and sisters too; Aldermere has not agreed (Fostering Services: National Minimum Standards, standard 10.6). It could go ahead once Aldermere agrees that they share a bedroom, on a recorded assessment.',
      ],
    ],
    [
      'own-bedroom',
      {
        ...blue,
        sharingAgreements: [ours, adjoining].map((authority) => ({
          authority,
          children: everybody,
          agreedOn: range('2026-02-20').from,
          assessedOn: range('2026-02-18').from,
        })),
      },
      {},
      ['Shares a bedroom with 1 child from 2 March 2026: agreed by every child’s authority, on a recorded assessment.'],
    ],
    [
      'local-room-rules',
      blue,
      {},
      [
        'A girl and a boy over three would share a bedroom on 2 March 2026 (policy, not law). It could go ahead if the home has 1 more bedroom.',
      ],
    ],
    [
      'local-room-rules',
      blue,
      { ageInYears: 1 },
      ['No bedroom is free, but a child under two may have a cot in the carers’ room (policy).'],
    ],
    [
      'local-room-rules',
      blue,
      { ageInYears: 2 },
      [
        'No bedroom is free on 2 March 2026, and Ruby is too old for a cot in the carers’ room (policy, not law). It could go ahead if the home has 1 more bedroom.',
      ],
    ],
    [
      'local-room-rules',
      blue,
      { sex: 'not-recorded' },
      [
        'A bedroom would be shared on 2 March 2026, and what is recorded does not say whether local policy allows it. Find out whether Ruby is a girl or a boy.',
      ],
    ],
    [
      'short-breaks',
      {},
      { placementType: 'respite', expectedUntil: range('2026-03-16').from },
      ['A short break of 14 days; with it, 14 days of at most 75 in 12 months with this carer.'],
    ],
    [
      'short-breaks',
      { setting: 'supported-accommodation' },
      { placementType: 'respite', ageInYears: 16, expectedUntil: range('2026-03-09').from },
      [
        'No carer lives here, so this is no short break with the same carer and the full regime of a placement applies (Care Planning Regulations 2010, regulation 48). Plan, review and visit as for any other placement.',
      ],
    ],
    [
      'short-breaks',
      {},
      { placementType: 'respite', expectedUntil: null },
      ['Whether this is a short break is not known: the stay has no end date. Find out on which day the stay ends.'],
    ],
    [
      'short-breaks',
      {},
      { placementType: 'respite', expectedUntil: range('2026-03-20').from },
      [
        '18 days at once are more than the 17 of a short break, so the full regime of a placement applies (Care Planning Regulations 2010, regulation 48). Plan, review and visit as for any other placement.',
      ],
    ],
    [
      'short-breaks',
      { shortBreaks: [{ childId: 'child-ruby', stay: range('2025-09-01', '2025-11-14') }] },
      { placementType: 'respite', expectedUntil: range('2026-03-05').from },
      [
        'With this one there would be 77 days of short breaks with this carer in 12 months, more than 75, so the full regime of a placement applies (Care Planning Regulations 2010, regulation 48). Plan, review and visit as for any other placement.',
      ],
    ],
  ])('of %s is plain', (ruleId, home, need, sentences) => {
    expect(read(ruleId, { places: 9, ...home }, need)).toEqual(sentences);
  });

  it('says how the limit is counted where the policy counts three for each carer', () => {
    const home = { places: 9, members: [carer, carer] };
    const six = [...three, fostered('ash'), fostered('fay'), fostered('ivy')];
    expect(read('usual-fostering-limit', { ...home, fosteredChildren: three }, {}, forEachCarer)).toEqual([
      'Within the usual fostering limit, counted as 3 for each carer: with this child it would foster 4 of 6.',
    ]);
    expect(read('usual-fostering-limit', { ...home, fosteredChildren: six }, {}, forEachCarer)).toEqual([
      'Not available: usual fostering limit. This home already fosters 6 children and they would not all be siblings of each other (Children Act 1989, Schedule 7, paragraphs 2 and 3). Its carers may foster 6 together, counted as 3 for each carer. It could go ahead only if Aldermere grants an exemption naming Ruby (Children Act 1989, Schedule 7, paragraph 4). It has to name 6 other children too.',
    ]);
  });

  it('names the authorities that have to agree to a shared bedroom', () => {
    expect(authorityNeeded(findings(blue, {}, startingPolicy), names)).toEqual([
      'Brackendale, whose child lives there',
      'Aldermere, for sharing a bedroom',
      'Brackendale, for sharing a bedroom',
    ]);
  });
});

describe('what people read of safety', () => {
  it.each<[string, Home, Need, string[]]>([
    [
      'court-order',
      { place: placeMilesAway(4) },
      { courtOrders: [{ ...order, valid: range('2025-10-06') }] },
      [
        'Not available: a court has ordered Ruby not to live in an area, from 6 October 2025 without an end. This home is 4 miles from its middle; the order reaches 5 miles. It could go ahead only if the court changes the order.',
      ],
    ],
    [
      'court-order',
      { place: placeMilesAway(0) },
      { courtOrders: [{ ...order, kind: 'no-go-address', miles: 0, valid: range('2025-10-06', '2026-05-11') }] },
      [
        'Not available: a court has ordered Ruby not to be at an address, from 6 October 2025 until 10 May 2026. This home is at that place or next to it. It could go ahead if the child moves in on 11 May 2026 or later.',
      ],
    ],
    [
      'court-order',
      {},
      {
        courtOrders: [
          {
            kind: 'no-contact',
            place: 'not-recorded',
            miles: 0,
            householdId: 'household-1',
            valid: range('2025-10-06'),
          },
        ],
      },
      [
        'Not available: a court has ordered Ruby not to live with people of this home, from 6 October 2025 without an end. It could go ahead only if the court changes the order.',
      ],
    ],
    [
      'court-order',
      { place: 'not-recorded' },
      { courtOrders: [{ ...order, valid: range('2025-10-06') }] },
      [
        'A court has ordered Ruby not to live in an area, and it is not recorded which, or where this home is. Find out the postcode of this home, so that it can be found on the map.',
      ],
    ],
    [
      'court-order',
      { place: placeMilesAway(9) },
      { courtOrders: [{ ...order, valid: range('2025-10-06') }] },
      ['Keeps to the court order.'],
    ],
    [
      'must-not-live-with',
      { fosteredChildren: three },
      { mustNotLiveWith: [`${adjoining}/kay`] },
      [
        'Not together, because of an assessment (policy, not law): Ruby and 1 child who lives there. It could go ahead only if those who know the children assess again and find that Ruby may live with them.',
      ],
    ],
    [
      'must-not-live-with',
      { fosteredChildren: three.map((one) => ({ ...one, mustBeOnlyChild: true })).slice(0, 2) },
      {},
      [
        'Nobody may join (policy, not law): 2 children who live there are placed alone because of needs or risk. It could go ahead only if those who know the children assess again and find that Ruby may live with them.',
      ],
    ],
    [
      'place-to-avoid',
      { place: placeMilesAway(3.2) },
      { placesToAvoid: [{ place: placeMilesAway(0), miles: 10, reason: 'Exploited there. ' }] },
      [
        'Too near a place Ruby is to be kept away from (policy, not law): 3.2 miles, and 10 miles are to be kept. Reason recorded: Exploited there. It could go ahead only if the risk is assessed again and the place no longer has to be avoided.',
      ],
    ],
    [
      'place-to-avoid',
      {},
      { placesToAvoid: [{ place: 'not-recorded', miles: 10, reason: 'Exploited there.' }] },
      [
        'Whether it is near a place the child is to be kept away from is not known. Find out the postcode of the place Ruby is to be kept away from.',
      ],
    ],
    [
      'pets',
      { pets: ['dog', 'other'] },
      { cannotLiveWithPets: ['dog', 'other'] },
      [
        'Not with these pets (policy, not law): Ruby cannot live with a dog or an animal of another kind, and this home has both. It could go ahead if they can live elsewhere.',
      ],
    ],
    [
      'pets',
      { pets: ['cat'] },
      { risks: ['to-pets'] },
      [
        'Not with these pets (policy, not law): Ruby is assessed as a risk to pets, and this home has a cat. It could go ahead if it can live elsewhere.',
      ],
    ],
    [
      'pets',
      {},
      { risks: ['to-pets'] },
      ['Whether there are pets is not recorded. Find out which pets this home has.'],
    ],
    ['pets', { pets: [] }, { risks: ['to-pets'] }, ['No pets that would be in the way.']],
  ])('of %s is plain', (ruleId, home, need, sentences) => {
    expect(read(ruleId, { places: 9, ...home }, need)).toEqual(sentences);
  });
});
