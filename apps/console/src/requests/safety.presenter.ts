import { type LocalDate, longDate } from '#kernel';
import { milesInWords, sentenceCase } from '../words/words.js';
import { type AnswerList } from './record-form.presenter.js';
import { type RecordQuestion } from './record-questions.js';
import { type CourtOrder, type PlaceToAvoid, type SafetyOfRequest } from './safety.operations.js';

export const orderQuestions: readonly RecordQuestion[] = [
  { path: 'order.kind', label: 'What the court forbids', kind: 'choice', list: 'courtOrderKinds' },
  { path: 'order.postcode', label: 'Postcode', kind: 'text', hint: 'Of the place. Leave blank for people of a home' },
  { path: 'order.miles', label: 'Miles round it', kind: 'count', hint: 'Leave blank for the address itself' },
  {
    ...{ path: 'order.home', label: 'Reference of the home', kind: 'text' },
    hint: 'Only for an order about the people of a home, like NF-0044',
  },
  { path: 'order.from', label: 'First day', kind: 'date' },
  { path: 'order.lastDay', label: 'Last day', kind: 'date', hint: 'Leave blank while no end is known' },
];

export const endQuestions: readonly RecordQuestion[] = [{ path: 'end.lastDay', label: 'Last day', kind: 'date' }];

export const placeQuestions: readonly RecordQuestion[] = [
  { path: 'avoid.postcode', label: 'Postcode', kind: 'text' },
  { path: 'avoid.miles', label: 'Miles round it', kind: 'count', hint: 'Leave blank for the address itself' },
  { path: 'avoid.reason', label: 'Why, in a few words', kind: 'text', hint: 'For example: harm came from there' },
];

export const needsQuestions: readonly RecordQuestion[] = [
  { path: 'child.needs', label: 'What the child needs of carers', kind: 'choices', list: 'needs' },
];

interface SafetyLine {
  readonly words: string;
  readonly href: string | null;
}

export interface SafetyModel {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly orders: readonly SafetyLine[];
  readonly places: readonly SafetyLine[];
}

export const captionOf = ({ child, reference }: Pick<SafetyOfRequest, 'child' | 'reference'>): string =>
  `${child.description}, placement request ${reference}`;

/** No finer than a postcode sector: nobody finds the house by it. */
const sectorOf = (postcode: string): string => `${postcode.slice(0, -3)} ${postcode.slice(-3, -2)}`;
const around = (postcode: string, miles: number): string =>
  miles === 0 ? sectorOf(postcode) : `within ${milesInWords(miles)} of ${sectorOf(postcode)}`;

/** @returns an order as one line, the same before and after somebody changes another. */
export function orderInWords(order: CourtOrder, lists: readonly AnswerList[]): string {
  const { kind, postcode, miles, home, from, lastDay } = order;
  const answers = lists.find(({ list }) => list === 'courtOrderKinds')?.answers ?? [];
  const what = answers.find(({ id }) => id === kind)?.name ?? kind;
  const where = postcode === null ? `home ${home ?? ''}` : around(postcode, miles);
  const until = lastDay === null ? 'no end known' : `to ${longDate(lastDay)}`;
  return `${sentenceCase(what)}: ${where}, from ${longDate(from)}, ${until}`;
}

export const placeInWords = ({ postcode, miles, reason }: PlaceToAvoid): string =>
  `${sentenceCase(around(postcode, miles))}: ${reason}`;

/** @returns what is recorded, with where an order that has not ended is ended and a place taken back. */
export function presentSafety(request: SafetyOfRequest, lists: readonly AnswerList[], today: LocalDate): SafetyModel {
  const { id, child, facts } = request;
  return {
    id,
    title: `Court orders and places ${child.knownAs} is kept away from`,
    caption: captionOf(request),
    orders: facts.courtOrders.map((order, position) => {
      const hasEnded = order.lastDay !== null && order.lastDay < today;
      const words = `${orderInWords(order, lists)}${hasEnded ? ' (ended)' : ''}`;
      return { words, href: hasEnded ? null : `/requests/${id}/safety/order/${position}/end` };
    }),
    places: facts.placesToAvoid.map((place, position) => ({
      words: placeInWords(place),
      href: `/requests/${id}/safety/place/${position}/remove`,
    })),
  };
}
