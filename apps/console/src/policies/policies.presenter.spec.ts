import { describe, expect, it } from '@jest/globals';
import { draftOf, presentPolicies, presentPolicyForm } from './policies.presenter.js';
import { type Policy, type PolicyPreview } from './policies.operations.js';

const rule = (id: string, number: string | null = null) => ({ id, number, title: `Title of ${id}`, unit: 'mile' });
const inUse: Policy = {
  version: 7,
  name: 'Autumn',
  isInUse: true,
  adoptedBy: 'Idris Vale',
  adoptedAt: '2026-10-12T09:05:00Z',
  reason: 'Agreed at the board.',
  mostPointsLost: 83,
  weights: [
    { rule: rule('near-home', 'R-19a'), points: 1, most: 15, why: 'Why near.' },
    { rule: rule('in-area', 'R-20'), points: 4, most: 4, why: 'Why in area.' },
  ],
  limits: [{ name: 'nearHomeMiles', value: 5, words: 'Miles that cost nothing', why: 'Near is five.' }],
  modes: [{ rule: rule('hold', 'R-33'), mode: 'block' }],
};
const previewed: PolicyPreview = {
  basedOn: 7,
  runs: 212,
  homes: 41_007,
  bestHomeChanges: 31,
  firstFiveChange: 64,
  unchanged: 90,
  milliseconds: 184,
  withoutAHome: { now: 4, then: 7 },
  comeIn: 2,
  fallOut: 11,
  moves: [{ rule: { id: 'pets', title: 'Pets' }, comeIn: 2, fallOut: 11 }],
  standings: {
    eligible: { now: 900, then: 891 },
    needsAuthority: { now: 80, then: 80 },
    nearMisses: { now: 60, then: 61 },
    excluded: { now: 39_967, then: 39_975 },
  },
  olderRuns: 0,
  examples: [
    {
      requestId: 'request-12',
      requestReference: 'NH-12',
      firstChanges: true,
      newFirstWas: 3,
      firstWouldBe: 5,
      suitable: { now: 9, then: 8 },
      moves: [{ rule: { id: 'pets', title: 'Pets' }, comeIn: 0, fallOut: 1 }],
    },
  ],
};

describe('a policy in the making', () => {
  it('is what was written over what is in use', () => {
    expect(
      draftOf({ name: ' Winter ', 'weight-in-area': '6', 'limit-nearHomeMiles': '8', 'mode-hold': 'warn' }, inUse),
    ).toEqual({
      name: 'Winter',
      weights: [
        { name: 'near-home', value: 1 },
        { name: 'in-area', value: 6 },
      ],
      limits: [{ name: 'nearHomeMiles', value: 8 }],
      modes: [{ rule: 'hold', mode: 'warn' }],
    });
  });

  it('sends what is no number as a figure that the api refuses', () => {
    expect(draftOf({ 'weight-in-area': 'six' }, inUse).weights[1]!.value % 1).not.toBe(0);
    expect(draftOf({ 'weight-in-area': '-3' }, inUse).weights[1]!.value).toBe(-3);
  });

  it('says how many searches would change, and where', () => {
    const { preview } = presentPolicyForm(inUse, {}, previewed, null) as { preview: Record<string, unknown> };
    expect(preview).toMatchObject({
      lead: 'The first choice would be another in 31 of 212 searches of the past year.',
      moved: { rules: [{ title: 'Pets', comeIn: '2', fallOut: '11' }] },
      standings: [
        { key: 'Eligible', now: '900', then: '891' },
        { key: "Need somebody's authority", now: '80', then: '80' },
        { key: 'Near misses shown', now: '60', then: '61' },
        { key: 'Left out', now: '39,967', then: '39,975' },
      ],
      examples: [
        {
          href: '/requests/request-12',
          reference: 'NH-12',
          words: 'The home in place 3 would come first; the first would come in place 5. Pets: 1 home would fall out.',
        },
      ],
      older: null,
      made: '41,007 homes in the last search of each request, compared in 184 milliseconds.',
    });
    const none = presentPolicyForm(inUse, {}, { ...previewed, runs: 0 }, null) as { preview: { lead: string } };
    expect(none.preview.lead).toContain('nothing to compare with');
  });

  it.each([
    [
      { newFirstWas: null, firstWouldBe: null },
      'A home that is not suitable now would come first; the first choice of now would not be suitable.',
    ],
    [{ suitable: { now: 3, then: 0 } }, 'No suitable home would be left.'],
    [{ suitable: { now: 0, then: 2 } }, 'There is no suitable home now, and there would be one.'],
    [{ firstChanges: false }, 'The first choice stays.'],
  ])('says what becomes of the first choice: %j', (facts, words) => {
    const [example] = previewed.examples;
    const shown = { ...previewed, examples: [{ ...example!, moves: [], ...facts }] };
    const { preview } = presentPolicyForm(inUse, {}, shown, null) as { preview: { examples: { words: string }[] } };
    expect(preview.examples[0]!.words).toBe(words);
  });

  it('says what older searches cannot tell, and shows no table where nothing moves', () => {
    const same = { now: 5, then: 5 };
    const still = { eligible: same, needsAuthority: same, nearMisses: same, excluded: same };
    const { preview } = presentPolicyForm(
      inUse,
      {},
      { ...previewed, olderRuns: 12, comeIn: 0, fallOut: 0, moves: [], standings: still },
      null,
    ) as { preview: { older: string; moved: object | null; standings: object | null } };
    expect(preview.older).toContain('12 of 212 searches were kept by an older version');
    expect([preview.moved, preview.standings]).toEqual([null, null]);
  });

  it('puts a problem beside its field and keeps what was written', () => {
    const form = presentPolicyForm(inUse, { 'weight-in-area': '1.5' }, null, {
      message: 'in-area: enter a whole number.',
      field: 'weights.in-area',
    }) as { errors: object[]; weights: { id: string; value: string; error: string | null }[] };
    expect(form.errors).toEqual([{ text: 'in-area: enter a whole number.', href: '#weight-in-area' }]);
    expect(form.weights[1]).toMatchObject({ value: '1.5', error: 'in-area: enter a whole number.' });
    expect(form.weights[0]!.error).toBeNull();
  });

  it('names who adopted each version and why', () => {
    const page = presentPolicies([inUse, { ...inUse, version: 2, isInUse: false, reason: '' }], false) as {
      versions: { adopted: string; reason: string }[];
    };
    expect(page.versions.map(({ adopted }) => adopted)).toEqual([
      expect.stringContaining('by Idris Vale'),
      'From the start',
    ]);
  });
});
