import { addDays, longDate } from '#kernel';
import { type SafetyNotKept } from '#register';
import { InvalidInputProblem } from './placement-request.type.js';

type Sentences = {
  readonly [Kind in SafetyNotKept['kind']]: (problem: Extract<SafetyNotKept, { kind: Kind }>) => string;
};

const sentences: Sentences = {
  'word-not-known': ({ word }) => `"${word}" is not one of the answers. Choose one of those offered.`,
  'family-times-out-of-bounds': ({ most }) => `Family time is a whole number of times a month, from 0 to ${most}.`,
  'child-not-named-in-full': ({ child }) =>
    `"${child}" does not name a child. Write the code of the authority, a slash and the child's code, like E10000020/4711.`,
  'words-too-long': ({ mostCharacters }) => `Write ${mostCharacters} characters or fewer.`,
  'parent-age-not-given': () =>
    'Give the day of birth of the parent who comes too. Only a parent who is looked after counts towards the usual fostering limit, and an adult parent needs a risk assessment.',
  'parent-not-older-than-child': () => 'The parent must be born before the child. Check the two days of birth.',
  'parent-not-asked': () =>
    'A parent comes too only in a placement of parent and child. Choose that type, or clear what is said of the parent.',
  'recorded-after-today': ({ today }) => `This has been done on ${longDate(today)} or earlier, or is left blank.`,
  'court-order-ended': ({ endedOn }) =>
    `The court order ended on ${longDate(addDays(endedOn, -1))}. Leave it out, or correct its last day.`,
  'court-order-ends-before-it-starts': () => 'The court order ends before it starts. Correct one of the two days.',
  'court-order-without-place': () =>
    'An order about a place needs its postcode, and names no home. Give the postcode, or choose the order about the people of a home.',
  'court-order-without-home': () =>
    'An order about the people of a home needs the reference of the home, and no postcode. Give the reference, or choose an order about a place.',
  'miles-out-of-bounds': ({ most }) => `Miles are a number from 0 to ${most}.`,
  'reason-of-place-not-given': () => 'Say why the child is kept away from this place.',
  'postcode-not-known': ({ postcode }) => `${postcode} is not a postcode that we know.`,
  'court-order-recorded-already': () => 'This order is recorded already. Change its last day instead.',
  'court-order-not-recorded': () =>
    'This order is not recorded, or has ended: somebody may have changed it just now. Look at the orders again.',
  'place-to-avoid-recorded-already': () => 'This place is recorded already, with the same miles and reason.',
  'place-to-avoid-not-recorded': () =>
    'This place is not recorded any more: somebody may have changed it just now. Look at the places again.',
  'home-not-known': ({ home }) => `There is no home with the reference ${home}.`,
};

/** @returns why facts were not kept, in words for the person who wrote them. */
export const problemOfFacts = (problem: SafetyNotKept, prefix = ''): InvalidInputProblem =>
  new InvalidInputProblem(
    (sentences[problem.kind] as (problem: SafetyNotKept) => string)(problem),
    `${prefix}${problem.field}`,
  );

/** The part of an order or a place that each problem is about. */
const partOf: Readonly<Partial<Record<SafetyNotKept['kind'], string>>> = {
  'court-order-ended': 'lastDay',
  'court-order-ends-before-it-starts': 'lastDay',
  'court-order-without-place': 'postcode',
  'court-order-without-home': 'home',
  'home-not-known': 'home',
  'miles-out-of-bounds': 'miles',
  'postcode-not-known': 'postcode',
  'reason-of-place-not-given': 'reason',
  'word-not-known': 'kind',
  'words-too-long': 'reason',
};

/** @returns the same, naming the part of the one order or place that was written. */
export function problemOfSafety(problem: SafetyNotKept): InvalidInputProblem {
  const one = problem.field === 'courtOrders' ? 'courtOrder' : 'place';
  const part = partOf[problem.kind];
  const { message } = problemOfFacts(problem);
  return new InvalidInputProblem(message, part === undefined ? one : `${one}.${part}`);
}
