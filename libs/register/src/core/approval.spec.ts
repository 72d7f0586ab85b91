import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { approvalEndsOn, approvalOn } from './approval.js';

const approval = (from: string, until: string | null, notice: string | null = null) => ({
  valid: { from: day(from), until: until === null ? null : day(until) },
  resignationNoticeOn: notice === null ? null : day(notice),
});

describe('the end of an approval', () => {
  it.each([
    ['no end and no notice', approval('2024-01-10', null), null],
    ['an end', approval('2024-01-10', '2025-03-01'), '2025-03-01'],
    ['a notice: 28 days on', approval('2024-01-10', null, '2025-03-10'), '2025-04-07'],
    ['a notice that comes first', approval('2024-01-10', '2026-01-01', '2025-03-10'), '2025-04-07'],
    ['an end that comes first', approval('2024-01-10', '2025-04-01', '2025-03-10'), '2025-04-01'],
  ])('with %s', (_, given, expected) => {
    expect(approvalEndsOn(given)).toBe(expected);
  });
});

describe('the approval on a day', () => {
  const first = approval('2024-01-10', '2025-02-01');
  const second = approval('2025-02-01', null, '2025-06-03');

  it.each([
    ['2024-01-09', null],
    ['2024-01-10', first],
    ['2025-01-31', first],
    ['2025-02-01', second],
    ['2025-06-30', second],
    ['2025-07-01', null],
  ])('on %s', (on, expected) => {
    expect(approvalOn([second, first], day(on))).toBe(expected);
  });

  it('is none for a home without approvals', () => {
    expect(approvalOn([], day('2025-01-01'))).toBeNull();
  });
});
