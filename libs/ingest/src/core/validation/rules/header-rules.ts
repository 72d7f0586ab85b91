import { addDays, day, partsOf } from '#kernel';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { birthday, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import {
  careEndedOn,
  childrenBeyondShortBreaks,
  childrenInEpisodes,
  endsCare,
  isLookedAfterAtYearEnd,
} from './care-in-year.js';
import { sexIn } from './integrity-rules.js';
import { codeMustBeKnown, dayMustBeKnown, flaggingRows, isBefore } from './rule-parts.js';

const isGirl = (row: SentRecord): boolean => sexIn(row) === 'F';

/** The child's row of last year's Header; null when there is none. */
const lastYear = (row: SentRecord, { previous }: ValidationContext): SentRecord | null =>
  previous?.rowOf('Header', row.child) ?? null;

const differsFromLastYear = (row: SentRecord, context: ValidationContext, column: string): boolean => {
  const before = lastYear(row, context)?.cell(column) ?? null;
  return before !== null && row.isFilled(column) && row.cell(column) !== before;
};

/** A letter other than I, O and S, eleven figures, and a figure or such a letter; or a reason for having none. */
const pupilNumber = /^(?:[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]|UN[1-5])$/;

const hasNoPupilNumber = (text: string): boolean => /^UN[1-5]$/.test(text);

/** Whether the child was 4 or over on the 31 August before the year, and so began school at the latest a month later. */
function hasBegunSchool(row: SentRecord, { yearStartOn }: ValidationContext): boolean {
  const bornOn = row.date('DOB');
  const on = day(`${String(partsOf(yearStartOn).year - 1).padStart(4, '0')}-08-31`);
  return bornOn !== null && birthday(bornOn, 4) <= on;
}

/** Header: who the children are. */
export const headerRules: readonly ValidationRule[] = [
  codeMustBeKnown(
    {
      code: '101',
      title: 'The sex is missing or not a code of this year',
      sentence: 'SEX is 1 or 2 in returns to 2023/24, and M, F or U after that.',
      table: 'Header',
      column: 'SEX',
    },
    'must-be-filled',
  ),
  dayMustBeKnown(
    {
      code: '102',
      title: 'The date of birth is missing or not a date',
      sentence: 'DOB must be a date: write dd/mm/yyyy.',
      table: 'Header',
      column: 'DOB',
    },
    'must-be-filled',
  ),
  codeMustBeKnown(
    {
      code: '103',
      title: 'The ethnic origin is missing or not a code',
      sentence: 'ETHNIC must be one of the return’s four-letter codes.',
      table: 'Header',
      column: 'ETHNIC',
    },
    'must-be-filled',
  ),
  {
    code: '165',
    title: 'Whether the girl is a mother is missing or not a code',
    sentence: 'MOTHER must be 0 or 1 for a girl looked after in the year, short breaks left out.',
    fields: ['MOTHER', 'SEX', 'DECOM', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
    tables: ['Episodes', 'Header', 'OC3'],
    check: (context) =>
      context.current
        .rows('Header')
        .filter((row) =>
          row.isBlank('MOTHER')
            ? isGirl(row) && childrenBeyondShortBreaks(context).has(row.child)
            : !row.isOneOf('MOTHER', ['0', '1']),
        )
        .flatMap((row) => [row, ...context.current.rowsOf('OC3', row.child)]),
  },
  {
    code: '168',
    title: 'The pupil number is not valid',
    sentence: 'UPN is a letter (not I, O or S), eleven figures and a figure or letter; when there is none, UN1 to UN5.',
    fields: ['UPN'],
    tables: ['Header'],
    check: flaggingRows('Header', (row) => row.isFilled('UPN') && !pupilNumber.test(row.cell('UPN') ?? '')),
  },
  dayMustBeKnown(
    {
      code: '171',
      title: 'The date of birth of the mother’s child is not a date',
      sentence: 'MC_DOB must be a date: write dd/mm/yyyy, or leave it blank.',
      table: 'Header',
      column: 'MC_DOB',
    },
    'may-be-blank',
  ),
  {
    code: '174',
    title: 'A boy has the date of birth of a mother’s child',
    sentence: 'MC_DOB is for mothers and SEX says male. Mend SEX, or leave MC_DOB blank.',
    fields: ['MC_DOB', 'SEX'],
    tables: ['Header'],
    check: flaggingRows('Header', (row) => row.isFilled('MC_DOB') && sexIn(row) === 'M'),
  },
  {
    code: '202',
    title: 'The sex is not the one of last year',
    sentence: 'Last year’s return gave the child another code for sex (SEX). Mend the wrong one.',
    fields: ['SEX'],
    tables: ['Header'],
    previousTables: ['Header'],
    check: flaggingRows('Header', (row, context) => {
      const before = lastYear(row, context);
      return before !== null && before.isFilled('SEX') && row.isFilled('SEX') && sexIn(before) !== sexIn(row);
    }),
  },
  {
    code: '203',
    title: 'The date of birth is not the one of last year',
    sentence: 'Last year’s return gave the child another date of birth (DOB). Mend the wrong one.',
    fields: ['DOB'],
    tables: ['Header'],
    previousTables: ['Header'],
    check: flaggingRows('Header', (row, context) => {
      const [now, before] = [row.date('DOB'), lastYear(row, context)?.date('DOB') ?? null];
      return now !== null && before !== null && now !== before;
    }),
  },
  {
    code: '204',
    title: 'The ethnic origin is not the one of last year',
    sentence: 'Last year’s return gave the child another code for ethnic origin (ETHNIC). Mend the wrong one.',
    fields: ['ETHNIC'],
    tables: ['Header'],
    previousTables: ['Header'],
    check: flaggingRows('Header', (row, context) => differsFromLastYear(row, context, 'ETHNIC')),
  },
  {
    code: '207',
    title: 'A mother last year is no mother this year',
    sentence: 'Last year’s return says that she is a mother (MOTHER is 1). MOTHER must be 1 this year as well.',
    fields: ['MOTHER'],
    tables: ['Episodes', 'Header'],
    previousTables: ['Header'],
    check: flaggingRows(
      'Header',
      (row, context) =>
        lastYear(row, context)?.cell('MOTHER') === '1' &&
        row.cell('MOTHER') !== '1' &&
        childrenInEpisodes(context).has(row.child),
    ),
  },
  {
    code: '208',
    title: 'The pupil number is not the one of last year',
    sentence: 'Last year’s return gave the child another pupil number (UPN). Mend the wrong one.',
    fields: ['UPN'],
    tables: ['Header'],
    previousTables: ['Header'],
    check: flaggingRows(
      'Header',
      (row, context) =>
        differsFromLastYear(row, context, 'UPN') && !hasNoPupilNumber(lastYear(row, context)?.cell('UPN') ?? ''),
    ),
  },
  {
    code: '209',
    title: 'A child of school age is said to be too young for a pupil number',
    sentence:
      'UPN is UN1, for children not yet of school age. The child was 4 or over on the 31 August before the year: give the pupil number.',
    fields: ['DOB', 'UPN'],
    tables: ['Header'],
    check: flaggingRows('Header', (row, context) => row.cell('UPN') === 'UN1' && hasBegunSchool(row, context)),
  },
  {
    code: '210',
    title: 'The pupil number of a child in care for over a week is still awaited',
    sentence:
      'UPN is UN4, for the first week. On 31 March the child had been looked after for longer: give the pupil number.',
    fields: ['DECOM', 'UPN'],
    tables: ['Episodes', 'Header'],
    check: flaggingRows('Header', (row, context) => {
      const first = context.current.episodesOf(row.child).find(({ isShortBreak }) => !isShortBreak);
      return (
        row.cell('UPN') === 'UN4' &&
        isBefore(first?.startedOn ?? null, addDays(context.yearEndOn, -7)) &&
        isLookedAfterAtYearEnd(context, row.child)
      );
    }),
  },
  {
    code: '301',
    title: 'The date of birth is after the year',
    sentence: 'DOB is after 31 March of the year. Mend it.',
    fields: ['DOB'],
    tables: ['Header'],
    check: flaggingRows('Header', (row, { yearEndOn }) => isBefore(yearEndOn, row.date('DOB'))),
  },
  {
    code: '351',
    title: 'A child over 25',
    sentence: 'By DOB the child was over 25 when the year began. Mend it, or remove the row.',
    fields: ['DOB'],
    tables: ['Header'],
    check: flaggingRows('Header', (row, { yearStartOn }) => {
      const bornOn = row.date('DOB');
      return bornOn !== null && birthday(bornOn, 26) <= yearStartOn;
    }),
  },
  {
    code: '393',
    title: 'Whether the girl is a mother is not said',
    sentence: 'The girl was looked after in the year: fill in MOTHER with 0 or 1.',
    fields: ['MOTHER'],
    tables: ['Episodes', 'Header'],
    check: flaggingRows(
      'Header',
      (row, context) => isGirl(row) && row.isBlank('MOTHER') && childrenBeyondShortBreaks(context).has(row.child),
    ),
  },
  {
    code: '442',
    title: 'The pupil number is missing',
    sentence: 'The child was looked after in the year: fill in UPN, with UN1 to UN5 when there is none.',
    fields: ['UPN'],
    tables: ['Episodes', 'Header'],
    check: flaggingRows(
      'Header',
      (row, context) => row.isBlank('UPN') && childrenBeyondShortBreaks(context).has(row.child),
    ),
  },
  {
    code: '607',
    title: 'Care ended, and whether the girl is a mother is not said',
    sentence: 'The girl’s care ended in the year: fill in MOTHER with 0 or 1.',
    fields: ['DEC', 'LS', 'MOTHER', 'REC', 'SEX'],
    tables: ['Episodes', 'Header'],
    check: (context) => {
      const endsInYear = (episode: SentEpisode): boolean =>
        endsCare(episode) && !episode.isShortBreak && (episode.endedOn ?? context.yearEndOn) >= context.yearStartOn;
      return context.current
        .rows('Header')
        .filter((row) => isGirl(row) && row.isBlank('MOTHER'))
        .flatMap((row) => {
          const ended = context.current.episodesOf(row.child).filter(endsInYear);
          return ended.length === 0 ? [] : [row, ...ended];
        });
    },
  },
  {
    code: '611',
    title: 'A mother without the date of birth of her child',
    sentence: 'MOTHER is 1: fill in the date of birth of her first child (MC_DOB).',
    fields: ['MC_DOB', 'MOTHER'],
    tables: ['Header'],
    check: flaggingRows('Header', (row) => row.cell('MOTHER') === '1' && row.isBlank('MC_DOB')),
  },
  {
    code: '612',
    title: 'The date of birth of a child of someone who is no mother',
    sentence: 'MC_DOB is filled in and MOTHER is not 1. Mend one of them.',
    fields: ['MC_DOB', 'MOTHER', 'SEX'],
    tables: ['Header'],
    check: flaggingRows('Header', (row) => row.isFilled('MC_DOB') && row.cell('MOTHER') !== '1' && sexIn(row) !== 'M'),
  },
  {
    code: '620',
    title: 'A mother under 11',
    sentence: 'MOTHER is 1, and by DOB the girl was under 11 when the year ended. Mend one of them.',
    fields: ['DOB', 'MOTHER'],
    tables: ['Header'],
    check: flaggingRows('Header', (row, { yearEndOn }) => {
      const bornOn = row.date('DOB');
      return row.cell('MOTHER') === '1' && bornOn !== null && birthday(bornOn, 11) > yearEndOn;
    }),
  },
  {
    code: '621',
    title: 'A mother younger than her child',
    sentence: 'MC_DOB is before DOB. Mend one of them.',
    fields: ['DOB', 'MC_DOB'],
    tables: ['Header'],
    check: flaggingRows('Header', (row) => isBefore(row.date('MC_DOB'), row.date('DOB'))),
  },
  {
    code: '624',
    title: 'The date of birth of her first child is not the one of last year',
    sentence: 'Last year’s return gave another date for her first child (MC_DOB). Mend the wrong one.',
    fields: ['MC_DOB'],
    tables: ['Header'],
    previousTables: ['Header'],
    check: flaggingRows('Header', (row, context) => differsFromLastYear(row, context, 'MC_DOB')),
  },
  {
    code: '625',
    title: 'Her first child was born after the year or after care ended',
    sentence: 'MC_DOB is after 31 March of the year, or after the day she ceased to be looked after. Mend it.',
    fields: ['DEC', 'MC_DOB'],
    tables: ['Episodes', 'Header'],
    check: flaggingRows(
      'Header',
      (row, context) =>
        isBefore(context.yearEndOn, row.date('MC_DOB')) ||
        isBefore(careEndedOn(context, row.child), row.date('MC_DOB')),
    ),
  },
  {
    code: '626',
    title: 'A mother since before the year, who was none last year',
    sentence: 'MC_DOB is before the year, and last year’s return says that she was not a mother. Mend one of them.',
    fields: ['MC_DOB', 'MOTHER'],
    tables: ['Header'],
    previousTables: ['Header'],
    check: flaggingRows(
      'Header',
      (row, context) =>
        row.cell('MOTHER') === '1' &&
        isBefore(row.date('MC_DOB'), context.yearStartOn) &&
        lastYear(row, context)?.cell('MOTHER') === '0',
    ),
  },
  {
    code: '628',
    title: 'Mother information on a care leaver',
    sentence: 'The young person is in OC3 and was not looked after in the year: leave MOTHER blank.',
    fields: ['MOTHER'],
    tables: ['Episodes', 'Header', 'OC3'],
    check: flaggingRows(
      'Header',
      (row, context) =>
        row.isFilled('MOTHER') &&
        !childrenInEpisodes(context).has(row.child) &&
        context.current.rowOf('OC3', row.child) !== null,
    ),
  },
  {
    code: 'EPI',
    title: 'A child without episodes',
    sentence: 'The child is in Header and has neither an episode nor care leaver information. Send the episodes.',
    fields: ['CHILD'],
    tables: ['Header'],
    check: flaggingRows(
      'Header',
      ({ child }, context) => !childrenInEpisodes(context).has(child) && context.current.rowOf('OC3', child) === null,
    ),
  },
];
