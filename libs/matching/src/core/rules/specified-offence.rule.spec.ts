import { describe, expect, it } from '@jest/globals';
import { type Member } from '../facts.js';
import { fostered, ours, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { specifiedOffence } from './specified-offence.rule.js';

const member = (facts: Partial<Member> = {}): Member => ({
  role: 'carer',
  ageInYears: 47,
  checkedOn: 'not-recorded',
  specifiedOffence: false,
  ...facts,
});
const judge = (members: readonly Member[], home: Parameters<typeof pair>[0] = {}): unknown =>
  specifiedOffence.judge(pair({ members, ...home }), startingPolicy);
const clear = [{ effect: 'met', because: { kind: 'no-specified-offence' } }];
const asks = [
  {
    effect: 'check',
    because: { kind: 'offences-not-recorded' },
    remedy: { kind: 'find-out', fact: 'offences-in-the-home' },
  },
];
const blocked = [
  {
    effect: 'blocks',
    shortfall: 'out-of-reach',
    because: { kind: 'specified-offence' },
    remedy: { kind: 'choose-a-foster-home' },
  },
];

describe('R-30, specified offences', () => {
  it.each<[string, readonly Member[], unknown]>([
    ['nobody has one', [member(), member({ role: 'adult', ageInYears: 71 })], clear],
    ['one carer has', [member(), member({ specifiedOffence: true })], blocked],
    ['a carer of unknown age has', [member({ specifiedOffence: true, ageInYears: 'not-recorded' })], blocked],
    [
      'a lodger of unknown age has',
      [member({ role: 'adult', specifiedOffence: true, ageInYears: 'not-recorded' })],
      blocked,
    ],
    [
      'an own child of 18 has',
      [member(), member({ role: 'own-child', ageInYears: 18, specifiedOffence: true })],
      blocked,
    ],
    [
      'an own child of 17 has',
      [member(), member({ role: 'own-child', ageInYears: 17, specifiedOffence: true })],
      clear,
    ],
    [
      'an own child of unknown age has',
      [member({ role: 'own-child', ageInYears: 'not-recorded', specifiedOffence: true })],
      asks,
    ],
    ['of one carer nobody knows', [member(), member({ specifiedOffence: 'not-recorded' })], asks],
    [
      'one has and of one nobody knows',
      [member({ specifiedOffence: 'not-recorded' }), member({ specifiedOffence: true })],
      blocked,
    ],
    [
      'of an own child of 17 nobody knows',
      [member(), member({ role: 'own-child', ageInYears: 17, specifiedOffence: 'not-recorded' })],
      clear,
    ],
    [
      'an own child of unknown age has, beside a carer who has none',
      [member(), member({ role: 'own-child', ageInYears: 'not-recorded', specifiedOffence: true })],
      asks,
    ],
    ['nobody is recorded', [], asks],
  ])('where %s', (_, members, expected) => {
    expect(judge(members)).toEqual(expected);
  });

  const has = [member({ specifiedOffence: true })];

  it('does not block a relative of the child: why the home is suitable is recorded first', () => {
    const connectedTo = [{ child: `${ours}/4711`, isRelative: true }];
    expect(judge(has, { connectedTo })).toEqual([
      {
        effect: 'before-placing',
        dueOn: null,
        because: { kind: 'offence-but-exception', exception: 'relative' },
        remedy: { kind: 'record-evidence' },
      },
    ]);
  });

  it.each([
    ['a friend of the child', { child: `${ours}/4711`, isRelative: false }],
    ['a relative of another child', { child: `${ours}/4712`, isRelative: true }],
  ])('blocks %s', (_, connection) => {
    expect(judge(has, { connectedTo: [connection] })).toEqual(blocked);
  });

  it('does not block where the child lives already, on the first day of the stay', () => {
    const livesThere = (childId: string, until: string | null) => ({
      fosteredChildren: [fostered(childId, null, range('2025-01-20', until))],
    });
    expect(judge(has, livesThere('child-ruby', '2026-03-03'))).toMatchObject([
      { effect: 'before-placing', because: { exception: 'lives-there-already' } },
    ]);
    expect(judge(has, livesThere('child-ruby', '2026-03-02'))).toEqual(blocked);
    expect(judge(has, livesThere('child-1', null))).toEqual(blocked);
  });

  it('concerns foster homes only', () => {
    expect(judge(has, { setting: 'supported-accommodation' })).toEqual([]);
  });
});
