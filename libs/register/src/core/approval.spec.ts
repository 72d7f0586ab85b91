import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { approvalEndsOn, approvalOn, longestExtension } from './approval.js';

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

describe('the end of a temporary approval', () => {
  // 16 weeks from 5 January 2026 are over on 27 April, 8 more on 22 June.
  const temporary = (until: string | null, extendedUntil: string | null = null, notice: string | null = null) => ({
    ...approval('2026-01-05', until, notice),
    kind: 'temporary' as const,
    extendedUntil: extendedUntil === null ? null : day(extendedUntil),
  });

  it.each([
    ['no end: after 16 weeks', temporary(null), '2026-04-27', '2026-06-22'],
    ['16 weeks', temporary('2026-04-27'), '2026-04-27', '2026-06-22'],
    ['16 weeks and a day: the day is beyond the law', temporary('2026-04-28'), '2026-04-27', '2026-06-22'],
    ['less than 16 weeks', temporary('2026-04-26'), '2026-04-26', '2026-06-21'],
    ['an extension', temporary('2026-04-27', '2026-05-18'), '2026-05-18', '2026-06-22'],
    ['an extension of 8 weeks', temporary('2026-04-27', '2026-06-22'), '2026-06-22', '2026-06-22'],
    ['an extension of 8 weeks and a day', temporary('2026-04-27', '2026-06-23'), '2026-06-22', '2026-06-22'],
    ['a resignation in the extension', temporary('2026-04-27', '2026-06-22', '2026-05-01'), '2026-05-29', '2026-06-22'],
  ])('with %s', (_, given, endsOn, longest) => {
    expect(approvalEndsOn(given)).toBe(endsOn);
    expect(longestExtension(given)).toBe(longest);
  });

  it('gives way to a full approval in its extension', () => {
    const extended = temporary('2026-04-27', '2026-06-22');
    const full = approval('2026-06-01', null);
    expect(approvalOn([extended, full], day('2026-05-31'))).toBe(extended);
    expect(approvalOn([extended, full], day('2026-06-01'))).toBe(full);
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
