import { Injectable } from '@nestjs/common';
import { placementsByProvider, type PlacementsOfProvider } from '../core/placements-by-provider.js';
import { ProviderStore } from './provider.store.js';

/** What an authority's returns say of providers, joined with the list of providers by their numbers. */
export interface PlacementsByProvider {
  /** How many providers the list has; with none, no number can be known. */
  readonly providersListed: number;
  /** Most children now first, then most episodes, then by number. */
  readonly providers: readonly PlacementsOfProvider[];
  /** Of them, those whose number the list does not have. */
  readonly notListed: number;
  /** Of them, those with children now although the list says that they are closed. */
  readonly closedWithChildren: number;
}

/** Reads placements by the provider they are with. */
@Injectable()
export class ReadProviders {
  constructor(private readonly providers: ProviderStore) {}

  /** Numbers are compared in capitals and without spaces. @param authorityCode the caller's authority. */
  async placementsByProvider(authorityCode: string): Promise<PlacementsByProvider> {
    const [episodes, providersListed] = await Promise.all([
      this.providers.episodesByProvider(authorityCode),
      this.providers.count(),
    ]);
    const providers = placementsByProvider(episodes);
    return {
      providersListed,
      providers,
      notListed: providers.filter(({ provider }) => provider === null).length,
      closedWithChildren: providers.filter(
        ({ provider, childrenNow }) => provider?.status === 'closed' && childrenNow > 0,
      ).length,
    };
  }
}
