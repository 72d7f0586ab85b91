import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { finding, home, request, run } from './fictional-request.fixture.js';
import { readHomeFilters } from './home-filters.js';
import { presentHome } from './home-card.presenter.js';
import { presentRequestPage, type RequestPageFacts } from './request-page.presenter.js';
import { countsInOneSentence } from './shortlist.presenter.js';

const officer = ['request-read', 'match-request', 'request-close'];
const none = readHomeFilters({});

const present = (more: Partial<RequestPageFacts> = {}) =>
  presentRequestPage({
    request,
    today: day('2026-11-23'),
    permissions: officer,
    filters: none,
    page: 1,
    found: [
      { standing: 'ELIGIBLE', total: 23, matching: 23, homes: [home(1), home(2)] },
      { standing: 'NEEDS_AUTHORITY', total: 1, matching: 1, homes: [home(24, { standing: 'NEEDS_AUTHORITY' })] },
      { standing: 'NEAR_MISS', total: 0, matching: 0, homes: [] },
    ],
    areas: [],
    ladder: { steps: [], noStepBecause: null },
    problem: null,
    ...more,
  });

describe('the page of a request', () => {
  it('says who, when and what at the top', () => {
    const { heading, due, isOverdue, isEmergency, details } = present();
    expect([heading, due, isOverdue, isEmergency]).toEqual([
      'Ruby, girl of 7',
      'Needed by 21 November 2026: 2 days overdue',
      true,
      true,
    ]);
    const said = Object.fromEntries(details.map(({ key, value }) => [key, value]));
    expect(said).toMatchObject({
      'Needed by': '21 November 2026',
      'Expected to stay': 'Until 31 May 2027',
      School: 'Holm Lane Primary, must not change',
      'Home area': 'ZN4 1',
    });
    expect(said).not.toHaveProperty('Brothers and sisters');
  });

  it('offers to find homes only to somebody who may, for an open request that is not being searched', () => {
    const running = {
      ...request,
      latestRun: { ...run, status: 'RUNNING' as const, progressPercent: 40, counts: null },
    };
    const closed = { ...request, closedOn: day('2026-11-22') };
    expect(present().mayFindHomes).toBe(true);
    expect(present().findHomesText).toBe('Search again');
    expect(present({ request: { ...request, latestRun: null } }).findHomesText).toBe('Find homes');
    expect(present({ permissions: ['request-read'] }).mayFindHomes).toBe(false);
    expect(present({ request: running }).mayFindHomes).toBe(false);
    expect(present({ request: running }).progress).toEqual({
      percent: 40,
      sentence: 'Looking at every home on the register: 40% done.',
    });
    expect(present({ request: closed }).mayFindHomes).toBe(false);
    expect(present({ request: closed }).isOpen).toBe(false);
  });

  it('leads those who may to what can be recorded later', () => {
    const links = (permissions: readonly string[]) => present({ permissions }).recordLinks.map(({ href }) => href);
    expect(links(['placement-record'])).toEqual(['/requests/request-1/before']);
    expect(links(['request-open'])).toEqual(['/requests/request-1/facts', '/requests/request-1/needs']);
    expect(links(['court-order-record'])).toEqual(['/requests/request-1/safety']);
    expect(links(officer)).toEqual([]);
  });

  it('says what was recorded a moment ago, and to search again where homes were found before it', () => {
    const may = [...officer, 'match-request'];
    expect(present({ permissions: may }).notice).toBeNull();
    expect(present({ permissions: may, recorded: 'something else' }).notice).toBeNull();
    expect(present({ permissions: may, recorded: 'constructor' }).notice).toBeNull();
    expect(present({ permissions: may, recorded: 'needs' }).notice).toEqual({
      title: 'The needs are saved',
      sentence: 'The homes below were found before that. Search again to see what it changes.',
    });
    const neverSearched = { ...request, latestRun: null };
    expect(present({ permissions: may, recorded: 'safety', request: neverSearched }).notice?.sentence).toBe('');
    expect(present({ permissions: [], recorded: 'safety' }).notice?.sentence).toBe('');
  });

  it('shows no shortlist for a search that failed, and says that nothing changed', () => {
    const model = present({ request: { ...request, latestRun: { ...run, status: 'FAILED', counts: null } } });
    expect(model.shortlist).toBeNull();
    expect(model.failure).toContain('Nothing was changed');
    expect(model.mayFindHomes).toBe(true);
  });

  it('says of every list how much of it is shown, and leads to the rest', () => {
    const sections = present().shortlist?.sections ?? [];
    expect(sections.map(({ id, count, moreHref }) => [id, count, moreHref])).toEqual([
      ['eligible', 'Showing 2 of 23 eligible homes.', '/requests/request-1?standing=eligible#results'],
      ['needs-authority', '1 home that needs authority.', null],
    ]);
  });

  it('says what the filters left, of how many, and when not every home was compared', () => {
    const filters = readHomeFilters({ service: 'agency', standing: 'eligible' });
    const filtered = (matching: number | null) =>
      present({ filters, found: [{ standing: 'ELIGIBLE', total: 700, matching, homes: [home(3)] }] }).shortlist
        ?.sections[0]?.count;
    expect(filtered(1)).toBe('1 of 700 eligible homes matches your filters.');
    expect(filtered(41)).toBe('41 of 700 eligible homes match your filters, 1 shown.');
    expect(filtered(null)).toContain('Only the first 500 of 700 eligible homes were compared');
  });

  it('pages through one standing', () => {
    const filters = readHomeFilters({ standing: 'eligible' });
    const found = [{ standing: 'ELIGIBLE' as const, total: 41, matching: 41, homes: [home(21)] }];
    expect(present({ filters, found, page: 2 }).shortlist?.pages).toEqual({
      previousHref: '/requests/request-1?standing=eligible#results',
      nextHref: '/requests/request-1?standing=eligible&page=3#results',
      words: 'Page 2 of 3',
    });
    expect(present({ filters, found: [{ ...found[0]!, total: 20, matching: 20 }] }).shortlist?.pages).toBeNull();
  });

  it('tells what is the same for every home once, and with each home what is its own', () => {
    const plan = finding('BEFORE_PLACING', { dueOn: day('2026-12-01'), remedy: 'Make the placement plan.' });
    const ask = finding('CHECK', { sentence: 'The carer has not been asked yet.' });
    const late = finding('WARNS', { sentence: 'The review is overdue.' });
    const costs = finding('COSTS_POINTS', { points: -2 });
    const homes = [home(1, { findings: [plan, ask, costs] }), home(2, { findings: [plan, late, ask, costs] })];
    const found = [{ standing: 'ELIGIBLE' as const, total: 2, matching: 2, homes }];
    const shortlist = present({ found }).shortlist;
    expect(shortlist?.forAnyHome).toEqual({
      toDo: [{ due: 'By 1 December 2026', sentence: 'Make the placement plan.' }],
      checks: ['The carer has not been asked yet.'],
    });
    expect(shortlist?.sections[0]?.cards.map(({ toDo, checks, costs: lost }) => [toDo, checks, lost.length])).toEqual([
      [[], [], 1],
      [[], ['The review is overdue.'], 1],
    ]);
    const alone = present({ found: [{ ...found[0]!, homes: homes.slice(0, 1) }] }).shortlist;
    expect(alone?.forAnyHome).toBeNull();
    expect(alone?.sections[0]?.cards[0]?.checks).toEqual(['The carer has not been asked yet.']);
    const later = home(3, { findings: [{ ...plan, dueOn: day('2026-12-02') }] });
    expect(present({ found: [{ ...found[0]!, homes: [homes[0]!, later] }] }).shortlist?.forAnyHome).toBeNull();
  });

  it('tells a task that two rules ask for once', () => {
    const terms = finding('BEFORE_PLACING', { remedy: 'Change the terms.', sentence: 'Outside the terms.' });
    const { toDo } = presentHome(home(1, { findings: [terms, { ...terms, sentence: 'Emergency.' }] }), 'r', null);
    expect(toDo).toEqual([{ due: 'Before the child moves in', sentence: 'Change the terms.' }]);
  });

  it('shows a way out when no home is eligible, and names what is left to try', () => {
    const counts = { register: 40, eligible: 0, needsAuthority: 2, nearMisses: 1, excluded: 37 };
    const nothing = present({ request: { ...request, latestRun: { ...run, counts } } }).shortlist;
    expect(nothing?.nothingFits).toBe(true);
    expect(nothing?.nextSteps[0]).toContain('2 homes below could be used once the person named agrees');
    expect(nothing?.nextSteps[1]).toContain('1 home below would fit');
    expect(present().shortlist?.nothingFits).toBe(false);
  });

  it('has the ladder, with a way to every split of brothers and sisters, or why there is no step', () => {
    const split = {
      relaxes: 'SIBLING_SPLIT' as const,
      sentence: 'Today no home takes all 3 brothers and sisters.',
      households: 2,
      costs: ['2 of 3 pairs of brothers and sisters apart', '4.5 miles between the homes'],
      best: [{ household: { id: 'home-1', name: 'Alder House' } }],
    };
    const { ladder } = present({ ladder: { steps: [split], noStepBecause: null } }).shortlist!;
    expect(ladder).toEqual({
      noStepBecause: null,
      steps: [
        {
          sentence: split.sentence,
          costs: '2 of 3 pairs of brothers and sisters apart and 4.5 miles between the homes',
          homes: [{ name: 'Alder House', href: `/requests/${request.id}/why-not?home=home-1#home` }],
          siblingsHref: `/requests/${request.id}/siblings`,
        },
      ],
    });
    expect(present({ ladder: { steps: [split], noStepBecause: null } }).shortlist?.siblingSplit).toEqual(
      ladder.steps[0],
    );
    const counts = { register: 40, eligible: 0, needsAuthority: 2, nearMisses: 1, excluded: 37 };
    const nothing = {
      ladder: { steps: [split], noStepBecause: null },
      request: { ...request, latestRun: { ...run, counts } },
    };
    expect(present(nothing).shortlist?.siblingSplit).toBeNull();
    expect(present().shortlist?.siblingSplit).toBeNull();
    const later = present({ ladder: { steps: [{ ...split, relaxes: 'LATER_START' }], noStepBecause: null } }).shortlist;
    expect(later?.ladder.steps[0]?.siblingsHref).toBeNull();
    const none = present({ ladder: { steps: [], noStepBecause: 'Your authority can see no home.' } }).shortlist;
    expect(none?.ladder).toEqual({ steps: [], noStepBecause: 'Your authority can see no home.' });
  });

  it('says in small print how the answer was made', () => {
    expect(present().shortlist?.smallPrint.map(({ value }) => value)).toEqual([
      '23 November 2026',
      '23 November 2026 at 3:05pm by Amara Nwosu',
      '4',
      '1',
      'sha256:4f1c',
      'run-1',
    ]);
  });
});

describe('the sentence of the counts', () => {
  it('says one and many', () => {
    expect(countsInOneSentence({ register: 412, eligible: 23, needsAuthority: 1, nearMisses: 9, excluded: 379 })).toBe(
      'Of the 412 homes on the register, 23 are eligible, 1 needs somebody’s authority, 9 are near misses and 379 cannot take this placement.',
    );
    expect(countsInOneSentence({ register: 1, eligible: 1, needsAuthority: 0, nearMisses: 0, excluded: 0 })).toBe(
      'Of the 1 home on the register, 1 is eligible, 0 need somebody’s authority, 0 are near misses and 0 cannot take this placement.',
    );
  });

  it('accounts for every home of the register', () => {
    const count = fc.nat(900);
    fc.assert(
      fc.property(count, count, count, count, (eligible, needsAuthority, nearMisses, excluded) => {
        const register = eligible + needsAuthority + nearMisses + excluded;
        const [whole = 0, ...parts] = [
          ...countsInOneSentence({ register, eligible, needsAuthority, nearMisses, excluded })
            .replaceAll(',', '')
            .matchAll(/\d+/g),
        ].map(([digits]) => Number(digits));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
      }),
    );
  });
});

describe('the card of a home', () => {
  const card = presentHome(
    home(7, {
      milesFromSchool: null,
      authorityNeeded: ['the nominated officer of Norchester'],
      findings: [
        finding('COSTS_POINTS', { points: -7 }),
        finding('CHECK'),
        finding('BLOCKS', { remedy: 'Free a place.' }),
        finding('MET'),
        finding('NEEDS_AUTHORITY'),
        finding('WARNS'),
        finding('BEFORE_PLACING', { dueOn: day('2026-12-01'), remedy: 'Write the placement plan.' }),
        finding('BEFORE_PLACING'),
      ],
    }),
    'request-1',
    'home-1',
  );

  it('has the figures as judged, and names what is not known', () => {
    expect(card.rows).toEqual([
      { key: 'From home', value: '2.4 miles' },
      { key: 'From school', value: 'not known' },
      { key: 'Area', value: 'Norchester' },
      { key: 'Places', value: '1 free of 3' },
      { key: 'Points', value: '91 points' },
    ]);
  });

  it('sorts what the rules found by what an officer does with it', () => {
    expect(card.authorityNeeded).toEqual(['The nominated officer of Norchester']);
    expect(card.authorityBecause).toEqual(['A sentence of NEEDS_AUTHORITY.']);
    expect(card.costs).toEqual([{ points: '−7', sentence: 'A sentence of COSTS_POINTS.' }]);
    expect(card.checks).toEqual(['A sentence of CHECK.', 'A sentence of WARNS.']);
    expect(card.toDo).toEqual([
      { due: 'By 1 December 2026', sentence: 'Write the placement plan.' },
      { due: 'Before the child moves in', sentence: 'A sentence of BEFORE_PLACING.' },
    ]);
    expect(card.inTheWay).toEqual([
      { sentence: 'A sentence of BLOCKS.', remedy: 'Free a place.', citation: 'Children Act 1989 s23CZA; local' },
    ]);
    expect(card.findings.map(({ points }) => points)).toEqual([
      'minus 7 points',
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(card.findings[2]?.source).toBe(
      'Children Act 1989 s23CZA; local. Basis: to be checked by your legal service. Rule R-39.',
    );
  });

  it('says when the home belongs to a constellation, and whose service it is', () => {
    const { household } = home(8);
    const inHarbour = presentHome(
      home(8, {
        household: { ...household, serviceKind: 'AGENCY', constellation: { name: 'Harbour', role: 'SATELLITE' } },
      }),
      'request-1',
      null,
    );
    expect(inHarbour.constellation).toBe('Harbour constellation, satellite');
    expect(inHarbour.service).toBe('Agency: Norchester Fostering');
    expect(card.constellation).toBeNull();
  });
});
