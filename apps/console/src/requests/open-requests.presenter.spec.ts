import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { request, run } from './fictional-request.fixture.js';
import { latestSearchInWords, presentOpenRequests } from './open-requests.presenter.js';

const today = day('2026-11-23');
const listOf = (count: number, totalCount: number, page: number, endCursor: string | null) =>
  presentOpenRequests(
    {
      totalCount,
      pageInfo: { hasNextPage: endCursor !== null, endCursor },
      edges: Array.from({ length: count }, () => ({ node: request })),
    },
    { today, page, mayOpenRequests: true },
  );

describe('the list of open requests', () => {
  it('shows a child by name and age, what is needed, and how late it is', () => {
    expect(listOf(1, 1, 1, null).requests[0]).toEqual({
      href: '/requests/request-1',
      child: 'Ruby, girl of 7',
      reference: 'PR-0042',
      neededBy: '21 November 2026',
      due: '2 days overdue',
      isOverdue: true,
      isEmergency: true,
      needs: 'Going missing',
      placementType: 'Short-term',
      search: '23 eligible homes',
    });
  });

  it('does not call a request overdue on the day it is due', () => {
    const due = { ...request, neededBy: today };
    const answer = { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: 'c' }, edges: [{ node: due }] };
    const model = presentOpenRequests(answer, { today, page: 1, mayOpenRequests: false });
    expect(model.requests[0]).toMatchObject({ due: 'today', isOverdue: false });
    expect(model.nextPageHref).toBeNull();
  });

  it('says which of how many it shows, and leads on and back', () => {
    const second = listOf(25, 61, 2, 'c50');
    expect(second.range).toBe('Showing 26 to 50 of 61 open requests, the one needed soonest first.');
    expect([second.firstPageHref, second.nextPageHref]).toEqual(['/requests', '/requests?after=c50&page=3']);
    expect(listOf(0, 0, 1, null).range).toBeNull();
  });
});

describe('the latest search in words', () => {
  const counts = { register: 40, eligible: 0, needsAuthority: 2, nearMisses: 1, excluded: 37 };
  it.each([
    [null, 'Not searched yet'],
    [{ ...run, status: 'REQUESTED' as const }, 'Search is waiting to start'],
    [{ ...run, status: 'RUNNING' as const, progressPercent: 40 }, 'Searching, 40% done'],
    [{ ...run, status: 'FAILED' as const, counts: null }, 'Search did not finish'],
    [{ ...run, counts: { ...counts, eligible: 1 } }, '1 eligible home'],
    [{ ...run, counts }, 'No eligible home; 2 with authority'],
    [{ ...run, counts: { ...counts, needsAuthority: 0 } }, 'No suitable home found'],
  ])('of %j is %j', (latest, words) => {
    expect(latestSearchInWords(latest)).toBe(words);
  });
});
