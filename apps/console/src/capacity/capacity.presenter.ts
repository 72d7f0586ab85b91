import { type LocalDate, longDate } from '#kernel';
import { type DateFields } from '../words/date-fields.js';
import { counted, figure, listed, sentenceCase } from '../words/words.js';
import { capacityAddress, type CapacityFilters, type Shown } from './capacity-filters.js';
import {
  type CapacityBoard,
  type CapacityGroup,
  type CapacityHome,
  type HomeOnADay,
  type HomeToKeep,
  type NamedId,
  type PlaceStates,
  type ToKeepKind,
} from './capacity.operations.js';

interface Cell {
  readonly text: string;
  /** The list of homes behind the figure; blank where there is nobody to list, or the reader may not see homes. */
  readonly href: string;
}

interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

interface ListedHome {
  readonly name: string;
  readonly href: string;
  readonly reference: string;
  readonly district: string;
  readonly figures: readonly string[];
  readonly why: string;
}

export interface CapacityModel {
  readonly title: string;
  readonly heading: string;
  readonly date: DateFields;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly sentences: readonly string[];
  readonly filters: readonly { readonly name: string; readonly label: string; readonly items: readonly Choice[] }[];
  readonly districts: readonly Row[];
  readonly total: Row | null;
  readonly reasons: readonly Row[];
  readonly groups: readonly { readonly heading: string; readonly rows: readonly Row[] }[];
  /** Null for those who may see counts only. */
  readonly homes: {
    readonly heading: string;
    readonly range: string;
    readonly list: readonly ListedHome[];
    readonly previousHref: string;
    readonly nextHref: string;
    readonly changes: readonly { readonly on: string; readonly home: string; readonly sentence: string }[];
    readonly toKeep: readonly { readonly home: string; readonly sentence: string; readonly isOverdue: boolean }[];
    readonly notRecorded: readonly string[];
  } | null;
}

const homesOnAPage = 50;

const keptSentences: Readonly<Record<ToKeepKind, (on: string) => string>> = {
  RESIGNED: (on) => `Resigned: the approval ends on ${on}. Ask what would make them stay.`,
  APPROVAL_ENDS: (on) => `The approval ends on ${on}.`,
  REVIEW_OVERDUE: (on) => `The review was due on ${on}.`,
  REVIEW_DUE: (on) => `The review is due on ${on}.`,
  REVIEW_NOT_RECORDED: () => 'no review is recorded',
  CHECK_LAPSED: (on) => `A criminal record check was due for renewal on ${on} (policy, not law).`,
  CHECK_LAPSES: (on) => `A criminal record check is due for renewal on ${on} (policy, not law).`,
  CHECK_NOT_RECORDED: () => 'a criminal record check is not recorded',
};
const overdueKinds: readonly ToKeepKind[] = ['REVIEW_OVERDUE', 'CHECK_LAPSED', 'RESIGNED'];

const figuresOf = ({ approved, filled, vacant, notAvailable }: PlaceStates): readonly number[] => [
  approved,
  filled,
  vacant,
  notAvailable,
];
const shownByColumn: readonly Shown[] = ['approved', 'filled', 'vacant', 'not-available'];

const belongs: Readonly<Record<'approved' | 'filled' | 'vacant' | 'not-available', (home: HomeOnADay) => boolean>> = {
  approved: ({ approved }) => approved > 0,
  filled: ({ filled }) => filled > 0,
  vacant: ({ vacant }) => vacant > 0,
  'not-available': ({ notAvailable }) => notAvailable > 0,
};
const headings = {
  approved: 'Homes with an approved place',
  filled: 'Homes where a child lives',
  vacant: 'Homes with a vacant place',
  'not-available': 'Homes with a place that is not available',
} as const;
const isFigure = (shown: Shown): shown is keyof typeof headings => Object.hasOwn(headings, shown);

const nameOf = ({ name, reference }: CapacityHome): string => `${name} (${reference})`;

/** What is wrong with what was typed, in place of a board. */
export const presentCapacityProblem = (date: DateFields, sentence: string): CapacityModel => ({
  title: 'Capacity',
  heading: 'Capacity',
  date,
  errors: [{ text: sentence, href: '#on-day' }],
  sentences: [],
  filters: [],
  districts: [],
  total: null,
  reasons: [],
  groups: [],
  homes: null,
});

/** @param page which part of the list of homes, counted from 1. */
export function presentCapacity(
  board: CapacityBoard,
  filters: CapacityFilters,
  date: DateFields,
  page: number,
): CapacityModel {
  const linked = (places: number, more: Partial<CapacityFilters>): Cell => ({
    text: figure(places),
    href: board.homes === null || places === 0 ? '' : capacityAddress(board.on, { ...filters, ...more }),
  });
  const rowOf = (name: string, states: PlaceStates, more: Partial<CapacityFilters>): Row => ({
    name,
    cells: figuresOf(states).map((places, column) =>
      linked(places, { ...more, show: shownByColumn[column] ?? 'vacant' }),
    ),
  });
  const rowsOf = (groups: readonly CapacityGroup[], filter: 'districtCode' | 'ageBand' | 'placementType' | 'skill') =>
    groups.map(({ id, name, places }) => rowOf(sentenceCase(name), places, { [filter]: id }));
  return {
    title: 'Capacity',
    heading: 'Capacity',
    date,
    errors: [],
    sentences: sentencesOf(board),
    filters: filtersOf(board, filters),
    districts: rowsOf(board.districts, 'districtCode'),
    total: rowOf('All districts', board.total, {}),
    reasons: board.reasons.map(({ id, name, places, homes }) => ({
      name: sentenceCase(name),
      cells: [linked(places, { show: `reason-${id}` }), { text: figure(homes), href: '' }],
    })),
    groups: [
      { heading: 'By age', rows: rowsOf(board.ageBands, 'ageBand') },
      { heading: 'By placement type', rows: rowsOf(board.placementTypes, 'placementType') },
      {
        heading: 'By skill',
        rows: rowsOf(
          board.skills.filter(({ places }) => places.homes > 0),
          'skill',
        ),
      },
    ],
    homes: board.homes && homesOf(board, board.homes, filters, page),
  };
}

function sentencesOf({ on, total }: CapacityBoard): readonly string[] {
  const { homes, approved, filled, vacant, notAvailable, stayingPut, hubBeds, overfilledBy } = total;
  if (homes === 0) return [`On ${longDate(on)}, no home of the service is of this kind.`];
  const ofThose = [
    ...(stayingPut > 0 ? [`${counted(stayingPut, 'is a Staying Put adult’s', 'are Staying Put adults’')}`] : []),
    ...(hubBeds > 0
      ? [`${counted(hubBeds, 'is a hub bed kept for sleepovers', 'are hub beds kept for sleepovers')}`]
      : []),
  ];
  return [
    `On ${longDate(on)}, ${counted(homes, 'home has', 'homes have')} ${counted(approved, 'approved place')}: ${figure(filled)} filled, ${figure(vacant)} vacant and ${figure(notAvailable)} not available.`,
    ...(ofThose.length > 0 ? [`Of those not available, ${listed(ofThose)}.`] : []),
    ...(overfilledBy > 0
      ? [
          `${counted(overfilledBy, 'person lives', 'people live')} in homes beyond the places approved that day. They are in none of these figures.`,
        ]
      : []),
  ];
}

function filtersOf(board: CapacityBoard, asked: CapacityFilters): CapacityModel['filters'] {
  const choices = (all: string, named: readonly NamedId[], chosen: string | null): readonly Choice[] => [
    { value: '', text: all, selected: chosen === null },
    ...named.map(({ id, name }) => ({ value: id, text: sentenceCase(name), selected: id === chosen })),
  ];
  return [
    { name: 'district', label: 'District', items: choices('All districts', board.districtChoices, asked.districtCode) },
    { name: 'age', label: 'Age', items: choices('All ages', board.ageBands, asked.ageBand) },
    { name: 'type', label: 'Placement type', items: choices('All types', board.placementTypes, asked.placementType) },
    { name: 'skill', label: 'Skill', items: choices('Any skill or none', board.skills, asked.skill) },
  ];
}

function homesOf(
  board: CapacityBoard,
  homes: NonNullable<CapacityBoard['homes']>,
  filters: CapacityFilters,
  asked: number,
): CapacityModel['homes'] {
  const { show } = filters;
  const reason = isFigure(show) ? null : show.slice('reason-'.length);
  const isShown = isFigure(show) ? belongs[show] : (home: HomeOnADay) => home.reasons.some(({ id }) => id === reason);
  const all = homes.list.filter(isShown);
  const pages = Math.max(Math.ceil(all.length / homesOnAPage), 1);
  const page = Math.min(asked, pages);
  const from = (page - 1) * homesOnAPage;
  const list = all.slice(from, from + homesOnAPage);
  const reasonName = board.reasons.find(({ id }) => id === reason)?.name ?? 'this reason';
  return {
    heading: isFigure(show) ? headings[show] : `Homes with a place that is not available: ${reasonName}`,
    range:
      all.length === 0
        ? 'There is none.'
        : `${figure(from + 1)} to ${figure(from + list.length)} of ${counted(all.length, 'home')}.`,
    list: list.map(({ home, reasons, overfilledBy, ...states }) => ({
      name: home.name,
      href: `/homes/${encodeURIComponent(home.id)}`,
      reference: home.reference,
      district: home.districtName ?? 'Not known',
      figures: figuresOf(states).map(figure),
      why: sentenceCase(
        listed([
          ...reasons.map(({ name, places }) => `${name} (${figure(places)})`),
          ...(overfilledBy > 0 ? [`beyond the places approved (${figure(overfilledBy)})`] : []),
        ]),
      ),
    })),
    previousHref: page > 1 ? capacityAddress(board.on, filters, page - 1) : '',
    nextHref: page < pages ? capacityAddress(board.on, filters, page + 1) : '',
    changes: homes.changes.map(({ on, home, before, after }) => ({
      on: longDate(on),
      home: nameOf(home),
      sentence: changeSentence(before, after),
    })),
    toKeep: homes.toKeep.filter(({ on }) => on !== null).map((told) => keptOf(told, told.on)),
    notRecorded: notRecordedOf(homes.toKeep),
  };
}

const words = ['approved', 'filled', 'vacant', 'not available'] as const;

/** Says only what changes. */
function changeSentence(before: PlaceStates, after: PlaceStates): string {
  const [was, is] = [figuresOf(before), figuresOf(after)];
  const changes = words.flatMap((word, at) =>
    was[at] === is[at] ? [] : [`${figure(is[at] ?? 0)} ${word} instead of ${figure(was[at] ?? 0)}`],
  );
  return `${sentenceCase(listed(changes))}.`;
}

const keptOf = ({ home, kind }: HomeToKeep, on: LocalDate | null) => ({
  home: nameOf(home),
  sentence: keptSentences[kind](on === null ? '' : longDate(on)),
  isOverdue: overdueKinds.includes(kind),
});

/** One line a kind, however many homes: a long list of blanks hides the homes that need somebody today. */
function notRecordedOf(toKeep: readonly HomeToKeep[]): readonly string[] {
  const kinds: readonly ToKeepKind[] = ['REVIEW_NOT_RECORDED', 'CHECK_NOT_RECORDED'];
  return kinds.flatMap((kind) => {
    const homes = toKeep.filter((told) => told.kind === kind);
    return homes.length === 0 ? [] : [`Of ${counted(homes.length, 'home')} ${keptSentences[kind]('')}.`];
  });
}
