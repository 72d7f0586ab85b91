import { type Role } from './permission.js';

/** Who is asking, as their token says. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The authority a person works for: what they may read of children ends there. */
  readonly authorityCode: string;
}
