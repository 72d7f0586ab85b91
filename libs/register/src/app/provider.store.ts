import { type EpisodesOfProvider } from '../core/placements-by-provider.js';
import { type Provider } from '../core/provider.js';

/** What a file that states a whole list leaves as it is: what it names here, or everything that it does not state. */
export type LeftAsItIs = 'all-others' | readonly string[];

/** Where providers are kept. */
export abstract class ProviderStore {
  /**
   * Puts these in the place of all there were; writes only what differs.
   *
   * @param left numbers of providers whose rows could not be read.
   */
  abstract replaceAll(providers: readonly Provider[], left: LeftAsItIs): Promise<void>;

  /** @returns those of `urns` that are known. */
  abstract byUrn(urns: readonly string[]): Promise<readonly Provider[]>;

  /** @returns the episodes of an authority's returns that name a provider, by number and placement code. */
  abstract episodesByProvider(authorityCode: string): Promise<readonly EpisodesOfProvider[]>;

  abstract count(): Promise<number>;
}
