import { type LocalDate, longDate } from '#kernel';
import { dueInWords, sentenceCase } from '../words/words.js';
import { type SummaryRow } from './home-card.presenter.js';
import { shownGroups } from './record-questions.js';
import { type MatchRun, type PlacementRequest } from './request.operations.js';
import { presentShortlist, type ShortlistFacts, type ShortlistModel } from './shortlist.presenter.js';

export interface RequestPageModel {
  readonly id: string;
  readonly heading: string;
  readonly caption: string;
  readonly isEmergency: boolean;
  readonly isOpen: boolean;
  readonly closedSentence: string | null;
  readonly due: string;
  readonly isOverdue: boolean;
  readonly details: readonly SummaryRow[];
  readonly summary: string;
  /** What more is recorded, folded; groups without anything are absent. */
  readonly recorded: readonly { readonly heading: string; readonly rows: readonly SummaryRow[] }[];
  readonly mayFindHomes: boolean;
  readonly mayClose: boolean;
  /** What may be recorded after the request was opened: each link only for those who may. */
  readonly recordLinks: readonly { readonly href: string; readonly text: string }[];
  /** Where brothers and sisters are looked for together; null for a child who waits alone or a closed request. */
  readonly siblingsHref: string | null;
  readonly findHomesText: string;
  readonly progress: { readonly percent: number; readonly sentence: string } | null;
  readonly failure: string | null;
  readonly problem: string | null;
  /** What was recorded a moment ago, and that the homes below were found before it. */
  readonly notice: { readonly title: string; readonly sentence: string } | null;
  readonly shortlist: ShortlistModel | null;
}

export interface RequestPageFacts extends ShortlistFacts {
  readonly today: LocalDate;
  readonly permissions: readonly string[];
  readonly problem: string | null;
  /** What a form of this request recorded a moment ago, as its address says it. */
  readonly recorded?: string | null;
}

const recordedTitles: Readonly<Record<string, string>> = {
  clearance: 'What others have said of the home is saved',
  before: 'What has been done is saved',
  facts: 'What is known of the child is saved',
  needs: 'The needs are saved',
  safety: 'What keeps the child safe is saved',
};

/** The homes on the page were found before: they change with the next search. */
function noticeOf({ recorded, request, permissions }: RequestPageFacts): RequestPageModel['notice'] {
  const title = recorded && Object.hasOwn(recordedTitles, recorded) ? recordedTitles[recorded] : undefined;
  if (title === undefined) return null;
  const run = request.latestRun;
  const mayFind = request.closedOn === null && permissions.includes('match-request');
  if (run === null || run.status !== 'FINISHED' || !mayFind) return { title, sentence: '' };
  return { title, sentence: 'The homes below were found before that. Search again to see what it changes.' };
}

/** Says how a search is going, in the same words on the page and to the script that follows it. */
export const progressOf = ({
  status,
  progressPercent,
}: Pick<MatchRun, 'status' | 'progressPercent'>): { readonly percent: number; readonly sentence: string } | null => {
  if (status === 'REQUESTED') return { percent: 0, sentence: 'The search is waiting to start.' };
  if (status === 'RUNNING')
    return { percent: progressPercent, sentence: `Looking at every home on the register: ${progressPercent}% done.` };
  return null;
};

const sentenceOr = (value: string | null | undefined, otherwise: string): string =>
  value === null || value === undefined || value === '' ? otherwise : sentenceCase(value);

function detailsOf(request: PlacementRequest): readonly SummaryRow[] {
  const { child, school, needs } = request;
  const rows: readonly (SummaryRow | null)[] = [
    { key: 'Needed by', value: longDate(request.neededBy) },
    { key: 'Moves in', value: longDate(request.startsOn) },
    {
      key: 'Expected to stay',
      value: request.expectedUntil === null ? 'No end date known' : `Until ${longDate(request.expectedUntil)}`,
    },
    { key: 'Type of placement', value: sentenceCase(request.placementType.name) },
    { key: 'Needs', value: sentenceOr(needs.map(({ name }) => name).join(', '), 'None recorded') },
    { key: 'Home area', value: request.homeArea?.postcodeSector ?? 'Not recorded' },
    {
      key: 'School',
      value:
        school === null ? 'Not recorded' : `${school.name}${request.schoolMustContinue ? ', must not change' : ''}`,
    },
    request.siblingsNote === null || request.siblingsNote === ''
      ? null
      : { key: 'Brothers and sisters', value: request.siblingsNote },
    { key: 'Looked after by', value: child.authority.name },
    { key: 'Asked for on', value: longDate(request.openedOn) },
  ];
  return rows.filter((row) => row !== null);
}

function recordedOf({ record, facts }: PlacementRequest): RequestPageModel['recorded'] {
  const wordsOf = new Map(record.inWords.map(({ field, words }) => [field, words]));
  const known = facts.inWords.map(({ label, words }) => ({ key: label, value: sentenceCase(words) }));
  const groups = shownGroups.flatMap(({ heading, labels }) => {
    const rows = Object.entries(labels).flatMap(([path, key]) => {
      const said = wordsOf.get(path);
      return said === undefined ? [] : [{ key, value: sentenceCase(said) }];
    });
    return rows.length === 0 ? [] : [{ heading, rows }];
  });
  return known.length === 0 ? groups : [{ heading: 'What else is known', rows: known }, ...groups];
}

/** Also of a closed request: what was done before placing is often recorded after. */
const recordLinksOf = (id: string, permissions: readonly string[]): RequestPageModel['recordLinks'] => [
  ...(permissions.includes('placement-record')
    ? [{ href: `/requests/${id}/before`, text: 'Record what has been done before placing' }]
    : []),
  ...(permissions.includes('request-open')
    ? [
        { href: `/requests/${id}/facts`, text: 'Change what is known of the child' },
        { href: `/requests/${id}/needs`, text: 'Change what the child needs' },
      ]
    : []),
  ...(permissions.includes('court-order-record')
    ? [{ href: `/requests/${id}/safety`, text: 'Court orders and places to keep away from' }]
    : []),
];

/** @returns everything the page of one request says, before or after homes were looked for. */
export function presentRequestPage(facts: RequestPageFacts): RequestPageModel {
  const { request, today, permissions } = facts;
  const run = request.latestRun;
  const isOpen = request.closedOn === null;
  const progress = run && progressOf(run);
  return {
    id: request.id,
    heading: request.child.description,
    caption: `Placement request ${request.reference}`,
    isEmergency: request.urgency.toLowerCase() === 'emergency',
    isOpen,
    closedSentence:
      request.closedOn === null
        ? null
        : `This request was closed on ${longDate(request.closedOn)}. Homes can no longer be looked for.`,
    due: `Needed by ${longDate(request.neededBy)}: ${dueInWords(request.neededBy, today)}`,
    isOverdue: request.neededBy < today,
    details: detailsOf(request),
    summary: request.summary,
    recorded: recordedOf(request),
    mayFindHomes: isOpen && progress === null && permissions.includes('match-request'),
    recordLinks: recordLinksOf(request.id, permissions),
    mayClose: isOpen && permissions.includes('request-close'),
    siblingsHref:
      isOpen && request.siblingsNote !== null && permissions.includes('match-request')
        ? `/requests/${request.id}/siblings`
        : null,
    findHomesText: run === null ? 'Find homes' : 'Search again',
    progress,
    failure:
      run?.status === 'FAILED'
        ? 'The last search did not finish. Nothing was changed. Search again, and if it fails again tell your administrator.'
        : null,
    problem: facts.problem,
    notice: noticeOf(facts),
    shortlist: run?.status === 'FINISHED' && run.counts ? presentShortlist(facts, run, run.counts) : null,
  };
}
