import { ageInYears } from '#kernel';
import { type SentRecord } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { childrenLookedAfterForAYear } from './care-in-year.js';
import { codeMustBeKnown, flaggingRows, isAnyBlank, isAnyFilled } from './rule-parts.js';

/** Asked of every child looked after for a year. */
const askedOfAll = ['IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE'] as const;

const answers = ['CONVICTED', 'HEALTH_CHECK', ...askedOfAll, 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'] as const;

/** All but the strengths and difficulties questionnaire. */
export const yearLongAnswers: readonly string[] = answers;

const hasBeenAYear = ({ child }: SentRecord, context: ValidationContext): boolean =>
  childrenLookedAfterForAYear(context).has(child);

/** @returns false for a child whose date of birth is not known. */
const isAgedAtStart = (row: SentRecord, { yearStartOn }: ValidationContext, years: number): boolean => {
  const bornOn = row.date('DOB');
  return bornOn !== null && bornOn <= yearStartOn && ageInYears(bornOn, yearStartOn) >= years;
};

const isAgedAtEnd = (row: SentRecord, { yearEndOn }: ValidationContext, years: number): boolean => {
  const bornOn = row.date('DOB');
  return bornOn !== null && bornOn <= yearEndOn && ageInYears(bornOn, yearEndOn) >= years;
};

const isYoungerAtEnd = (row: SentRecord, context: ValidationContext, years: number): boolean =>
  row.date('DOB') !== null && !isAgedAtEnd(row, context, years);

const hasQuestionnaire = (row: SentRecord): boolean => isAnyFilled(row, ['SDQ_SCORE', 'SDQ_REASON']);

const isWholeScore = (text: string): boolean => /^\d{1,2}$/.test(text) && Number(text) <= 40;

/** OC2: the health of children looked after for a year. */
export const healthRules: readonly ValidationRule[] = [
  {
    code: '157',
    title: 'No questionnaire because of age, at an age when one is asked for',
    sentence:
      'The reason for no strengths and difficulties score is age (SDQ1), but the child was 4 or over when the year began and 16 or under when it ended.',
    fields: ['DOB', 'SDQ_REASON'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows(
      'OC2',
      (row, context) =>
        row.cell('SDQ_REASON') === 'SDQ1' &&
        hasBeenAYear(row, context) &&
        isAgedAtStart(row, context, 4) &&
        isYoungerAtEnd(row, context, 17),
    ),
  },
  {
    code: '158',
    title: 'Help was received, yet there is an answer to whether it was offered',
    sentence: 'INTERVENTION_RECEIVED is 1: leave INTERVENTION_OFFERED blank.',
    fields: ['INTERVENTION_OFFERED', 'INTERVENTION_RECEIVED'],
    tables: ['OC2'],
    check: flaggingRows(
      'OC2',
      (row) => row.cell('INTERVENTION_RECEIVED') === '1' && row.isFilled('INTERVENTION_OFFERED'),
    ),
  },
  {
    code: '159',
    title: 'No help was received, and it is not said whether it was offered',
    sentence: 'Substance misuse is known and no help was received: fill in INTERVENTION_OFFERED.',
    fields: ['INTERVENTION_OFFERED', 'INTERVENTION_RECEIVED', 'SUBSTANCE_MISUSE'],
    tables: ['OC2'],
    check: flaggingRows(
      'OC2',
      (row) =>
        row.cell('SUBSTANCE_MISUSE') === '1' &&
        row.cell('INTERVENTION_RECEIVED') === '0' &&
        row.isBlank('INTERVENTION_OFFERED'),
    ),
  },
  {
    code: '180',
    title: 'The strengths and difficulties score is not from 0 to 40',
    sentence: 'SDQ_SCORE is a whole number from 0 to 40.',
    fields: ['SDQ_SCORE'],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) => row.isFilled('SDQ_SCORE') && !isWholeScore(row.cell('SDQ_SCORE') ?? '')),
  },
  {
    code: '181',
    title: 'An answer about health is neither 0 nor 1',
    sentence: 'The answers of OC2 are 0 for no or 1 for yes.',
    fields: answers,
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) =>
      answers.some((column) => row.isFilled(column) && !row.isOneOf(column, ['0', '1'])),
    ),
  },
  {
    code: '182',
    title: 'Some answers about health are missing',
    sentence:
      'Fill in immunisations, teeth check, health assessment and substance misuse, or leave all answers of OC2 blank.',
    fields: answers,
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) => isAnyBlank(row, askedOfAll) && isAnyFilled(row, answers)),
  },
  {
    code: '185',
    title: 'A questionnaire score for a child not looked after for a year',
    sentence: 'The child was not looked after for the whole twelve months to 31 March: leave SDQ_SCORE blank.',
    fields: ['SDQ_SCORE'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows('OC2', (row, context) => row.isFilled('SDQ_SCORE') && !hasBeenAYear(row, context)),
  },
  {
    code: '186',
    title: 'No questionnaire score for a child looked after for a year',
    sentence:
      'The child was 4 or over when the year began, 16 or under when it ended and looked after all year: give a score, or the reason for none.',
    fields: ['SDQ_SCORE'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows(
      'OC2',
      (row, context) =>
        !hasQuestionnaire(row) &&
        hasBeenAYear(row, context) &&
        isAgedAtStart(row, context, 4) &&
        isYoungerAtEnd(row, context, 17),
    ),
  },
  {
    code: '188',
    title: 'A questionnaire for a child under 4',
    sentence: 'The child was under 4 when the year ended: leave SDQ_SCORE and SDQ_REASON blank.',
    fields: ['SDQ_REASON', 'SDQ_SCORE'],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row, context) => hasQuestionnaire(row) && isYoungerAtEnd(row, context, 4)),
  },
  {
    code: '189',
    title: 'A questionnaire for a young person of 17 or over',
    sentence: 'The young person was 17 or over when the year began: leave SDQ_SCORE and SDQ_REASON blank.',
    fields: ['DOB', 'SDQ_REASON', 'SDQ_SCORE'],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row, context) => hasQuestionnaire(row) && isAgedAtStart(row, context, 17)),
  },
  {
    code: '190',
    title: 'Answers about health for a child not looked after for a year',
    sentence: 'The child was not looked after for the whole twelve months to 31 March: leave the answers of OC2 blank.',
    fields: answers,
    tables: ['Episodes', 'OC2'],
    check: flaggingRows('OC2', (row, context) => isAnyFilled(row, answers) && !hasBeenAYear(row, context)),
  },
  {
    code: '191',
    title: 'Answers about health are missing for a child looked after for a year',
    sentence:
      'The child was looked after for the twelve months to 31 March: fill in immunisations, teeth check, health assessment and substance misuse.',
    fields: ['CHILD', ...askedOfAll],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows('OC2', (row, context) => isAnyBlank(row, askedOfAll) && hasBeenAYear(row, context)),
  },
  {
    code: '192',
    title: 'Substance misuse is known, and it is not said whether help was received',
    sentence: 'SUBSTANCE_MISUSE is 1: fill in INTERVENTION_RECEIVED.',
    fields: ['INTERVENTION_RECEIVED', 'SUBSTANCE_MISUSE'],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) => row.cell('SUBSTANCE_MISUSE') === '1' && row.isBlank('INTERVENTION_RECEIVED')),
  },
  {
    code: '193',
    title: 'Help for substance misuse where none is known',
    sentence:
      'SUBSTANCE_MISUSE is not 1: leave INTERVENTION_RECEIVED and INTERVENTION_OFFERED blank, or mend SUBSTANCE_MISUSE.',
    fields: ['INTERVENTION_OFFERED', 'INTERVENTION_RECEIVED', 'SUBSTANCE_MISUSE'],
    tables: ['OC2'],
    check: flaggingRows(
      'OC2',
      (row) =>
        row.cell('SUBSTANCE_MISUSE') !== '1' && isAnyFilled(row, ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED']),
    ),
  },
  codeMustBeKnown(
    {
      code: '196',
      title: 'The reason for no questionnaire score is not a code',
      sentence: 'SDQ_REASON is one of SDQ1 to SDQ5.',
      table: 'OC2',
      column: 'SDQ_REASON',
    },
    'may-be-blank',
  ),
  {
    code: '197a',
    title: 'A questionnaire score and a reason for none',
    sentence: 'There is a score: leave SDQ_REASON blank.',
    fields: ['SDQ_REASON', 'SDQ_SCORE'],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) => row.isFilled('SDQ_SCORE') && row.isFilled('SDQ_REASON')),
  },
  {
    code: '197B',
    title: 'Neither a questionnaire score nor a reason at 4 or 17',
    sentence:
      'The child turned 4 or 17 in the year and was looked after all year: give a score, or the reason for none.',
    fields: ['DOB', 'SDQ_REASON'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows(
      'OC2',
      (row, context) =>
        !hasQuestionnaire(row) &&
        hasBeenAYear(row, context) &&
        [4, 17].some((years) => isAgedAtEnd(row, context, years) && !isAgedAtStart(row, context, years)),
    ),
  },
  {
    code: '198',
    title: 'A reason for no questionnaire for a child not looked after for a year',
    sentence: 'The child was not looked after for the whole twelve months to 31 March: leave SDQ_REASON blank.',
    fields: ['SDQ_REASON'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows('OC2', (row, context) => row.isFilled('SDQ_REASON') && !hasBeenAYear(row, context)),
  },
  {
    code: '542',
    title: 'A conviction answer for a child under 10',
    sentence: 'The child was under 10 on 31 March: leave CONVICTED blank.',
    fields: ['CONVICTED'],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row, context) => row.isFilled('CONVICTED') && isYoungerAtEnd(row, context, 10)),
  },
  {
    code: '543',
    title: 'No conviction answer for a child of 10 or over',
    sentence: 'The child was 10 or over on 31 March and looked after all year: fill in CONVICTED.',
    fields: ['CONVICTED', 'DOB'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows(
      'OC2',
      (row, context) => row.isBlank('CONVICTED') && isAgedAtEnd(row, context, 10) && hasBeenAYear(row, context),
    ),
  },
  {
    code: '544',
    title: 'A conviction answer without the others',
    sentence:
      'CONVICTED is filled in: fill in immunisations, teeth check, health assessment and substance misuse as well.',
    fields: ['CONVICTED', ...askedOfAll],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) => row.isFilled('CONVICTED') && isAnyBlank(row, askedOfAll)),
  },
  {
    code: '545',
    title: 'No development checks answer for a child under 5',
    sentence: 'The child was under 5 on 31 March and looked after all year: fill in HEALTH_CHECK.',
    fields: ['DOB', 'HEALTH_CHECK'],
    tables: ['Episodes', 'OC2'],
    check: flaggingRows(
      'OC2',
      (row, context) => row.isBlank('HEALTH_CHECK') && isYoungerAtEnd(row, context, 5) && hasBeenAYear(row, context),
    ),
  },
  {
    code: '546',
    title: 'A development checks answer for a child of 5 or over',
    sentence: 'The child was 5 or over on 31 March and looked after all year: leave HEALTH_CHECK blank.',
    fields: ['DOB', 'HEALTH_CHECK'],
    tables: ['Episodes', 'OC2'],
    // A child who was not looked after all year is told by rule 190.
    check: flaggingRows(
      'OC2',
      (row, context) => row.isFilled('HEALTH_CHECK') && isAgedAtEnd(row, context, 5) && hasBeenAYear(row, context),
    ),
  },
  {
    code: '547',
    title: 'A development checks answer without the others',
    sentence:
      'HEALTH_CHECK is filled in: fill in immunisations, teeth check, health assessment and substance misuse as well.',
    fields: ['HEALTH_CHECK', ...askedOfAll],
    tables: ['OC2'],
    check: flaggingRows('OC2', (row) => row.isFilled('HEALTH_CHECK') && isAnyBlank(row, askedOfAll)),
  },
];
