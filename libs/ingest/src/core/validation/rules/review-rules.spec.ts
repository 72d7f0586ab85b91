import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestTables } from '../return-under-test.js';
import { reviewRules } from './review-rules.js';

const reviews = (...rows: readonly Readonly<Record<string, string | null>>[]): TestTables => ({ Reviews: rows });

const vectors: readonly (readonly [code: string, what: string, tables: TestTables, rows: readonly string[]])[] = [
  [
    '166',
    'a review without a date, or on no day',
    reviews({ REVIEW: '31/02/2021' }, { REVIEW: '28/02/2021' }, { REVIEW: null }),
    ['Reviews 0', 'Reviews 2'],
  ],
  [
    '167',
    'a code that is none, in small letters, or blank',
    reviews({ REVIEW_CODE: 'PN7' }, { REVIEW_CODE: 'PN8' }, { REVIEW_CODE: 'pn1' }, { REVIEW_CODE: null }),
    ['Reviews 1', 'Reviews 2', 'Reviews 3'],
  ],
  [
    '399',
    'reviews and mothers of children with short breaks only',
    {
      Header: [{ CHILD: 'a' }, { CHILD: 'b' }, { CHILD: 'c', MOTHER: '0' }, { CHILD: 'd' }],
      Episodes: [
        { CHILD: 'a', DECOM: '01/05/2021', LS: 'V3' },
        { CHILD: 'a', DECOM: '01/06/2021', LS: 'V4' },
        { CHILD: 'b', DECOM: '01/05/2021', LS: 'V3' },
        { CHILD: 'b', DECOM: '01/06/2021', LS: 'C2' },
        { CHILD: 'c', DECOM: '01/05/2021', LS: 'V4' },
        { CHILD: 'd', DECOM: '01/05/2021', LS: 'V4' },
      ],
      Reviews: [{ CHILD: 'b' }, { CHILD: 'a' }],
    },
    ['Header 0', 'Header 2', 'Episodes 0', 'Episodes 1', 'Episodes 4', 'Reviews 1'],
  ],
  [
    '440',
    'PN0 on the fourth birthday and a day before',
    reviews(
      { DOB: '10/06/2017', REVIEW: '09/06/2021', REVIEW_CODE: 'PN0' },
      { DOB: '10/06/2017', REVIEW: '10/06/2021', REVIEW_CODE: 'PN0' },
      { DOB: '10/06/2017', REVIEW: '10/06/2021', REVIEW_CODE: 'PN3' },
      { DOB: null, REVIEW: '10/06/2021', REVIEW_CODE: 'PN0' },
    ),
    ['Reviews 1'],
  ],
  [
    '441',
    'another code on the day before the fourth birthday and on it',
    reviews(
      { DOB: '10/06/2017', REVIEW: '09/06/2021', REVIEW_CODE: 'PN5' },
      { DOB: '10/06/2017', REVIEW: '10/06/2021', REVIEW_CODE: 'PN5' },
      { DOB: '10/06/2017', REVIEW: '09/06/2021', REVIEW_CODE: 'PN0' },
      { DOB: '10/06/2017', REVIEW: null, REVIEW_CODE: 'PN5' },
      { DOB: '10/06/2017', REVIEW: '01/01/2017', REVIEW_CODE: 'PN5' },
    ),
    ['Reviews 0'],
  ],
];

describe('rules on reviews', () => {
  it.each(vectors)('%s: %s', (code, _what, tables, rows) => {
    expect(rowsFlagged(code, tables)).toEqual(rows);
  });

  it('each has a vector', () => {
    expect(vectors.map(([code]) => code)).toEqual(reviewRules.map(({ code }) => code));
  });
});
