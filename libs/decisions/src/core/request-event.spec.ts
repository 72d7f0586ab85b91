import { describe, expect, it } from '@jest/globals';
import { reasonOf } from './request-event.js';

describe('the reason for closing a request', () => {
  it.each([
    ['  Ruby moved in with her aunt. ', { ok: true, value: 'Ruby moved in with her aunt.' }],
    ['', { ok: false, problem: { kind: 'reason-not-given', field: 'reason' } }],
    [' \n\t', { ok: false, problem: { kind: 'reason-not-given', field: 'reason' } }],
    ['x'.repeat(1_000), { ok: true, value: 'x'.repeat(1_000) }],
    ['x'.repeat(1_001), { ok: false, problem: { kind: 'reason-too-long', field: 'reason', mostCharacters: 1_000 } }],
  ])('%j', (text, expected) => {
    expect(reasonOf(text)).toEqual(expected);
  });
});
