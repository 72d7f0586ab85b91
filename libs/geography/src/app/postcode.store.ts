import { type GridReference } from '../core/distance.js';

/**
 * Postcodes of a release on their way in, column by column: an object a postcode would take longer to make than to store.
 * Every column has `length` entries in use. Valid until the next ones are asked for.
 */
export interface ReleasedPostcodes {
  readonly length: number;
  /** Seven bytes a postcode, ASCII, upper case, no space; a shorter one is followed by noughts. */
  readonly letters: Uint8Array;
  /** Whole metres; -1, as the northing then, where the directory has none, or one of another grid than the National Grid. */
  readonly eastings: Int32Array;
  readonly northings: Int32Array;
  /** Codes that consecutive postcodes share are the same object. */
  readonly areas: readonly ReleasedArea[];
  readonly isLive: Uint8Array;
}

/** The codes of where a postcode lies. */
export interface ReleasedArea {
  readonly areaCode: string | null;
  readonly districtCode: string | null;
}

/** A release on its way in, beside the one in use. */
export interface PostcodeReleaseDraft {
  readonly table: string;
}

/** A file of a release; the checksum is of its text, unpacked. */
export interface ReleaseFile {
  readonly name: string;
  readonly sha256: string;
}

/** What was counted in a release while it was read. */
export interface ReleaseCounts {
  readonly postcodes: number;
  /** Without a grid reference of the National Grid, Northern Irish ones left out: theirs is of another grid. */
  readonly withoutPlace: number;
  readonly northernIrish: number;
  /** Authorities in England that have postcodes in it. */
  readonly authorities: number;
}

/** A release as it is kept on record. */
export interface PostcodeRelease {
  readonly name: string;
  /** Of one file, its own checksum; of several, that of the list of their checksums and names. */
  readonly sha256: string;
  readonly files: readonly ReleaseFile[];
  readonly counts: ReleaseCounts;
  /** The import that loaded it; null of releases loaded before this was recorded. */
  readonly importId: string | null;
  /** `kept` is the release before the one in use, which can be put back; of the others only the record is left. */
  readonly state: 'in-use' | 'kept' | 'replaced' | 'undone';
  readonly loadedAt: Date;
}

/** Where a postcode lies by one release. */
export interface ResolvedPostcode {
  readonly place: GridReference | null;
  readonly areaCode: string | null;
  readonly districtCode: string | null;
}

/** A postcode that two releases resolve differently; null where a release does not have it. */
export interface MovedPostcode {
  readonly postcode: string;
  readonly before: ResolvedPostcode | null;
  readonly after: ResolvedPostcode | null;
}

/** The postcodes of the country. Every method belongs to the open transaction. */
export abstract class PostcodeStore {
  abstract beginRelease(): Promise<PostcodeReleaseDraft>;

  /** @returns how many postcodes were added. @throws what `batches` throws. */
  abstract add(draft: PostcodeReleaseDraft, batches: AsyncIterable<ReleasedPostcodes>): Promise<number>;

  /**
   * Gives the draft its key. Nothing can be added after it.
   *
   * @returns some postcodes that the draft has more than once; none when it is sound, and only then it can be published.
   */
  abstract seal(draft: PostcodeReleaseDraft): Promise<readonly string[]>;

  /** @returns those of `postcodes` that the draft resolves differently from the release in use, in order. */
  abstract movedBy(draft: PostcodeReleaseDraft, postcodes: readonly string[]): Promise<readonly MovedPostcode[]>;

  /** Puts a sealed draft in the place of the release in use, which is kept beside it. */
  abstract publish(
    draft: PostcodeReleaseDraft,
    release: {
      readonly name: string;
      readonly importId: string;
      readonly files: readonly ReleaseFile[];
      readonly counts: ReleaseCounts;
    },
  ): Promise<void>;

  /**
   * Swaps the release before back, or no postcodes at all when there was none before. What the import loaded is dropped.
   *
   * @returns why it could not: another release is in use by now, or the one before is not kept any more (only one is).
   */
  abstract restorePrevious(importId: string): Promise<'restored' | 'another-release-in-use' | 'previous-not-kept'>;

  /** @returns the release in use; null before the first. */
  abstract inUse(): Promise<PostcodeRelease | null>;

  /** @returns the releases on record, the latest first, at most `limit`. */
  abstract releases(limit: number): Promise<readonly PostcodeRelease[]>;

  /** @returns the postcode's place and area, or null when the release in use has no such postcode. */
  abstract find(
    postcode: string,
  ): Promise<{ readonly place: GridReference | null; readonly areaCode: string | null } | null>;

  /** @returns what the release in use knows of those of `postcodes` that it has, by postcode. */
  abstract findAll(
    postcodes: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly place: GridReference | null; readonly areaCode: string | null }>>;

  /** @returns those of `postcodes` that the release in use does not have, or has without a place. */
  abstract withoutPlace(postcodes: readonly string[]): Promise<ReadonlySet<string>>;

  /** @returns by sector the mean of its placed postcodes, in whole metres; sectors without one are absent. */
  abstract sectorCentres(sectors: readonly string[]): Promise<ReadonlyMap<string, GridReference>>;

  abstract isEmpty(): Promise<boolean>;
}
