import { describe, expect, it } from '@jest/globals';
import { readAccessToken, signAccessToken } from './access-token.js';
import { type Caller } from './caller.js';

const secret = 'a secret of at least thirty-two characters';
const caller: Caller = { id: 'ann', name: 'Ann Ó Dálaigh', role: 'commissioner', authorityCode: 'E10009902' };
const expiresAt = new Date('2026-02-03T04:05:06Z');
const token = signAccessToken(caller, expiresAt, secret);
const earlier = new Date('2026-02-03T04:05:05.999Z');

describe('an access token', () => {
  it('says who was signed in, until the second it expires', () => {
    expect(readAccessToken(token, earlier, secret)).toEqual({ ok: true, value: caller });
    expect(readAccessToken(token, expiresAt, secret)).toEqual({ ok: false, problem: { kind: 'token-expired' } });
  });

  it('is refused with another secret', () => {
    expect(readAccessToken(token, earlier, `${secret}!`).ok).toBe(false);
  });

  it('is refused when its claims are exchanged for better ones', () => {
    const better = signAccessToken({ ...caller, role: 'placement-officer' }, expiresAt, 'a secret of the forger');
    const [version, , seal] = token.split('.');
    const forged = [version, better.split('.')[1], seal].join('.');
    expect(readAccessToken(forged, earlier, secret)).toEqual({ ok: false, problem: { kind: 'token-not-genuine' } });
  });

  it.each([
    '',
    'nearhome1',
    'nearhome1..',
    `${token}.`,
    token.slice(0, -2),
    `nearhome2${token.slice(9)}`,
    'x'.repeat(5_000),
  ])('is refused when it reads %j', (text) => {
    expect(readAccessToken(text, earlier, secret)).toEqual({ ok: false, problem: { kind: 'token-not-genuine' } });
  });

  it('is refused when it is genuine but its role is no longer known', () => {
    const odd = signAccessToken({ ...caller, role: 'superuser' as 'commissioner' }, expiresAt, secret);
    expect(readAccessToken(odd, earlier, secret).ok).toBe(false);
  });
});
