/** Something refers to what an import brought: it cannot be taken away. Thrown by the store, caught by UndoImport. */
export class RowsReferredTo extends Error {}

/** An import that came after another and stands. */
export interface LaterImport {
  readonly id: string;
  readonly requestedBy: string;
  readonly finishedAt: Date;
}

/** Takes imports back by what was recorded of their changes. Every method belongs to the open transaction. */
export abstract class UndoStore {
  /**
   * @returns the first import of this kind, and of returns of this authority, that was applied after this one and stands;
   *   null when this is the latest.
   */
  abstract laterImport(importId: string): Promise<LaterImport | null>;

  /** @returns whether what the import changed was recorded: of imports before that was kept it was not. */
  abstract isRecorded(importId: string): Promise<boolean>;

  /** @returns how many rows are no longer as the import left them. They cannot change until the transaction ends. */
  abstract changedSince(importId: string): Promise<number>;

  /**
   * Puts every row back as it was before the import.
   *
   * @returns how many rows were added, changed or taken away; `others` counts rows that would go with them and that
   *   the import did not bring: with any of them the transaction must be undone.
   * @throws RowsReferredTo when something refers to a row the import added.
   */
  abstract takeBack(importId: string): Promise<{ readonly rows: number; readonly others: number }>;

  /** Records that and by whom it was undone; rows that it had mended wait in quarantine again. */
  abstract recordUndone(importId: string, undoneBy: string): Promise<void>;
}
