import { expect, it } from '@jest/globals';
import { dayInEnglandAt } from './system-clock.js';

it.each([
  ['2026-07-01T22:59:59Z', '2026-07-01'],
  ['2026-07-01T23:00:00Z', '2026-07-02'],
  ['2026-01-01T23:59:59Z', '2026-01-01'],
  ['2026-03-29T00:59:59Z', '2026-03-29'],
])('%s is %s in England', (instant, day) => {
  expect(dayInEnglandAt(new Date(instant))).toBe(day);
});
