import { expect, it } from '@jest/globals';
import { dateInCell } from './cell-date.js';

it.each([
  ['31/03/2025', '2025-03-31'],
  ['2025-03-31', '2025-03-31'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2023', null],
  ['03/31/2025', null],
  ['1/6/2024', null],
  ['01/06/24', null],
  ['45078', null],
  ['31.03.2025', null],
  ['31/03/2025 00:00', null],
  ['', null],
])('%j is the day %j', (text, date) => {
  expect(dateInCell(text)).toBe(date);
});
