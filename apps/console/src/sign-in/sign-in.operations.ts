import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly roleName: string;
  readonly summary: string;
}

export const personasOperation = operation<{ readonly personas: readonly Persona[] }>(`
  query Personas { personas { id name roleName summary } }
`);

export const signInOperation = operation<
  { readonly signInAsPersona: { readonly token: string; readonly expiresAt: string; readonly me: Me } },
  { readonly personaId: string }
>(`
  mutation SignIn($personaId: ID!) {
    signInAsPersona(personaId: $personaId) { token expiresAt ${meFields} }
  }
`);

export const whoIsSignedInOperation = operation<{ readonly me: Me }>(`query WhoIsSignedIn { ${meFields} }`);
