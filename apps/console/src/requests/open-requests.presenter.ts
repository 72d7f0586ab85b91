import { type LocalDate, longDate } from '#kernel';
import { counted, dueInWords, figure, sentenceCase } from '../words/words.js';
import { type Connection, type ListedRequest } from './request.operations.js';

export const requestsOnAPage = 25;

interface RequestLine {
  readonly href: string;
  readonly child: string;
  readonly reference: string;
  readonly neededBy: string;
  readonly due: string;
  readonly isOverdue: boolean;
  readonly isEmergency: boolean;
  readonly needs: string;
  readonly placementType: string;
  readonly search: string;
}

export interface OpenRequestsModel {
  readonly heading: string;
  readonly range: string | null;
  readonly requests: readonly RequestLine[];
  readonly mayOpenRequests: boolean;
  readonly firstPageHref: string | null;
  readonly nextPageHref: string | null;
}

export interface OpenRequestsAsked {
  readonly today: LocalDate;
  readonly page: number;
  readonly mayOpenRequests: boolean;
}

/** The state of the latest search, in as few words as tell the officer whether to open the request. */
export function latestSearchInWords(run: ListedRequest['latestRun']): string {
  if (run === null) return 'Not searched yet';
  if (run.status === 'REQUESTED') return 'Search is waiting to start';
  if (run.status === 'RUNNING') return `Searching, ${run.progressPercent}% done`;
  if (run.status === 'FAILED' || run.counts === null) return 'Search did not finish';
  const { eligible, needsAuthority } = run.counts;
  if (eligible === 0 && needsAuthority === 0) return 'No suitable home found';
  if (eligible === 0) return `No eligible home; ${figure(needsAuthority)} with authority`;
  return counted(eligible, 'eligible home');
}

export function presentOpenRequests(
  { totalCount, pageInfo, edges }: Connection<ListedRequest>,
  { today, page, mayOpenRequests }: OpenRequestsAsked,
): OpenRequestsModel {
  const first = (page - 1) * requestsOnAPage + 1;
  const requests = edges.map(({ node }) => ({
    href: `/requests/${node.id}`,
    child: node.child.description,
    reference: node.reference,
    neededBy: longDate(node.neededBy),
    due: dueInWords(node.neededBy, today),
    isOverdue: node.neededBy < today,
    isEmergency: node.urgency.toLowerCase() === 'emergency',
    needs: node.needs.length === 0 ? 'None recorded' : sentenceCase(node.needs.map(({ name }) => name).join(', ')),
    placementType: sentenceCase(node.placementType.name),
    search: latestSearchInWords(node.latestRun),
  }));
  const next = pageInfo.hasNextPage && pageInfo.endCursor !== null ? pageInfo.endCursor : null;
  return {
    heading: 'Open placement requests',
    range:
      requests.length === 0
        ? null
        : requests.length === totalCount
          ? `${counted(totalCount, 'open request')}, the one needed soonest first.`
          : `Showing ${figure(first)} to ${figure(first + requests.length - 1)} of ${counted(totalCount, 'open request')}, the one needed soonest first.`,
    requests,
    mayOpenRequests,
    firstPageHref: page > 1 ? '/requests' : null,
    nextPageHref:
      next === null ? null : `/requests?${new URLSearchParams({ after: next, page: String(page + 1) }).toString()}`,
  };
}
