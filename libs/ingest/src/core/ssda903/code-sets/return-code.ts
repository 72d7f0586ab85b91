import { type LocalDate } from '#kernel';
import { type CollectionYear } from './collection-year.js';

/** One code of one column, and when it was in use. */
export interface ReturnCode {
  readonly code: string;
  /** In plain words, to be read beside the code. */
  readonly meaning: string;
  /** The first collection year of the code; null when it is older than what we know. */
  readonly from: CollectionYear | null;
  /** The last collection year of the code; null while it is in use. */
  readonly until: CollectionYear | null;
  /** For a code that ended within a year: the first day on which an episode could no longer begin with it. */
  readonly endedOn: LocalDate | null;
}

export interface CodesOfColumn {
  /** Completes the sentence: "Q9" is not ... */
  readonly what: string;
  readonly codes: readonly ReturnCode[];
}

type Meanings = Readonly<Record<string, string>>;

function coded(meanings: Meanings, use: Partial<ReturnCode>): readonly ReturnCode[] {
  const unlimited = { from: null, until: null, endedOn: null };
  return Object.entries(meanings).map(([code, meaning]) => ({ code, meaning, ...unlimited, ...use }));
}

/** Codes of every year. */
export const always = (meanings: Meanings): readonly ReturnCode[] => coded(meanings, {});

/** Codes that came with a collection year. */
export const since = (from: CollectionYear, meanings: Meanings): readonly ReturnCode[] => coded(meanings, { from });

/** Codes that a collection year was the last of; with a day, when they ended within it. */
export const until = (
  last: CollectionYear,
  meanings: Meanings,
  endedOn: LocalDate | null = null,
): readonly ReturnCode[] => coded(meanings, { until: last, endedOn });
