import { type Persona } from './sign-in.operations.js';

export interface SignInModel {
  readonly personas: readonly Persona[];
  readonly next: string | null;
  readonly sessionEnded: boolean;
}

export const presentSignIn = (
  personas: readonly Persona[],
  { next, sessionEnded }: { readonly next: string | null; readonly sessionEnded: boolean },
): SignInModel => ({ personas, next, sessionEnded });

/** @returns the address if it is a page of this console; another site's address could send people away after sign-in. */
export function addressOfOurs(address: unknown): string | null {
  if (typeof address !== 'string' || !address.startsWith('/')) return null;
  const somewhere = 'http://console.invalid';
  const url = URL.canParse(address, somewhere) ? new URL(address, somewhere) : null;
  return url?.origin === somewhere && !url.pathname.startsWith('/sign-') ? `${url.pathname}${url.search}` : null;
}
