import { type LocalDate, longDate } from '#kernel';
import { type HomesMap, type PinKind, presentHomesMap } from '../map/homes-map.presenter.js';
import { counted, dueInWords, figure, instantInWords, listed, milesInWords, sentenceCase } from '../words/words.js';
import { addressQueryOf, type HomeFilters, mileChoices, narrows } from './home-filters.js';
import {
  type Area,
  type Finding,
  type MatchRun,
  type PlacementRequest,
  type RankedHome,
  type Rule,
  type RunCounts,
  type Standing,
} from './request.operations.js';
import { shownGroups } from './record-questions.js';
import { type NextStep } from '../why/why.operations.js';
import { compareHref, dueWords, presentLadder } from '../why/why.presenter.js';
import { homesOnAPage, type HomesOfStanding, mostHomesFiltered } from './shortlist.service.js';

interface SummaryRow {
  readonly key: string;
  readonly value: string;
}

interface FindingLine {
  readonly sentence: string;
  readonly title: string;
  readonly points: string | null;
  readonly source: string;
}

interface HomeCard {
  readonly number: number;
  readonly name: string;
  readonly reference: string;
  readonly service: string;
  readonly rows: readonly SummaryRow[];
  readonly constellation: string | null;
  /** Why the home has fewer points than the best there could be, in the order of the rules. */
  readonly costs: readonly { readonly points: string; readonly sentence: string }[];
  readonly checks: readonly string[];
  /** What has to be recorded, told or done, and by when. */
  readonly toDo: readonly { readonly due: string; readonly sentence: string }[];
  readonly whyHref: string;
  /** Side by side with the best home of the list; null for that home itself. */
  readonly compareHref: string | null;
  readonly authorityNeeded: readonly string[];
  /** Why it is needed, by whose leave, and what they have to be shown. */
  readonly authorityBecause: readonly string[];
  readonly inTheWay: readonly {
    readonly sentence: string;
    readonly remedy: string | null;
    readonly citation: string;
  }[];
  readonly findings: readonly FindingLine[];
}

interface HomeSection {
  readonly id: string;
  readonly heading: string;
  readonly introduction: string;
  readonly count: string;
  readonly cards: readonly HomeCard[];
  readonly moreHref: string | null;
  readonly moreText: string | null;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

export interface ShortlistModel {
  readonly sentence: string;
  readonly nothingFits: boolean;
  readonly nextSteps: readonly string[];
  readonly ladder: ReturnType<typeof presentLadder>;
  readonly whyNotHref: string;
  readonly changesHref: string;
  readonly sections: readonly HomeSection[];
  readonly filters: {
    readonly standings: readonly Choice[];
    readonly services: readonly Choice[];
    readonly miles: readonly (Choice & { readonly selected: boolean })[];
    readonly inConstellation: boolean;
    readonly areSet: boolean;
  };
  readonly pages: {
    readonly previousHref: string | null;
    readonly nextHref: string | null;
    readonly words: string;
  } | null;
  readonly map: HomesMap | null;
  readonly excluded: {
    readonly introduction: string;
    readonly rows: readonly {
      readonly title: string;
      readonly id: string;
      readonly households: string;
      readonly source: string;
    }[];
  };
  readonly smallPrint: readonly SummaryRow[];
}

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
  /** Where brothers and sisters are looked for together; null for a child who waits alone or a closed request. */
  readonly siblingsHref: string | null;
  readonly findHomesText: string;
  readonly progress: { readonly percent: number; readonly sentence: string } | null;
  readonly failure: string | null;
  readonly problem: string | null;
  readonly shortlist: ShortlistModel | null;
}

export interface RequestPageFacts {
  readonly request: PlacementRequest;
  readonly today: LocalDate;
  readonly permissions: readonly string[];
  readonly filters: HomeFilters;
  readonly page: number;
  /** Read when the latest run has finished. */
  readonly found: readonly HomesOfStanding[];
  readonly areas: readonly Area[];
  /** What may be relaxed, read when no home is eligible. */
  readonly ladder: readonly NextStep[];
  readonly problem: string | null;
}

interface StandingWords {
  readonly id: string;
  readonly pin: PinKind;
  readonly heading: string;
  readonly introduction: string;
  readonly one: string;
  readonly many: string;
}

const words: Readonly<Record<Standing, StandingWords>> = {
  ELIGIBLE: {
    id: 'eligible',
    pin: 'eligible',
    heading: 'Eligible homes',
    introduction: 'No rule stands in the way. Best fit first.',
    one: 'eligible home',
    many: 'eligible homes',
  },
  NEEDS_AUTHORITY: {
    id: 'needs-authority',
    pin: 'needs-authority',
    heading: 'Homes that need authority',
    introduction: 'Ruled in, but somebody named must agree before the child moves in.',
    one: 'home that needs authority',
    many: 'homes that need authority',
  },
  NEAR_MISS: {
    id: 'near-miss',
    pin: 'near-miss',
    heading: 'Near misses',
    introduction: 'A rule or two stand in the way. Clearing everything said with a home would open it.',
    one: 'near miss',
    many: 'near misses',
  },
};

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

/** Every home of the register is in one of the four counts, and the sentence shows that they are all there. */
export function countsInOneSentence({ register, eligible, needsAuthority, nearMisses, excluded }: RunCounts): string {
  const parts = [
    `${figure(eligible)} ${eligible === 1 ? 'is' : 'are'} eligible`,
    `${figure(needsAuthority)} ${needsAuthority === 1 ? 'needs' : 'need'} somebody’s authority`,
    `${figure(nearMisses)} ${nearMisses === 1 ? 'is a near miss' : 'are near misses'}`,
    `${figure(excluded)} cannot take this placement`,
  ];
  return `Of the ${counted(register, 'home')} on the register, ${listed(parts)}.`;
}

const basisWords: Readonly<Record<string, string>> = {
  read: 'wording read in the text',
  analogue: 'read in a sister regulation',
  recalled: 'to be checked by your legal service',
};

const sourceOf = ({ number, citation, basis }: Rule): string =>
  `${citation}${/[.!?]$/.test(citation) ? '' : '.'} Basis: ${basisWords[basis.toLowerCase()] ?? basis}.${number === null ? '' : ` Rule ${number}.`}`;

const pointsInWords = (points: number): string => {
  const size = counted(Math.abs(points), 'point');
  return points < 0 ? `minus ${size}` : size;
};

const sentencesOf = (findings: readonly Finding[], effect: Finding['effect']): readonly string[] =>
  findings.filter((finding) => finding.effect === effect).map(({ sentence }) => sentence);

/** @param bestId the home every other may be compared with; null where none is shown. */
export function presentHome(home: RankedHome, requestId: string, bestId: string | null): HomeCard {
  const { place, points, milesFromHome, milesFromSchool, authorityNeeded, findings, household } = home;
  const { name, reference, serviceName, serviceKind, areaAuthority, vacantPlaces, places, constellation } = household;
  const inHouse = serviceKind.toLowerCase() === 'authority';
  return {
    number: place,
    name,
    reference,
    service: `${inHouse ? 'In-house' : 'Agency'}: ${serviceName}`,
    rows: [
      { key: 'From home', value: milesInWords(milesFromHome) },
      { key: 'From school', value: milesInWords(milesFromSchool) },
      { key: 'Area', value: areaAuthority?.name ?? 'not known' },
      {
        key: 'Places',
        value: `${figure(vacantPlaces)} free of ${figure(places)}`,
      },
      { key: 'Points', value: pointsInWords(points) },
    ],
    constellation: constellation && `${constellation.name} constellation, ${constellation.role.toLowerCase()}`,
    costs: findings
      .filter(({ points: cost }) => cost < 0)
      .map(({ points: cost, sentence }) => ({ points: `−${figure(-cost)}`, sentence })),
    checks: [...sentencesOf(findings, 'CHECK'), ...sentencesOf(findings, 'WARNS')],
    toDo: findings
      .filter(({ effect }) => effect === 'BEFORE_PLACING')
      .map(({ dueOn, sentence, remedy }) => ({ due: sentenceCase(dueWords(dueOn)), sentence: remedy ?? sentence })),
    whyHref: `/requests/${requestId}/why-not?home=${encodeURIComponent(household.id)}#home`,
    compareHref: bestId === null || bestId === household.id ? null : compareHref(requestId, bestId, household.id),
    authorityNeeded: authorityNeeded.map(sentenceCase),
    authorityBecause: sentencesOf(findings, 'NEEDS_AUTHORITY'),
    inTheWay: findings
      .filter(({ effect }) => effect === 'BLOCKS')
      .map(({ sentence, remedy, rule }) => ({ sentence, remedy, citation: rule.citation })),
    findings: findings.map(({ sentence, points: cost, effect, rule }) => ({
      sentence,
      title: rule.title,
      points: effect === 'COSTS_POINTS' || cost !== 0 ? pointsInWords(cost) : null,
      source: sourceOf(rule),
    })),
  };
}

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

function sectionOf(
  { standing, total, matching, homes }: HomesOfStanding,
  { filters, id, bestId }: { readonly filters: HomeFilters; readonly id: string; readonly bestId: string | null },
): HomeSection {
  const text = words[standing];
  const all = counted(total, text.one, text.many);
  const count = !narrows(filters)
    ? homes.length === total
      ? `${sentenceCase(all)}.`
      : `Showing ${figure(homes.length)} of ${all}.`
    : matching === null
      ? `Only the first ${figure(mostHomesFiltered)} of ${all} were compared with your filters. Take a filter away to see all.`
      : `${figure(matching)} of ${all} ${matching === 1 ? 'matches' : 'match'} your filters${matching > homes.length ? `, ${figure(homes.length)} shown` : ''}.`;
  const more = filters.standing === 'all' && (matching ?? total) > homes.length;
  return {
    id: text.id,
    heading: text.heading,
    introduction: text.introduction,
    count,
    cards: homes.map((home) => presentHome(home, id, bestId)),
    moreHref: more ? `/requests/${id}${addressQueryOf({ ...filters, standing })}#results` : null,
    moreText: more ? `See all ${matching === null || narrows(filters) ? `matching ${text.many}` : all}` : null,
  };
}

function pagesOf({ request, filters, page, found }: RequestPageFacts): ShortlistModel['pages'] {
  const [only] = found;
  if (filters.standing === 'all' || !only) return null;
  const listedHomes = only.matching ?? only.total;
  const pages = Math.max(1, Math.ceil(listedHomes / homesOnAPage.one));
  if (pages === 1) return null;
  const address = (number: number): string => `/requests/${request.id}${addressQueryOf(filters, number)}#results`;
  return {
    previousHref: page > 1 ? address(page - 1) : null,
    nextHref: page < pages ? address(page + 1) : null,
    words: `Page ${figure(page)} of ${figure(pages)}`,
  };
}

function nextStepsWhenNothingFits({ needsAuthority, nearMisses }: RunCounts): readonly string[] {
  return [
    ...(needsAuthority > 0
      ? [`Ask for authority: ${counted(needsAuthority, 'home')} below could be used once the person named agrees.`]
      : []),
    ...(nearMisses > 0
      ? [`Read the near misses: ${counted(nearMisses, 'home')} below would fit if one thing changed.`]
      : []),
    'Ask the fostering service whether places marked as not available could be opened.',
    'Look at the table of reasons below: the rule that rules out most homes shows where a change to the request would help most.',
    'Ask agencies outside this register, and record what they answer.',
    'Tell your manager today if the child needs to move before a home is found.',
  ];
}

function mapOf({ request, found, areas }: RequestPageFacts): HomesMap | null {
  return presentHomesMap({
    homes: found.flatMap(({ standing, homes }) =>
      homes.map(({ place, milesFromHome, household }) => ({
        number: place,
        kind: words[standing].pin,
        name: household.name,
        miles: milesInWords(milesFromHome),
        area: household.area,
      })),
    ),
    childHome: request.homeArea,
    school: request.schoolArea,
    areas: areas.map(({ name, rings }) => ({
      name,
      rings: rings.map((ring) => ring.map(([easting = 0, northing = 0]) => ({ easting, northing }))),
    })),
  });
}

function filterChoices(filters: HomeFilters): ShortlistModel['filters'] {
  const { standing, service, withinMiles, inConstellation } = filters;
  return {
    standings: [
      { value: 'all', text: 'All', checked: standing === 'all' },
      ...Object.entries(words).map(([id, text]) => ({ value: text.id, text: text.heading, checked: standing === id })),
    ],
    services: [
      { value: 'all', text: 'All', checked: service === 'all' },
      { value: 'authority', text: 'In-house', checked: service === 'authority' },
      { value: 'agency', text: 'Agency', checked: service === 'agency' },
    ],
    miles: [
      { value: '', text: 'Any distance', checked: withinMiles === null, selected: withinMiles === null },
      ...mileChoices.map((miles) => {
        const chosen = miles === withinMiles;
        return { value: String(miles), text: `${miles} miles`, checked: chosen, selected: chosen };
      }),
    ],
    inConstellation,
    areSet: standing !== 'all' || narrows(filters),
  };
}

function shortlistOf(facts: RequestPageFacts, run: MatchRun, counts: RunCounts): ShortlistModel {
  const { filters, found, request } = facts;
  const bestId = found.flatMap(({ homes }) => homes)[0]?.household.id ?? null;
  return {
    sentence: countsInOneSentence(counts),
    nothingFits: counts.eligible === 0,
    ladder: presentLadder(facts.request.id, facts.ladder),
    whyNotHref: `/requests/${facts.request.id}/why-not`,
    changesHref: `/requests/${facts.request.id}/changes`,
    nextSteps: counts.eligible === 0 ? nextStepsWhenNothingFits(counts) : [],
    sections: found
      .filter(({ total }) => total > 0 || filters.standing !== 'all')
      .map((homes) => sectionOf(homes, { filters, id: request.id, bestId })),
    filters: filterChoices(filters),
    pages: pagesOf(facts),
    map: mapOf(facts),
    excluded: {
      introduction:
        counts.excluded === 0
          ? 'No home is ruled out.'
          : `${sentenceCase(counted(counts.excluded, 'home'))} cannot take this placement. A home may be ruled out by more than one rule, so the figures can add up to more.`,
      rows: run.excludedByRule.map(({ rule, households }) => ({
        title: rule.title,
        id: rule.id,
        households: figure(households),
        source: sourceOf(rule),
      })),
    },
    smallPrint: [
      { key: 'Judged on', value: longDate(run.judgedOn) },
      { key: 'Asked for', value: `${instantInWords(run.requestedAt)} by ${run.requestedBy}` },
      { key: 'Policy version', value: String(run.policyVersion) },
      { key: 'Engine version', value: run.engineVersion ?? 'not recorded' },
      { key: 'Digest of the facts', value: run.factsDigest ?? 'not recorded' },
      { key: 'Reference of this search', value: run.id },
    ],
  };
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
    shortlist: run?.status === 'FINISHED' && run.counts ? shortlistOf(facts, run, run.counts) : null,
  };
}
