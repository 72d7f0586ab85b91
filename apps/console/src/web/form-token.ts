import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** @returns a new random name for a browser, kept in a cookie that scripts cannot read. */
export const newVisitor = (): string => randomBytes(24).toString('base64url');

/**
 * A form can only be sent from a page we gave to the same browser in the same session: the token is a seal over both.
 *
 * @returns the token that stands in the forms of a page.
 */
export const formTokenFor = (visitor: string, session: string | null, secret: string): string =>
  createHmac('sha256', secret)
    .update(`form|${visitor}|${session ?? ''}`)
    .digest('base64url');

/** @returns whether a token sent with a form is the one its page was given. */
export function formTokenHolds(sent: unknown, visitor: string | null, session: string | null, secret: string): boolean {
  if (typeof sent !== 'string' || visitor === null) return false;
  const expected = Buffer.from(formTokenFor(visitor, session, secret));
  const presented = Buffer.from(sent);
  return expected.length === presented.length && timingSafeEqual(expected, presented);
}
