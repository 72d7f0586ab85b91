import { longDate } from '#kernel';
import { type AnswerModel, presentAnswer } from '../find-now/find-now.presenter.js';
import { type Connection } from '../requests/request.operations.js';
import { presentSiblingsAnswer, siblingsTitle, type SiblingsAnswerModel } from '../siblings/siblings.presenter.js';
import { counted, figure, instantInWords, listed, milesInWords } from '../words/words.js';
import { type SearchOnRecord, type SearchRecord } from './searches.operations.js';

export const searchesOnAPage = 25;

interface SearchLine {
  readonly href: string;
  readonly when: string;
  readonly times: string | null;
  readonly who: string;
  readonly child: string;
  readonly asked: string;
  readonly homes: string;
}

export interface SearchesModel {
  readonly title: string;
  readonly range: string | null;
  readonly searches: readonly SearchLine[];
  readonly allHref: string | null;
  readonly firstPageHref: string | null;
  readonly nextPageHref: string | null;
}

const childrenOf = ({ children }: SearchRecord): string => listed(children.map(({ description }) => description));

const timesOf = ({ timesAsked, lastAskedAt }: SearchRecord): string | null =>
  timesAsked === 1 ? null : `Asked ${counted(timesAsked, 'time')}, last on ${instantInWords(lastAskedAt)}`;

const homesOf = ({ counts }: SearchRecord): string => {
  if (counts === null) return 'Together and apart';
  const { eligible, needsAuthority } = counts;
  if (eligible + needsAuthority === 0) return 'No suitable home';
  const asking = needsAuthority === 0 ? '' : `; ${figure(needsAuthority)} with authority`;
  return eligible === 0 ? `No eligible home${asking}` : `${counted(eligible, 'eligible home')}${asking}`;
};

const askedOf = ({ startsOn, withinMiles, kind }: SearchRecord): string => {
  const near = withinMiles === null ? '' : `, within ${milesInWords(withinMiles)}`;
  return `To move in on ${longDate(startsOn)}${near}${kind === 'DESCRIBED' ? ', as described' : ''}`;
};

const addressOf = (asked: Readonly<Record<string, string | null>>): string => {
  const given = Object.entries(asked).filter((one): one is [string, string] => one[1] !== null);
  return given.length === 0 ? '/searches' : `/searches?${new URLSearchParams(given).toString()}`;
};

export function presentSearches(
  { totalCount, pageInfo, edges }: Connection<SearchRecord>,
  { page, requestId }: { readonly page: number; readonly requestId: string | null },
): SearchesModel {
  const first = (page - 1) * searchesOnAPage + 1;
  const searches = edges.map(({ node }) => ({
    href: `/searches/${node.id}`,
    when: instantInWords(node.recordedAt),
    times: timesOf(node),
    who: node.searchedBy,
    child: childrenOf(node),
    asked: askedOf(node),
    homes: homesOf(node),
  }));
  const next = pageInfo.hasNextPage && pageInfo.endCursor !== null ? pageInfo.endCursor : null;
  const total = `${counted(totalCount, 'search', 'searches')}, the latest first.`;
  return {
    title: requestId === null ? 'Searches made before' : 'Searches made before for this request',
    range:
      searches.length === 0
        ? null
        : searches.length === totalCount
          ? total
          : `Showing ${figure(first)} to ${figure(first + searches.length - 1)} of ${total}`,
    searches,
    allHref: requestId === null ? null : '/searches',
    firstPageHref: page > 1 ? addressOf({ request: requestId }) : null,
    nextPageHref: next === null ? null : addressOf({ request: requestId, after: next, page: String(page + 1) }),
  };
}

export interface SearchModel {
  readonly title: string;
  readonly caption: string;
  readonly children: readonly { readonly description: string; readonly href: string | null }[];
  readonly replay: { readonly isSame: boolean; readonly sentence: string };
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly found: AnswerModel | null;
  /** Of brothers and sisters. */
  readonly together: SiblingsAnswerModel | null;
}

/** @returns a search as it was answered then. */
export function presentSearch({ record, answer, siblings, replay }: SearchOnRecord): SearchModel {
  const versions =
    replay.engineVersionNow === record.engineVersion
      ? `${record.engineVersion}, the one of today`
      : `${record.engineVersion}; today it is ${replay.engineVersionNow}`;
  return {
    title: siblings ? siblingsTitle(siblings) : `Search for ${childrenOf(record).replace(/^A /, 'a ')}`,
    caption: `As it was shown on ${instantInWords(record.recordedAt)}`,
    children: record.children.flatMap(({ requestId, description }) =>
      requestId === null ? [] : [{ description, href: `/requests/${requestId}` }],
    ),
    replay,
    facts: [
      { key: 'Searched by', value: record.searchedBy },
      { key: 'First shown', value: instantInWords(record.recordedAt) },
      ...(record.timesAsked === 1 ? [] : [{ key: 'Asked again', value: timesOf(record) ?? '' }]),
      { key: 'What was asked', value: askedOf(record) },
      { key: 'Judged on', value: longDate(record.judgedOn) },
      { key: 'Policy', value: `Version ${record.policyVersion}` },
      { key: 'Engine', value: versions },
      { key: 'Facts', value: `Version ${figure(record.factsRevision)} of the register` },
      { key: 'Digest of the facts', value: record.factsDigest },
    ],
    found: answer && presentAnswer(answer),
    together: siblings && presentSiblingsAnswer(siblings),
  };
}
