import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { presentSiblings } from './siblings.presenter.js';
import { type SiblingGroupSearch, type SiblingsInHome } from './siblings.operations.js';

const siblings = ['Ruby, girl of 7', 'Sam, boy of 5', 'A boy of 11'].map((description, index) => ({
  requestId: `request-${index}`,
  description,
}));

const home = (name: string, who: readonly number[], facts: Partial<SiblingsInHome> = {}): SiblingsInHome => ({
  points: 91 * who.length,
  pairsWithPlaced: 0,
  needsAuthority: false,
  household: {
    id: `id-${name}`,
    reference: 'NF-0007',
    name,
    serviceName: 'Aldermere Fostering',
    vacantPlaces: 2,
    places: 3,
    constellation: null,
  },
  siblings: who.map((index) => ({
    sibling: siblings[index]!,
    points: 91 - index,
    milesFromHome: 4.2 + index,
    milesFromSchool: null,
    authorityNeeded: facts.needsAuthority ? ['Nominated officer of Aldermere'] : [],
    findings: [],
  })),
  ...facts,
});

const search = (found: Partial<SiblingGroupSearch>): SiblingGroupSearch => ({
  recordId: 'record-1',
  pairsWithPlaced: 0,
  judgedOn: day('2026-02-23'),
  policyVersion: 2,
  siblings,
  allTogether: [],
  withinOneConstellation: [],
  splits: [],
  whyNotTogether: [],
  ...found,
});

const shown = (found: Partial<SiblingGroupSearch>) =>
  presentSiblings('request-0', search(found)) as {
    readonly title: string;
    readonly lead: string;
    readonly options: readonly Readonly<Record<string, unknown>>[];
    readonly whyNotTogether: readonly { readonly sentence: string; readonly source: string }[];
  };

describe('the page of brothers and sisters', () => {
  it('puts a home for all of them first and says who is apart otherwise', () => {
    const split = {
      constellation: null,
      separatedPairs: 2,
      points: 270,
      milesApart: 3.3,
      withoutHome: [],
      homes: [home('Larch House', [0, 1]), home('Elm House', [2], { needsAuthority: true })],
    };
    const { title, lead, options } = shown({ allTogether: [home('Big House', [0, 1, 2])], splits: [split] });
    expect(title).toBe('Homes for Ruby, Sam and a boy of 11');
    expect(lead).toBe('1 home could take all 3 of them together. Ask it first.');
    expect(options).toMatchObject([
      {
        name: 'All together 1',
        apart: 'Nobody',
        milesApart: 'One home',
        furthestFromHome: '6.2 miles',
        authority: 'Nobody',
      },
      {
        name: 'Split 1',
        homes: 'Larch House, Elm House',
        apart: 'Ruby and Sam / a boy of 11',
        milesApart: '3.3 miles',
        authority: 'For 1 home',
        points: 270,
      },
    ]);
  });

  it('says for whom no home is left, and why no home takes them all', () => {
    const split = {
      constellation: null,
      separatedPairs: 3,
      points: 182,
      milesApart: 0,
      withoutHome: [siblings[2]!],
      homes: [home('Larch House', [0, 1])],
    };
    const rule = {
      id: 'vacant-place',
      number: 'R-39',
      title: 'A vacant place',
      class: 'BLOCK',
      citation: 's23CZA',
      basis: 'read',
    };
    const { lead, options, whyNotTogether } = shown({ splits: [split], whyNotTogether: [{ rule, households: 1 }] });
    expect(lead).toContain('no home for a boy of 11');
    expect(options[0]).toMatchObject({ apart: 'Ruby and Sam; no home for a boy of 11' });
    expect(whyNotTogether).toEqual([{ sentence: 'A vacant place: 1 home.', source: 'R-39, s23CZA' }]);
  });

  it('says where a brother or sister lives already, and who stays apart from them', () => {
    const there = home('Larch House', [0, 1], { pairsWithPlaced: 2 });
    const elsewhere = home('Elm House', [0, 1]);
    const split = {
      ...{ constellation: null, separatedPairs: 2, points: 182, milesApart: 3.3, withoutHome: [] },
      homes: [home('Larch House', [0], { pairsWithPlaced: 1 }), home('Elm House', [1])],
    };
    const { options } = shown({ pairsWithPlaced: 2, allTogether: [there, elsewhere], splits: [split] });
    expect(options.map(({ apart }) => apart)).toEqual([
      'Nobody',
      '2 pairs with a brother or sister who lives elsewhere already',
      'Ruby / Sam; 1 pair with a brother or sister who lives elsewhere already',
    ]);
    expect(options[0]).toMatchObject({
      details: [{ service: expect.stringMatching(/ A brother or sister lives here already\.$/) }],
    });
    expect(JSON.stringify(options[1])).not.toContain('lives here already');
  });

  it('names the constellation where one has room', () => {
    const within = {
      constellation: 'Heron',
      separatedPairs: 2,
      points: 260,
      milesApart: 1.5,
      withoutHome: [],
      homes: [home('Larch House', [0, 1]), home('Elm House', [2])],
    };
    const called = { ...within, constellation: 'Heron constellation' };
    expect(shown({ withinOneConstellation: [called] }).options[0]).toMatchObject({
      name: 'Inside the Heron constellation',
    });
    const { lead, options } = shown({ withinOneConstellation: [within], splits: [within] });
    expect(lead).toContain('homes of one constellation');
    expect(options.map(({ name }) => name)).toEqual(['Inside the Heron constellation', 'Split 1']);
  });

  it('says of two that both could live there, and how many places are left then', () => {
    const both = home('Larch House', [0, 1]);
    const { lead, options } = shown({ siblings: siblings.slice(0, 2), allTogether: [both] });
    expect(lead).toBe('1 home could take both of them together. Ask it first.');
    expect(options[0]).toMatchObject({
      details: [{ service: 'Aldermere Fostering, NF-0007. 1 of 3 places stays free once they have moved in.' }],
    });
    const roomy = {
      ...both,
      household: { ...both.household, vacantPlaces: 3, constellation: { name: 'Heron constellation' } },
    };
    expect(shown({ allTogether: [roomy] }).options[0]).toMatchObject({
      details: [
        {
          service: 'Aldermere Fostering, NF-0007. 2 of 3 places stay free once they have moved in.',
          constellation: 'Heron',
        },
      ],
    });
    const full = home('Elm House', [2]);
    const alone = { ...full, household: { ...full.household, vacantPlaces: 1 } };
    expect(shown({ allTogether: [alone] }).options[0]).toMatchObject({
      details: [{ service: 'Aldermere Fostering, NF-0007. None of 3 places stays free once the child has moved in.' }],
    });
  });
});
