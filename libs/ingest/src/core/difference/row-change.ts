/** One row that an import adds, changes or removes, as the change log tells it: columns as the database names them. */
export interface RowChange {
  /** With its schema: `register.household`. */
  readonly table: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Null where the row was not there before. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Null where the row is no longer there. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The names of things that rows know by their ids; ids without an entry are told without a name. */
export interface NamesById {
  /** "Larch House (H-7)". */
  readonly homes: ReadonlyMap<string, string>;
  /** "Ruby", or "child K7 of E10009901" where only the code is known. */
  readonly children: ReadonlyMap<string, string>;
  /** "REQ-4, for Ruby". */
  readonly requests: ReadonlyMap<string, string>;
  /** By the number of the provider. */
  readonly providers: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
  readonly constellations: ReadonlyMap<string, string>;
}

/** What changes about one home, request or provider. */
export interface ChangesOfOne {
  readonly subject: 'home' | 'request' | 'provider' | 'other';
  /** Whether the subject itself is new, leaves, or stays and changes. */
  readonly kind: 'added' | 'changed' | 'removed';
  /** The name as people know it: "Larch House (H-7)". */
  readonly title: string;
  /** Calm sentences, the most important first: "Places 2, was 3." */
  readonly sentences: readonly string[];
  /** Sentences that were left out for length. */
  readonly moreSentences: number;
  /** Rows these sentences stand for. */
  readonly rowChanges: number;
}

/** A difference in words. Every row change is told in a group, or counted in `rowChangesNotShown`. */
export interface DifferenceInWords {
  /** "3 new homes, 12 homes changed, 1 home no longer in the file." Empty when nothing changes. */
  readonly summary: readonly string[];
  readonly groups: readonly ChangesOfOne[];
  /** Groups that were left out for length. */
  readonly moreGroups: number;
  readonly rowChangesNotShown: number;
}
