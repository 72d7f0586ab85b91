import { describe, expect, it } from '@jest/globals';
import { day, longDate } from '#kernel';
import { counted, dueInWords, instantInWords, listed, milesInWords } from './words.js';

const today = day('2026-11-23');

describe('words for a day', () => {
  it.each([
    ['2026-11-23', 'today'],
    ['2026-11-24', 'tomorrow'],
    ['2026-11-26', 'in 3 days'],
    ['2026-11-22', '1 day overdue'],
    ['2026-11-21', '2 days overdue'],
    ['2030-02-01', 'in 1,166 days'],
  ])('calls %s %j', (due, words) => {
    expect(dueInWords(day(due), today)).toBe(words);
  });

  it('writes a long date without leading zeros', () => {
    expect(longDate(day('2026-03-01'))).toBe('1 March 2026');
  });

  it('tells the time in England, in winter and in summer', () => {
    expect(instantInWords('2026-01-05T15:05:00Z')).toBe('5 January 2026 at 3:05pm');
    expect(instantInWords('2026-07-05T23:05:00Z')).toBe('6 July 2026 at 12:05am');
  });
});

describe('words for figures', () => {
  it('says one home and two homes', () => {
    expect([0, 1, 2, 1204].map((count) => counted(count, 'home'))).toEqual([
      '0 homes',
      '1 home',
      '2 homes',
      '1,204 homes',
    ]);
  });

  it('shows miles as judged, and says when they are not known', () => {
    expect([1, 0.4, 12.5, null].map(milesInWords)).toEqual(['1 mile', '0.4 miles', '12.5 miles', 'not known']);
  });

  it('lists with one and', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
