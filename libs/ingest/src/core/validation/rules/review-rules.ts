import { ageInYears } from '#kernel';
import { type SentRecord } from '../sent-record.js';
import { type ValidationRule } from '../validation-rule.js';
import { childrenBeyondShortBreaks } from './care-in-year.js';
import { codeMustBeKnown, dayMustBeKnown, flaggingRows } from './rule-parts.js';

/** @returns the age on the day of the review in whole years; null when a day is not known or the review was before birth. */
function ageAtReview(row: SentRecord): number | null {
  const [bornOn, reviewedOn] = [row.date('DOB'), row.date('REVIEW')];
  return bornOn === null || reviewedOn === null || reviewedOn < bornOn ? null : ageInYears(bornOn, reviewedOn);
}

/** Reviews, and what short breaks make needless. */
export const reviewRules: readonly ValidationRule[] = [
  dayMustBeKnown(
    {
      code: '166',
      title: 'The date of a review is missing or not a date',
      sentence: 'REVIEW must be a date: write dd/mm/yyyy.',
      table: 'Reviews',
      column: 'REVIEW',
    },
    'must-be-filled',
  ),
  codeMustBeKnown(
    {
      code: '167',
      title: 'How the child took part in a review is missing or not a code',
      sentence: 'REVIEW_CODE is one of PN0 to PN7.',
      table: 'Reviews',
      column: 'REVIEW_CODE',
    },
    'must-be-filled',
  ),
  {
    code: '399',
    title: 'Mother or review information for a child of short breaks',
    sentence:
      'The child had only short breaks (V3, V4) in the year: leave MOTHER blank and send no reviews, or mend the legal status.',
    fields: ['LS', 'MOTHER', 'REVIEW', 'REVIEW_CODE'],
    tables: ['Episodes', 'Header', 'Reviews'],
    check: (context) =>
      context.current.childrenWithEpisodes
        .filter((child) => !childrenBeyondShortBreaks(context).has(child))
        .flatMap((child) => {
          const header = context.current.rowsOf('Header', child);
          const reviews = context.current.rowsOf('Reviews', child);
          const isWrong = reviews.length > 0 || header.some((row) => row.isFilled('MOTHER'));
          return isWrong ? [...header, ...reviews, ...context.current.rowsOf('Episodes', child)] : [];
        }),
  },
  {
    code: '440',
    title: 'A review says under 4, and the child was 4 or over',
    sentence: 'REVIEW_CODE is PN0, for a child under 4 at the review. By the dates the child was 4 or over.',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    tables: ['Reviews'],
    check: flaggingRows('Reviews', (row) => row.cell('REVIEW_CODE') === 'PN0' && (ageAtReview(row) ?? 0) >= 4),
  },
  {
    code: '441',
    title: 'A review says 4 or over, and the child was under 4',
    sentence: 'REVIEW_CODE is for a child of 4 or over. By the dates the child was under 4: use PN0, or mend a date.',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    tables: ['Reviews'],
    check: flaggingRows(
      'Reviews',
      (row) =>
        row.isOneOf('REVIEW_CODE', ['PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7']) && (ageAtReview(row) ?? 4) < 4,
    ),
  },
];
