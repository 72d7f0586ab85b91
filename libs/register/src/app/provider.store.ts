/** A registered provider of homes, by its national number. */
export interface Provider {
  readonly urn: string;
  readonly name: string;
  readonly kind: string;
  readonly places: number | null;
  /** In capitals, without spaces. */
  readonly postcode: string | null;
}

/** Where providers are kept. */
export abstract class ProviderStore {
  /** Puts these in the place of all there were. */
  abstract replaceAll(providers: readonly Provider[]): Promise<void>;

  /** @returns those of `urns` that are known. */
  abstract byUrn(urns: readonly string[]): Promise<readonly Provider[]>;
}
