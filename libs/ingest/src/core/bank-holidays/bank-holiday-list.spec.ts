import { describe, expect, it } from '@jest/globals';
import { readBankHolidays, yearsOf } from './bank-holiday-list.js';

const days = [
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
];
const published = (dates: readonly string[], division = 'england-and-wales') =>
  JSON.stringify({
    [division]: { division, events: dates.map((date) => ({ title: 'A day', date, notes: '', bunting: true })) },
    scotland: { events: [{ title: 'St Andrew', date: '2028-11-30' }] },
  });
const sentenceOf = (text: string): string => {
  const read = readBankHolidays(text);
  return read.ok ? 'taken' : read.problem.sentence;
};

describe('a list of bank holidays', () => {
  it('is read as it is published, for England and Wales alone, in order and each day once', () => {
    const read = readBankHolidays(`\uFEFF${published([...days.toReversed(), '2028-01-03'])}`);
    expect(read).toEqual({ ok: true, value: days });
  });

  it.each([
    ['Title,Date', (date: string) => `A day,${date}`],
    ['"date"', (date: string) => `"${date}"`],
    ['DATE;title', (date: string) => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)};A day`],
  ])('is read from a CSV that begins %s', (header, line) => {
    expect(readBankHolidays(`${header}\r\n${days.map(line).join('\r\n')}\r\n\r\n`)).toEqual({ ok: true, value: days });
  });

  it.each([
    ['{"england-and-wales":', 'The file is not whole JSON. Download it again.'],
    [published(days, 'wales'), 'The file has no list called england-and-wales with events. Send the published list.'],
    ['when\n2028-01-03', 'The file has no column called date. Give its days one.'],
    ['date\n', 'The file has no bank holidays. Send the whole list.'],
    ['date\n2028-02-30', '"2028-02-30" is not a date. Write it like 2026-12-25 or 25/12/2026.'],
    [
      published(days.slice(1)),
      'The file has 7 bank holidays of 2028, and a year in England and Wales has 8 to 11. Send whole years.',
    ],
  ])('is refused with what to do: %s', (text, sentence) => {
    expect(sentenceOf(text)).toBe(sentence);
  });

  it('has years of 8 to 11 days, and none of 12', () => {
    const further = ['2028-06-01', '2028-06-02', '2028-06-05', '2028-06-06'];
    expect(sentenceOf(published([...days, ...further.slice(0, 3)]))).toBe('taken');
    expect(sentenceOf(published([...days, ...further]))).toContain('has 12 bank holidays of 2028');
    expect(yearsOf([...days, ...days.map((date) => date.replace('2028', '2029'))] as never)).toEqual(['2028', '2029']);
  });
});
