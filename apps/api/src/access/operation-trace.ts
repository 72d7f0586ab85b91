import { type OperationAccess } from './operation-permission.js';

/** Kinds of things whose reading leaves a trace. */
export type SubjectKind =
  'child' | 'request' | 'household' | 'match-run' | 'search-record' | 'import' | 'validation' | 'authority' | 'persona';

/** What one root field (or one route) did on behalf of its caller. */
interface TracedOperation {
  readonly operation: string;
  readonly permission: OperationAccess;
  outcome: 'allowed' | 'refused';
  readonly subjects: Map<SubjectKind, Set<string>>;
}

/** One row of the audit trail, but for who asked. */
export interface TracedRow {
  readonly operation: string;
  readonly permission: OperationAccess;
  readonly outcome: 'allowed' | 'refused';
  readonly subjectKind: SubjectKind | null;
  readonly subjectIds: readonly string[];
}

/**
 * Collects, while an operation is answered, whose facts it showed. Kept per request and written before the answer leaves:
 * an answer without its trace is not given.
 */
export class OperationTrace {
  private readonly operations = new Map<string, TracedOperation>();

  /** @param key the root field as it is called in the answer (its alias, if it has one). */
  begin(key: string, operation: string, permission: OperationAccess): void {
    if (this.operations.has(key)) return;
    this.operations.set(key, { operation, permission, outcome: 'allowed', subjects: new Map() });
  }

  /** The operation was asked for and not given. */
  refused(key: string): void {
    const operation = this.operations.get(key);
    if (operation) operation.outcome = 'refused';
  }

  /** The answer under `key` shows facts of these subjects. */
  shows(key: string, kind: SubjectKind, ids: readonly string[]): void {
    const subjects = this.operations.get(key)?.subjects;
    if (!subjects) throw new Error(`Facts of a ${kind} are shown by ${key}, which no guard has let through`);
    const known = subjects.get(kind) ?? new Set();
    for (const id of ids) known.add(id);
    subjects.set(kind, known);
  }

  /**
   * @returns a row for each kind of subject of each operation, in the order they were shown. A public operation that
   *   shows nobody leaves none: health checks would bury the rest.
   */
  rows(): readonly TracedRow[] {
    return [...this.operations.values()].flatMap(({ operation, permission, outcome, subjects }): TracedRow[] => {
      const row = { operation, permission, outcome };
      if (subjects.size > 0) {
        return [...subjects].map(([subjectKind, ids]) => ({ ...row, subjectKind, subjectIds: [...ids] }));
      }
      return permission === 'public' ? [] : [{ ...row, subjectKind: null, subjectIds: [] }];
    });
  }
}
