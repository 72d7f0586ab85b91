import { type LocalDate } from '#kernel';
import { type SearchDifference, type SearchRecord, type SearchReplay } from '#matching';
import { type ChildFacts } from '#matching/core';
import { type RecordedSearchChildType, type SearchRecordType, type SearchReplayType } from './search-record.type.js';

const nouns: Readonly<Record<ChildFacts['sex'], string>> = { male: 'boy', female: 'girl', 'not-recorded': 'child' };

/** @returns a child who is in no register as people speak of one: "A girl of 7". */
export function describeSearchedChild({ sex, ageInYears }: Pick<ChildFacts, 'sex' | 'ageInYears'>): string {
  if (ageInYears === 'not-recorded') return `A ${nouns[sex]}, age not recorded`;
  return `A ${nouns[sex]} ${ageInYears === 0 ? 'under 1' : `of ${ageInYears}`}`;
}

const earliest = (days: readonly LocalDate[]): LocalDate => {
  const [first] = [...days].sort();
  if (first === undefined) throw new Error('A search was for nobody');
  return first;
};

/** @returns the record as clients read it. */
export const searchRecordShape = (
  { children: searched, ...record }: SearchRecord,
  children: readonly RecordedSearchChildType[],
): SearchRecordType => ({
  id: record.id,
  kind: record.kind,
  searchedBy: record.searchedBy,
  recordedAt: record.recordedAt,
  timesAsked: record.timesAsked,
  lastAskedAt: record.lastAskedAt,
  judgedOn: record.judgedOn,
  startsOn: earliest(searched.map(({ facts }) => facts.startsOn)),
  children,
  withinMiles: record.withinMiles,
  policyVersion: record.policyVersion,
  engineVersion: record.engineVersion,
  factsRevision: record.factsRevision,
  factsDigest: record.factsDigest,
  counts: record.counts,
});

const waysOf = {
  'all-together': 'home for all of them',
  'one-constellation': 'way inside one constellation',
  split: 'split',
} as const;

function differenceSentence(difference: SearchDifference): string {
  switch (difference.kind) {
    case 'facts-do-not-match-their-digest':
      return 'The facts that are kept are not those that the search was made from: somebody has changed them since.';
    case 'home-differs':
      return `Not the same: at place ${difference.place} another home would stand today, or ${difference.reference} would be judged otherwise.`;
    case 'counts-differ':
      return 'Not the same: other numbers of homes would be eligible, near or left out today.';
    case 'rule-counts-differ':
      return 'Not the same: other rules would stand in the way of the homes left out today.';
    case 'further-away-differs':
      return 'Not the same: other homes would be found further away today.';
    case 'way-differs':
      return `Not the same: ${waysOf[difference.of]} ${difference.place} would be another today.`;
  }
}

/** @returns what came of searching the frozen facts again, as clients read it. */
export const searchReplayShape = ({
  isSame,
  difference,
  engineVersionThen,
  engineVersionNow,
}: SearchReplay): SearchReplayType => ({
  ...{ isSame, engineVersionThen, engineVersionNow },
  sentence:
    difference === null
      ? 'The engine of today gives the same answer from the same facts.'
      : differenceSentence(difference),
});
