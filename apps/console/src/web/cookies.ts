import { type FastifyReply, type FastifyRequest } from 'fastify';
import { newVisitor } from './form-token.js';

const sessionCookie = 'nearhome_session';
const visitorCookie = 'nearhome_visitor';

/** Scripts cannot read them, other sites cannot send them with a form, and over https they never travel in the clear. */
const guarded = ({ protocol }: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' }) as const;

/** @returns the api's token of whoever is signed in, or null. */
export const sessionOf = (request: FastifyRequest): string | null => request.cookies[sessionCookie] ?? null;

export const visitorOf = (request: FastifyRequest): string | null => request.cookies[visitorCookie] ?? null;

/** @returns the browser's own random name; gives it one when it has none. */
export function visitorFor(request: FastifyRequest, reply: FastifyReply): string {
  const known = visitorOf(request);
  if (known !== null) return known;
  const visitor = newVisitor();
  reply.setCookie(visitorCookie, visitor, guarded(request));
  return visitor;
}

export function openSession(request: FastifyRequest, reply: FastifyReply, token: string, expiresAt: string): void {
  reply.setCookie(sessionCookie, token, { ...guarded(request), expires: new Date(expiresAt) });
}

export function closeSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, guarded(request));
}
