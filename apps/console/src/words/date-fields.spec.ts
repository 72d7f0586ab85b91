import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { dateFieldsIn, dateFieldsOf, readDateFields } from './date-fields.js';

const read = (dayOfMonth: string, month: string, year: string) =>
  readDateFields({ day: dayOfMonth, month, year }, 'The date');

describe('a date typed into three fields', () => {
  it('reads day, month and year in that order', () => {
    expect(read('4', '11', '2026')).toEqual({ kind: 'date', date: '2026-11-04' });
    expect(read('29', '02', '2024')).toEqual({ kind: 'date', date: '2024-02-29' });
  });

  it.each([
    [['', '', ''], { kind: 'blank' }],
    [['4', '', '2026'], { kind: 'wrong', sentence: 'The date must include a month' }],
    [['', '', '2026'], { kind: 'wrong', sentence: 'The date must include a day and a month' }],
    [['29', '2', '2026'], { kind: 'wrong', sentence: 'The date must be a real date' }],
    [['4', '13', '2026'], { kind: 'wrong', sentence: 'The date must be a real date' }],
    [['4', 'May', '2026'], { kind: 'wrong', sentence: 'The date must be written in numbers, like 31 3 2026' }],
    [['4', '5', '26'], { kind: 'wrong', sentence: 'The date must be written in numbers, like 31 3 2026' }],
  ] as const)('of %j says %j', ([dayOfMonth, month, year], answer) => {
    expect(read(dayOfMonth, month, year)).toEqual(answer);
  });

  it('shows again what was typed', () => {
    expect(dateFieldsIn({ 'on-day': ' 4 ', 'on-month': 'x', 'on-year': ['2026'] }, 'on')).toEqual({
      day: '4',
      month: 'x',
      year: '',
    });
    expect(dateFieldsOf(day('2026-03-01'))).toEqual({ day: '1', month: '3', year: '2026' });
  });
});
