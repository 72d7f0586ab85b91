import { type Permission, roles } from './permission.js';
import { type Caller } from './caller.js';
import { type TokenRefused } from './access-token.js';

const sentences = {
  'token-missing': 'Sign in first.',
  'token-not-genuine': 'Sign in again: the sign-in sent with this request is not one of ours.',
  'token-expired': 'Sign in again: you were signed in for too long.',
} as const satisfies Record<TokenRefused['kind'], string>;

/** Thrown by the guard alone; the answer carries its code and message and nothing else. */
export class RefusedAccess extends Error {
  constructor(
    readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN',
    message: string,
  ) {
    super(message);
  }
}

export const notSignedIn = ({ kind }: TokenRefused): RefusedAccess =>
  new RefusedAccess('UNAUTHENTICATED', sentences[kind]);

export const notAllowed = ({ role }: Caller, permission: Permission): RefusedAccess =>
  new RefusedAccess(
    'FORBIDDEN',
    `Your role, ${roles[role].name.toLowerCase()}, may not do this: it needs the permission ${permission}.`,
  );
