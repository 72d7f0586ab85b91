import { addDays, longDate } from '#kernel';
import { type RequestFactsNotKept } from '#register';
import { InvalidInputProblem } from './placement-request.type.js';

type Sentences = {
  readonly [Kind in RequestFactsNotKept['kind']]: (problem: Extract<RequestFactsNotKept, { kind: Kind }>) => string;
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
  'home-not-known': ({ home }) => `There is no home with the reference ${home}.`,
};

/** @returns why facts were not kept, in words for the person who wrote them. */
export const problemOfFacts = (problem: RequestFactsNotKept, prefix = ''): InvalidInputProblem =>
  new InvalidInputProblem(
    (sentences[problem.kind] as (problem: RequestFactsNotKept) => string)(problem),
    `${prefix}${problem.field}`,
  );
