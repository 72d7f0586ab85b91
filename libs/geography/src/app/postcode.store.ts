import { type GridReference } from '../core/distance.js';

/** One postcode of a release. */
export interface ReleasedPostcode {
  /** Upper case, no space. */
  readonly postcode: string;
  /** Null where the directory has no grid reference, or one of another grid than the National Grid. */
  readonly place: GridReference | null;
  readonly areaCode: string | null;
  readonly districtCode: string | null;
  readonly isLive: boolean;
}

/** A release on its way in, beside the one in use. */
export interface PostcodeReleaseDraft {
  readonly table: string;
}

/** The postcodes of the country. Every method belongs to the open transaction. */
export abstract class PostcodeStore {
  abstract beginRelease(): Promise<PostcodeReleaseDraft>;

  /** @returns how many postcodes were added. @throws what `batches` throws. */
  abstract add(draft: PostcodeReleaseDraft, batches: AsyncIterable<readonly ReleasedPostcode[]>): Promise<number>;

  /** @returns some postcodes that the draft has more than once; none when it is sound. */
  abstract repeatedIn(draft: PostcodeReleaseDraft): Promise<readonly string[]>;

  /** Puts the draft in the place of the release in use. */
  abstract publish(
    draft: PostcodeReleaseDraft,
    release: { readonly name: string; readonly sha256: string; readonly postcodes: number },
  ): Promise<void>;

  /** @returns the postcode's place and area, or null when the release in use has no such postcode. */
  abstract find(
    postcode: string,
  ): Promise<{ readonly place: GridReference | null; readonly areaCode: string | null } | null>;

  /** @returns those of `postcodes` that the release in use does not have, or has without a place. */
  abstract withoutPlace(postcodes: readonly string[]): Promise<ReadonlySet<string>>;

  /** @returns by sector the mean of its placed postcodes, in whole metres; sectors without one are absent. */
  abstract sectorCentres(sectors: readonly string[]): Promise<ReadonlyMap<string, GridReference>>;

  abstract isEmpty(): Promise<boolean>;
}
