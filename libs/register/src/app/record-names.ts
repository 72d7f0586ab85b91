/** The ids of records of each kind; ids of nothing are passed over. */
export interface RecordIds {
  readonly homes: readonly string[];
  readonly children: readonly string[];
  readonly requests: readonly string[];
  readonly services: readonly string[];
}

/** What records are called. */
export interface NamedRecords {
  readonly homes: readonly { readonly id: string; readonly reference: string; readonly name: string }[];
  readonly children: readonly {
    readonly id: string;
    readonly authorityCode: string;
    readonly code: string;
    readonly knownAs: string | null;
  }[];
  readonly requests: readonly { readonly id: string; readonly reference: string }[];
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

/** Tells what records are called, for sentences about rows that know each other by ids. */
export abstract class RecordNames {
  /** @returns those of the records that exist, in no order. Whoever asks has been allowed to read them. */
  abstract of(ids: RecordIds): Promise<NamedRecords>;
}
