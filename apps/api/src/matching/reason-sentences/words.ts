import { addDays, type LocalDate, longDate } from '#kernel';
import { type Reason, type Remedy } from '#matching/core';
import { type Skill, skills } from '#register/core';

/** The names that sentences use; whoever asks knows them. */
export interface ReasonNames {
  /** What the child is called, or null: a child is never a number. */
  readonly child: string | null;
  /** @returns the name of the authority, or null when none is known by this code. */
  authority(code: string): string | null;
}

/** One sentence (or two) for every kind of reason: a kind without a sentence does not compile. */
export type ReasonSentences = {
  readonly [Kind in Reason['kind']]: (reason: Extract<Reason, { kind: Kind }>, names: ReasonNames) => string;
};
export type RemedySentences = {
  readonly [Kind in Remedy['kind']]: (remedy: Extract<Remedy, { kind: Kind }>, names: ReasonNames) => string;
};

/** Ranges end before their last word: people read the last day. */
export const lastDayBefore = (until: LocalDate): string => longDate(addDays(until, -1));
/** @returns `1 place`, `2 places`. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
/** @returns how many children, in words. */
export const children = (count: number): string => counted(count, 'child', 'children');
/** @returns how many places, in words. */
export const places = (count: number): string => counted(count, 'place', 'places');
/** @returns how many miles, in words. */
export const miles = (count: number): string => counted(count, 'mile', 'miles');
/** @returns `a, b and c`. */
export const listed = (words: readonly string[], and = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
/** Some of the words have an "and" of their own, so that commas alone keep them apart. */
export const skillWords = (ids: readonly Skill[]): string => ids.map((id) => skills[id]).join(', ');

/** @returns what the child is called within a sentence. */
export const childOf = ({ child }: ReasonNames): string => child ?? 'this child';
/** @returns what the child is called at the start of a sentence. */
export const startingWithChild = (names: ReasonNames): string => names.child ?? 'This child';
/** A code nobody has a name for is still a fact: better read than left out. */
export const authorityOf = (
  code: string,
  { authority }: ReasonNames,
  unknown = 'the authority where the home is',
): string => (code === 'not-recorded' ? unknown : (authority(code) ?? `authority ${code}`));

/** The sentences of one room: spread into the one map, which has to be whole. */
export type SomeReasonSentences<Kind extends Reason['kind']> = Pick<ReasonSentences, Kind>;
export type SomeRemedySentences<Kind extends Remedy['kind']> = Pick<RemedySentences, Kind>;
