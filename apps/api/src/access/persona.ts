import { type Role } from './permission.js';

/** A fictional person of the demonstration. Nobody signs in as a persona outside it. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly authorityCode: string;
  readonly summary: string;
}

/** The fictional authority that the demonstration is about. */
const demonstrationAuthority = 'E10009901';

export const personas: readonly Persona[] = [
  {
    id: 'amara-nwosu',
    name: 'Amara Nwosu',
    role: 'placement-officer',
    authorityCode: demonstrationAuthority,
    summary: 'Finds homes for children: opens requests, ranks homes, reads shortlists.',
  },
  {
    id: 'tom-hallett',
    name: 'Tom Hallett',
    role: 'fostering-recruitment',
    authorityCode: demonstrationAuthority,
    summary: 'Recruits and supports foster carers: sees where homes are missing.',
  },
  {
    id: 'priya-raman',
    name: 'Priya Raman',
    role: 'commissioner',
    authorityCode: demonstrationAuthority,
    summary: 'Answers for there being enough homes: sees figures, never a child.',
  },
  {
    id: 'callum-reid',
    name: 'Callum Reid',
    role: 'data-manager',
    authorityCode: demonstrationAuthority,
    summary: 'Loads the files: postcodes, returns, homes and requests.',
  },
];

export const personaById = (id: string): Persona | undefined => personas.find((persona) => persona.id === id);
