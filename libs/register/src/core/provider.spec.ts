import { describe, expect, it } from '@jest/globals';
import { placementsByProvider } from './placements-by-provider.js';
import { disagrees, normalUrn, type Provider } from './provider.js';

const larch: Provider = {
  urn: 'SC012345',
  name: 'Larch House',
  kind: "Children's home",
  places: 4,
  postcode: null,
  status: 'open',
  closedOn: null,
  authorityName: null,
  ownerName: null,
  judgement: null,
};

describe('the number of a provider', () => {
  it.each([
    ['1234567', '1234567'],
    [' sc 012345 ', 'SC012345'],
    ['SC01234', null],
    ['SC0123456', null],
    ['XXXXXXX', null],
    ['123456', null],
    ['', null],
  ])('%j is %j', (text, urn) => {
    expect(normalUrn(text)).toBe(urn);
  });
});

describe("a provider's type and a placement code", () => {
  it.each([
    ["Children's home", 'K2', false],
    ["Children's home", 'U6', true],
    ["Children's Homes", 'K2', false],
    ["Secure children's home", 'K1', false],
    ["Secure children's home", 'K2', true],
    ['Independent fostering agency', 'U4', false],
    ['Local authority fostering service', 'K2', true],
    ['Supported accommodation', 'K3', false],
    ['Supported accommodation', 'H5', false],
    ['Supported accommodation', 'U5', true],
    ['Voluntary adoption agency', 'A5', false],
    ['Voluntary adoption agency', 'K2', true],
    ['Residential special school', 'S1', false],
    ['Residential family centre', 'R3', false],
    ['Independent fostering agency', 'T4', false],
    ['Independent fostering agency', 'Z1', false],
    ['Something new', 'K2', false],
    ["Children's home", '', false],
  ])('%s and %j disagree: %s', (kind, code, expected) => {
    expect(disagrees(kind, code)).toBe(expected);
  });
});

it('puts the codes of one number together, most children now first', () => {
  const of = (
    urn: string,
    placementType: string,
    episodes: number,
    openEpisodes: number,
    provider: Provider | null,
  ) => ({
    ...{ urn, placementType, episodes, openEpisodes, provider },
    childrenNow: openEpisodes,
  });
  expect(
    placementsByProvider([
      of('7777777', 'U4', 9, 1, null),
      of('SC012345', 'U6', 2, 0, larch),
      of('SC012345', 'K2', 5, 3, larch),
    ]),
  ).toEqual([
    {
      urn: 'SC012345',
      provider: larch,
      episodes: 7,
      openEpisodes: 3,
      childrenNow: 3,
      placementTypes: [
        { code: 'K2', episodes: 5 },
        { code: 'U6', episodes: 2 },
      ],
      disagreements: [{ code: 'U6', episodes: 2 }],
    },
    {
      urn: '7777777',
      provider: null,
      episodes: 9,
      openEpisodes: 1,
      childrenNow: 1,
      placementTypes: [{ code: 'U4', episodes: 9 }],
      disagreements: [],
    },
  ]);
});
