import { partsOf } from '#kernel';
import { birthday } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { ageRule, type EpisodeOfBorn, isYoungerThan } from './rule-forms.js';

const atLeast = (code: string, places: readonly string[], years: number, what: string): ValidationRule =>
  ageRule({
    code,
    title: `A child under ${years} ${what}`,
    sentence: `A child ${what} (PLACE ${places.join(', ')}) should be at least ${years} when the episode starts. Check DOB, DECOM and PLACE.`,
    fields: ['DECOM', 'PLACE'],
    isWrong: ({ episode, ageOn }) => episode.isOneOf('PLACE', places) && isYoungerThan(years, ageOn(episode.startedOn)),
  });

const hasTurned = ({ episode, bornOn }: EpisodeOfBorn, years: number): boolean =>
  episode.endedOn !== null && episode.endedOn >= birthday(bornOn, years);

const tooOldAtEnd = (
  code: string,
  reasons: readonly string[],
  what: string,
  fields: readonly string[],
): ValidationRule =>
  ageRule({
    code,
    title: `${what} of somebody who is 18`,
    sentence: `REC says ${what.toLowerCase()} (${reasons.join(', ')}), but the child had turned 18 when the episode ended.`,
    fields,
    isWrong: (born) => born.episode.isOneOf('REC', reasons) && hasTurned(born, 18),
  });

const tooYoungAtEnd = (code: string, reasons: readonly string[], years: number, what: string): ValidationRule =>
  ageRule({
    code,
    title: `${what} under the age of ${years}`,
    sentence: `REC says that the child ${what.toLowerCase()} (${reasons.join(', ')}), but it was under ${years} when the episode ended.`,
    fields: ['REC'],
    isWrong: ({ episode, ageOn }) => episode.isOneOf('REC', reasons) && isYoungerThan(years, ageOn(episode.endedOn)),
  });

const supportedAccommodation = {
  title: 'A child too young for supported accommodation',
  sentence:
    'A child in supported accommodation (H5, since 2024/25 also K3) should be at least 16 when the episode starts; until 2023/24 at least 14.',
};

/** What a child may be old enough, or too old, for. */
export const ageRules: readonly ValidationRule[] = [
  ageRule({
    code: '234',
    title: 'A child under 10 moved into custody',
    sentence:
      'A child under 10 cannot change placement because of custody (CUSTOD). Check REASON_PLACE_CHANGE and DOB.',
    fields: ['REASON_PLACE_CHANGE', 'DOB'],
    isWrong: ({ episode, ageOn }) =>
      episode.isOneOf('REASON_PLACE_CHANGE', ['CUSTOD']) && isYoungerThan(10, ageOn(episode.startedOn)),
    years: { first: 2026 },
  }),
  ageRule({
    code: '352',
    title: 'Care begins after the eighteenth birthday',
    sentence: 'Nobody starts to be looked after (RNE S) at 18 or over. Check DOB and DECOM.',
    fields: ['DECOM', 'RNE'],
    isWrong: ({ episode, bornOn }) =>
      episode.isOneOf('RNE', ['S']) && episode.startedOn !== null && episode.startedOn >= birthday(bornOn, 18),
  }),
  ageRule({
    code: '358',
    title: 'A child under 10 with a legal status of youth justice',
    sentence:
      'With legal status J1, J2 or J3 a child should be at least 10 when the episode starts. Check LS, DECOM and DOB.',
    fields: ['DECOM', 'DOB', 'LS'],
    isWrong: ({ episode, ageOn }) =>
      episode.isOneOf('LS', ['J1', 'J2', 'J3']) && isYoungerThan(10, ageOn(episode.startedOn)),
  }),
  ageRule({
    code: '359',
    title: 'Looked after beyond the eighteenth birthday',
    sentence:
      'After the eighteenth birthday a child can be looked after only under section 20 in a children’s home (LS V2, PLACE K2).',
    fields: ['DEC', 'LS', 'PLACE'],
    isWrong: ({ episode, bornOn }, { yearEndOn }) =>
      (episode.endedOn ?? yearEndOn) > birthday(bornOn, 18) &&
      !(episode.isOneOf('LS', ['V2']) && episode.isOneOf('PLACE', ['K2'])),
  }),
  { ...atLeast('370', ['P2'], 15, 'living independently'), years: { last: 2024 } },
  ageRule({
    code: '371',
    ...supportedAccommodation,
    fields: ['DECOM', 'PLACE'],
    isWrong: ({ episode, ageOn }, { yearEndOn }) =>
      partsOf(yearEndOn).year >= 2025
        ? episode.isOneOf('PLACE', ['H5', 'K3']) && isYoungerThan(16, ageOn(episode.startedOn))
        : episode.isOneOf('PLACE', ['H5']) && isYoungerThan(14, ageOn(episode.startedOn)),
  }),
  atLeast('372', ['R5'], 10, 'in custody'),
  atLeast('373', ['S1'], 4, 'in a residential school'),
  atLeast('374', ['P3'], 14, 'in residential employment'),
  tooOldAtEnd('386', ['E11', 'E12'], 'Adoption', ['REC']),
  tooYoungAtEnd('387', ['E5', 'E6'], 14, 'Left to live independently'),
  tooYoungAtEnd('389', ['E7'], 16, 'Moved to adult social care'),
  tooOldAtEnd('407', ['E45', 'E46', 'E47', 'E48'], 'Special guardianship', ['REC', 'DEC', 'DOB']),
  tooYoungAtEnd('460', ['E17'], 18, 'Stayed with the carers as an adult'),
];
