import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type SearchRecord } from './searches.operations.js';
import { presentSearch, presentSearches } from './searches.presenter.js';

const record = (some: Partial<SearchRecord> = {}): SearchRecord => ({
  ...{ id: 'record-1', kind: 'REQUEST', searchedBy: 'Amara Nwosu', timesAsked: 1, withinMiles: null },
  ...{ recordedAt: '2026-11-23T15:05:00Z', lastAskedAt: '2026-11-23T15:05:00Z' },
  ...{ judgedOn: day('2026-11-23'), startsOn: day('2026-11-27'), policyVersion: 3, engineVersion: '4' },
  ...{ factsRevision: 1204, factsDigest: 'ab'.repeat(32) },
  children: [{ requestId: 'request-1', description: 'Ruby, girl of 7' }],
  counts: { register: 9, eligible: 2, needsAuthority: 1, nearMisses: 1, excluded: 5 },
  ...some,
});
const listed = (
  records: readonly SearchRecord[],
  totalCount = records.length,
  page = 1,
  requestId: string | null = null,
) =>
  presentSearches(
    {
      totalCount,
      pageInfo: { hasNextPage: totalCount > records.length * page, endCursor: 'record-9' },
      edges: records.map((node) => ({ node })),
    },
    { page, requestId },
  );
const counts = (eligible: number, needsAuthority: number) => ({
  counts: { register: 9, eligible, needsAuthority, nearMisses: 0, excluded: 9 - eligible - needsAuthority },
});

describe('the list of searches', () => {
  it('names the child, who searched, when, and what was found', () => {
    expect(listed([record()]).searches).toEqual([
      {
        ...{ href: '/searches/record-1', when: '23 November 2026 at 3:05pm', times: null, who: 'Amara Nwosu' },
        ...{ child: 'Ruby, girl of 7', asked: 'To move in on 27 November 2026' },
        homes: '2 eligible homes; 1 with authority',
      },
    ]);
  });

  it('says how often the same was asked, how near, and of whom only a description is known', () => {
    const again = record({ timesAsked: 3, lastAskedAt: '2026-11-24T09:10:00Z', withinMiles: 20, kind: 'DESCRIBED' });
    expect(listed([again]).searches[0]).toMatchObject({
      times: 'Asked 3 times, last on 24 November 2026 at 9:10am',
      asked: 'To move in on 27 November 2026, within 20 miles, as described',
    });
  });

  it.each([
    [counts(1, 0), '1 eligible home'],
    [counts(0, 2), 'No eligible home; 2 with authority'],
    [counts(0, 0), 'No suitable home'],
    [{ counts: null }, 'Together and apart'],
  ])('says what was found: %j', (some, homes) => {
    expect(listed([record(some)]).searches[0]?.homes).toBe(homes);
  });

  it('leads to the next page and back, and keeps to the request', () => {
    expect(listed([record()])).toMatchObject({
      ...{ range: '1 search, the latest first.', allHref: null, firstPageHref: null, nextPageHref: null },
    });
    expect(listed([record(), record()], 5)).toMatchObject({
      ...{ range: 'Showing 1 to 2 of 5 searches, the latest first.', nextPageHref: '/searches?after=record-9&page=2' },
    });
    expect(listed([record()], 60, 2, 'request-1')).toMatchObject({
      title: 'Searches made before for this request',
      range: 'Showing 26 to 26 of 60 searches, the latest first.',
      allHref: '/searches',
      firstPageHref: '/searches?request=request-1',
      nextPageHref: '/searches?request=request-1&after=record-9&page=3',
    });
    expect(listed([]).range).toBeNull();
  });
});

describe('a search on record', () => {
  const answer = {
    ...{ recordId: 'record-1', judgedOn: day('2026-11-23'), startsOn: day('2026-11-27'), factsRevision: 1204 },
    ...{ policyVersion: 3, engineVersion: '4', engineMicroseconds: 80, beyondMiles: 2, noHomeBecause: null },
    counts: { register: 9, eligible: 2, needsAuthority: 1, nearMisses: 1, excluded: 5 },
    ...{ excludedByRule: [], ranked: [], nearMisses: [], missing: [{ sentence: 'Find out the age.' }] },
    ...{ furtherAway: [{ withinMiles: 10, sentence: 'Within 10 miles: 1 home.' }], emergencyRoute: null },
  };
  const shown = (some: Partial<SearchRecord> = {}, engineVersionNow = '4') =>
    presentSearch({
      record: record(some),
      answer,
      siblings: null,
      replay: { isSame: true, sentence: 'The same.', engineVersionNow },
    });
  const fact = (key: string, model = shown()) => model.facts.find((one) => one.key === key)?.value;

  it('says what it is, for whom, and from what it was made', () => {
    expect(shown()).toMatchObject({
      title: 'Search for Ruby, girl of 7',
      caption: 'As it was shown on 23 November 2026 at 3:05pm',
      children: [{ description: 'Ruby, girl of 7', href: '/requests/request-1' }],
      replay: { isSame: true, sentence: 'The same.' },
    });
    expect([fact('Policy'), fact('Facts'), fact('Engine')]).toEqual([
      ...['Version 3', 'Version 1,204 of the register', '4, the one of today'],
    ]);
    expect(fact('Engine', shown({}, '7'))).toBe('4; today it is 7');
    expect(fact('Asked again')).toBeUndefined();
    expect(fact('Asked again', shown({ timesAsked: 2 }))).toBe('Asked 2 times, last on 23 November 2026 at 3:05pm');
  });

  it('of a child who was only described, leads to no request', () => {
    const described = shown({ kind: 'DESCRIBED', children: [{ requestId: null, description: 'A girl of 7' }] });
    expect([described.title, described.children]).toEqual(['Search for a girl of 7', []]);
  });

  it('of brothers and sisters, shows the ways to place them', () => {
    const [ruby, sam] = [
      { requestId: 'request-1', description: 'Ruby, girl of 7' },
      { requestId: 'request-2', description: 'Sam, boy of 9' },
    ];
    const siblings = {
      ...{ recordId: 'record-1', pairsWithPlaced: 0, judgedOn: day('2026-11-23'), policyVersion: 3 },
      ...{ siblings: [ruby, sam], allTogether: [], withinOneConstellation: [], splits: [], whyNotTogether: [] },
    };
    const replay = { isSame: false, sentence: 'Not the same.', engineVersionNow: '4' };
    const kept = record({ kind: 'SIBLINGS', children: [ruby, sam], counts: null });
    const model = presentSearch({ record: kept, answer: null, siblings, replay });
    expect([model.title, model.found, model.replay.isSame]).toEqual(['Homes for Ruby and Sam', null, false]);
    expect(model.together?.lead).toMatch(/^No home can take them all/);
    expect(model.children.map(({ href }) => href)).toEqual(['/requests/request-1', '/requests/request-2']);
    expect(listed([kept]).searches[0]).toMatchObject({
      ...{ child: 'Ruby, girl of 7 and Sam, boy of 9', homes: 'Together and apart' },
    });
  });

  it('shows what the next miles brought, without a way to look there', () => {
    expect(shown().found?.furtherAway).toEqual([{ sentence: 'Within 10 miles: 1 home.', look: null }]);
  });
});
