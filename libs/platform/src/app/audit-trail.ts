/** Who read or changed what, by which permission, and whether they were let. */
export interface AuditEntry {
  readonly actor: string;
  readonly role: string;
  readonly permission: string;
  readonly operation: string;
  readonly outcome: 'allowed' | 'refused';
  readonly authorityCode: string | null;
  readonly subjectKind: string | null;
  /** Ids of the subjects; never their names. */
  readonly subjectIds: readonly string[];
  /** The reference that the answer and the log carry too. */
  readonly requestReference: string;
}

/** The record of every read and change, which can only be added to. */
export abstract class AuditTrail {
  /**
   * Writes one entry at once, outside any open transaction: what was tried stays on record when it is undone.
   *
   * @throws Error when it cannot be written; then the answer must not be given either.
   */
  abstract record(entry: AuditEntry): Promise<void>;
}
