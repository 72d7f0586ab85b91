import { longDate } from '#kernel';
import { type HomesMap, type PinKind, presentHomesMap } from '../map/homes-map.presenter.js';
import { type Ladder } from '../why/why.operations.js';
import { presentLadder } from '../why/why.presenter.js';
import { counted, figure, instantInWords, listed, milesInWords, sentenceCase } from '../words/words.js';
import {
  checksOf,
  type HomeCard,
  presentHome,
  sharedFindings,
  sourceOf,
  type SummaryRow,
  type TaskLine,
  tasksOf,
} from './home-card.presenter.js';
import { addressQueryOf, type HomeFilters, mileChoices, narrows } from './home-filters.js';
import {
  type Area,
  type Finding,
  type MatchRun,
  type PlacementRequest,
  type RunCounts,
  type Standing,
} from './request.operations.js';
import { homesOnAPage, type HomesOfStanding, mostHomesFiltered } from './shortlist.service.js';

/** What the part of the page about homes is made of. */
export interface ShortlistFacts {
  readonly request: PlacementRequest;
  readonly filters: HomeFilters;
  readonly page: number;
  /** Read when the latest run has finished. */
  readonly found: readonly HomesOfStanding[];
  readonly areas: readonly Area[];
  /** What may be relaxed, read when no home is eligible, and of a child who waits with brothers and sisters. */
  readonly ladder: Ladder;
}

type LadderStep = ReturnType<typeof presentLadder>['steps'][number];

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
  /** Homes may take the child alone, and none takes the brothers and sisters who wait too: how they would be shared out. */
  readonly siblingSplit: LadderStep | null;
  readonly whyNotHref: string;
  readonly changesHref: string;
  /** What is the same for every home shown, told once. */
  readonly forAnyHome: { readonly toDo: readonly TaskLine[]; readonly checks: readonly string[] } | null;
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

interface SectionOfPage {
  readonly filters: HomeFilters;
  readonly id: string;
  readonly bestId: string | null;
  readonly shared: readonly Finding[];
}

function sectionOf(
  { standing, total, matching, homes }: HomesOfStanding,
  { filters, id, bestId, shared }: SectionOfPage,
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
    cards: homes.map((home) => presentHome(home, id, bestId, shared)),
    moreHref: more ? `/requests/${id}${addressQueryOf({ ...filters, standing })}#results` : null,
    moreText: more ? `See all ${matching === null || narrows(filters) ? `matching ${text.many}` : all}` : null,
  };
}

function pagesOf({ request, filters, page, found }: ShortlistFacts): ShortlistModel['pages'] {
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

function mapOf({ request, found, areas }: ShortlistFacts): HomesMap | null {
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

/** @returns what the last search found, as the page of the request shows it. */
export function presentShortlist(facts: ShortlistFacts, run: MatchRun, counts: RunCounts): ShortlistModel {
  const { filters, found, request } = facts;
  const shown = found.flatMap(({ homes }) => homes);
  const bestId = shown[0]?.household.id ?? null;
  const ladder = presentLadder(request.id, facts.ladder);
  const shared = sharedFindings(shown);
  return {
    sentence: countsInOneSentence(counts),
    nothingFits: counts.eligible === 0,
    ladder,
    siblingSplit:
      counts.eligible === 0 ? null : (ladder.steps.find(({ siblingsHref }) => siblingsHref !== null) ?? null),
    whyNotHref: `/requests/${facts.request.id}/why-not`,
    changesHref: `/requests/${facts.request.id}/changes`,
    nextSteps: counts.eligible === 0 ? nextStepsWhenNothingFits(counts) : [],
    forAnyHome: shared.length === 0 ? null : { toDo: tasksOf(shared), checks: checksOf(shared) },
    sections: found
      .filter(({ total }) => total > 0 || filters.standing !== 'all')
      .map((homes) => sectionOf(homes, { filters, id: request.id, bestId, shared })),
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
