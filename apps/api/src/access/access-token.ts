import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type Caller } from './caller.js';
import { isRole, type Role } from './permission.js';

export interface TokenRefused extends Problem {
  readonly kind: 'token-missing' | 'token-not-genuine' | 'token-expired';
}

/** The first part names the format, so that a later one can be told apart. */
const format = 'nearhome1';
const mostCharacters = 2_000;

const claims = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string().refine((text): text is Role => isRole(text)),
  authorityCode: z.string(),
  expiresAtSecond: z.int(),
});

const seal = (signed: string, secret: string): Buffer => createHmac('sha256', secret).update(signed).digest();

/**
 * @param expiresAt the token is refused from this instant on, to the second.
 * @returns `nearhome1.claims.seal`: the claims can be read by anybody and changed by nobody.
 */
export function signAccessToken(caller: Caller, expiresAt: Date, secret: string): string {
  const body = { ...caller, expiresAtSecond: Math.floor(expiresAt.getTime() / 1000) };
  const signed = `${format}.${Buffer.from(JSON.stringify(body)).toString('base64url')}`;
  return `${signed}.${seal(signed, secret).toString('base64url')}`;
}

/** @returns the caller the token was signed for, unless it was changed, signed with another secret, or is out of date. */
export function readAccessToken(token: string, now: Date, secret: string): Result<Caller, TokenRefused> {
  const notGenuine = refusal({ kind: 'token-not-genuine' } as const);
  const [version, body, given, ...more] = token.length > mostCharacters ? [] : token.split('.');
  if (version !== format || body === undefined || given === undefined || more.length > 0) return notGenuine;

  const expected = seal(`${version}.${body}`, secret);
  const presented = Buffer.from(given, 'base64url');
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) return notGenuine;

  const parsed = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (!parsed.success) return notGenuine;
  const { expiresAtSecond, ...caller } = parsed.data;
  if (now.getTime() >= expiresAtSecond * 1000) return refusal({ kind: 'token-expired' });
  return success(caller);
}
