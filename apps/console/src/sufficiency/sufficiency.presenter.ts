import { type LocalDate, longDate } from '#kernel';
import { counted, figure } from '../words/words.js';
import { type DateFields } from '../words/date-fields.js';
import { type DistanceCounts, type LookedAfterByDistance } from './sufficiency.operations.js';

export const barKinds = ['within', 'over', 'unknown'] as const;
type BarKind = (typeof barKinds)[number];

interface Segment {
  readonly kind: BarKind;
  readonly x: number;
  readonly width: number;
  /** Blank where the segment is too narrow for it; the table has every figure. */
  readonly label: string;
}

interface Bar {
  readonly name: string;
  readonly nameY: number;
  readonly y: number;
  readonly total: string;
  readonly totalX: number;
  readonly segments: readonly Segment[];
}

export interface DistanceChart {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  readonly barHeight: number;
}

interface TableRow {
  readonly name: string;
  readonly cells: readonly { readonly count: string; readonly percentage: string }[];
}

/** A choice of whose areas the figures are told by. */
interface AreasChoice {
  /** A date, or blank for the areas of the day itself. */
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

/** The figures of one of the authorities that are responsible under the areas of another day. */
interface PartOfTheFigures {
  readonly name: string;
  readonly sentence: string;
  readonly rows: readonly TableRow[];
}

export interface SufficiencyModel {
  readonly title: string;
  readonly heading: string;
  readonly date: DateFields;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly sentences: readonly string[];
  readonly chart: DistanceChart | null;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** None where the authority's area never changes. */
  readonly areas: readonly AreasChoice[];
  readonly parts: readonly PartOfTheFigures[];
  readonly notes: readonly string[];
}

const chartWidth = 420;
const totalWidth = 56;
const nameHeight = 24;
const barHeight = 40;
const barStep = 84;
const widthOfACharacter = 10;
const rounded = (value: number): number => Math.round(value * 10) / 10;

interface Line {
  readonly name: string;
  readonly counts: readonly [within: number, over: number, unknown: number];
}

const linesOf = (figures: DistanceCounts): readonly [Line, Line] => [
  { name: 'In the area', counts: [figures.inAreaWithin20, figures.inAreaOver20, figures.inAreaUnknown] },
  { name: 'Out of the area', counts: [figures.outOfAreaWithin20, figures.outOfAreaOver20, figures.outOfAreaUnknown] },
];

const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0);

function chartOf(figures: LookedAfterByDistance): DistanceChart {
  const lines: readonly Line[] = [
    ...linesOf(figures),
    { name: 'Place not known', counts: [0, 0, figures.locationUnknown] },
  ];
  const longest = Math.max(...lines.map(({ counts }) => sum(counts)), 1);
  const unit = (chartWidth - totalWidth) / longest;
  const bars = lines.map(({ name, counts }, line): Bar => {
    let x = 0;
    const segments = counts.flatMap((count, position): Segment[] => {
      const kind = barKinds[position];
      if (count === 0 || kind === undefined) return [];
      const width = count * unit;
      const label = figure(count).length * widthOfACharacter + 8 <= width ? figure(count) : '';
      const segment = { kind, x: rounded(x), width: rounded(width), label };
      x += width;
      return [segment];
    });
    return {
      name,
      nameY: line * barStep + 16,
      y: line * barStep + nameHeight,
      total: figure(sum(counts)),
      totalX: rounded(x + 8),
      segments,
    };
  });
  return {
    width: chartWidth,
    height: barStep * (lines.length - 1) + nameHeight + barHeight,
    title: 'Children looked after by where they live',
    description:
      'A bar for children who live in the area and one for those who live out of it, each split by distance from home. The table below has the same figures.',
    bars,
    barHeight,
  };
}

function rowsOf(figures: DistanceCounts): readonly TableRow[] {
  const { lookedAfter, locationUnknown } = figures;
  const [inArea, outOfArea] = linesOf(figures);
  const cell = (count: number): TableRow['cells'][number] => ({
    count: figure(count),
    percentage: `${((count / lookedAfter) * 100).toFixed(1)}%`,
  });
  const row = ({ name, counts }: Line): TableRow => ({ name, cells: [...counts.map(cell), cell(sum(counts))] });
  const nothing = { count: '', percentage: '' };
  const both = inArea.counts.map((count, position) => count + (outOfArea.counts[position] ?? 0));
  return [
    row(inArea),
    row(outOfArea),
    { name: 'Place not known', cells: [nothing, nothing, nothing, cell(locationUnknown)] },
    { name: 'All children', cells: [...both.map(cell), cell(lookedAfter)] },
  ];
}

/** The areas that can be asked for: those of the day, and those of each day on which the authority's own changed. */
function areasOf({ on, areasOn, daysOfAreaChange }: LookedAfterByDistance): readonly AreasChoice[] {
  const others = [...new Set([...daysOfAreaChange, ...(areasOn === on ? [] : [areasOn])])].sort();
  if (others.length === 0) return [];
  return [
    { value: '', text: 'Areas as they were on that day', checked: areasOn === on },
    ...others.map((day) => ({
      value: day,
      text: `As if the areas of ${longDate(day)} had held`,
      checked: areasOn === day && areasOn !== on,
    })),
  ];
}

function partsOf(figures: LookedAfterByDistance): readonly PartOfTheFigures[] {
  if (figures.parts.length < 2) return [];
  return figures.parts
    .filter(({ lookedAfter }) => lookedAfter > 0)
    .map((part) => {
      const outOfArea = part.outOfAreaWithin20 + part.outOfAreaOver20 + part.outOfAreaUnknown;
      const children = counted(part.lookedAfter, 'child', 'children');
      return {
        name: part.authorityName ?? 'New authority not known',
        sentence:
          part.authorityName === null
            ? `Of ${children} the home is not known, and so not which new authority would be responsible.`
            : `${children} would be looked after by ${part.authorityName}; ${figure(outOfArea)} of them would live outside its area.`,
        rows: rowsOf(part),
      };
    });
}

function sentencesOf(figures: LookedAfterByDistance): readonly string[] {
  const { lookedAfter, on, areasOn, authority } = figures;
  if (lookedAfter === 0) return [`On ${longDate(on)}, no child is recorded as looked after by ${authority.name}.`];
  const outOfArea = figures.outOfAreaWithin20 + figures.outOfAreaOver20 + figures.outOfAreaUnknown;
  const over20 = figures.inAreaOver20 + figures.outOfAreaOver20;
  const notPlaced = figures.inAreaUnknown + figures.outOfAreaUnknown + figures.locationUnknown;
  const asIf =
    areasOn === on
      ? []
      : [
          `These figures are as if the areas of ${longDate(areasOn)} had held: each child is seen from the authority that would be responsible.`,
        ];
  return [
    ...asIf,
    `On ${longDate(on)}, ${figure(outOfArea)} of ${counted(lookedAfter, 'child', 'children')} looked after by ${authority.name} lived outside ${areasOn === on ? 'its area' : 'the area of their authority'}.`,
    `${figure(over20)} lived more than 20 miles from home${notPlaced === 0 ? '.' : `; for ${figure(notPlaced)} the distance or the place is not known.`}`,
  ];
}

const notesOn = ({ shortBreaksLeftOut }: LookedAfterByDistance): readonly string[] => [
  'In or out of the area: whether the home lies within the area of the authority that looks after the child.',
  'Distance: in a straight line from the child’s home to where the child lives, as the national return measures it. Exactly 20 miles counts as 20 miles or less.',
  shortBreaksLeftOut === 0
    ? 'No child was on a series of short breaks on that day.'
    : `${counted(shortBreaksLeftOut, 'child', 'children')} on a series of short breaks ${shortBreaksLeftOut === 1 ? 'is' : 'are'} left out.`,
  'Not known means that a postcode is missing from the return or from the postcode file. For unaccompanied asylum-seeking children the distance is not known by definition. It is counted, never guessed.',
  'Source: the authority’s SSDA903 returns and the postcode file, as last loaded. Percentages are of all children looked after, each rounded to one decimal place, so they may not add up to exactly 100.',
];

/** @param figures null when there is nothing to show yet: a date that cannot be read. */
export function presentSufficiency(
  authorityName: string,
  date: DateFields,
  figures: LookedAfterByDistance | null,
  problem: { readonly sentence: string; readonly field: string } | null,
): SufficiencyModel {
  return {
    title: `Sufficiency, ${authorityName}`,
    heading: 'Where children live',
    date,
    errors: problem === null ? [] : [{ text: problem.sentence, href: `#${problem.field}` }],
    sentences: figures === null ? [] : sentencesOf(figures),
    chart: figures === null || figures.lookedAfter === 0 ? null : chartOf(figures),
    columns: ['20 miles or less', 'Over 20 miles', 'Distance not known', 'All'],
    rows: figures === null || figures.lookedAfter === 0 ? [] : rowsOf(figures),
    areas: figures === null ? [] : areasOf(figures),
    parts: figures === null ? [] : partsOf(figures),
    notes: figures === null ? [] : notesOn(figures),
  };
}

/** @returns the last 31 March on or before today: the day that the national statistics are about. */
export const lastYearEnd = (today: LocalDate): LocalDate =>
  `${today.slice(5) >= '03-31' ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1)}-03-31` as LocalDate;
