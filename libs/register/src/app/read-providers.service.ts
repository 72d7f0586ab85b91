import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { placementsByProvider, type PlacementsOfProvider } from '../core/placements-by-provider.js';
import { ProviderStore } from './provider.store.js';
import { type CursorNotValid } from './read-requests.service.js';

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

/** One page of the providers, with what is counted of all of them. */
export interface PlacementsByProviderPage extends Omit<PlacementsByProvider, 'providers'> {
  readonly edges: readonly { readonly cursor: string; readonly node: PlacementsOfProvider }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

const longestPage = 100;

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

  /**
   * The same, a page at a time.
   *
   * @param asked.first 1 to 100; more is taken as 100.
   * @param asked.after the number of a provider, where the page before ended.
   */
  async page(asked: {
    readonly authorityCode: string;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<PlacementsByProviderPage, CursorNotValid>> {
    const { providers, ...counts } = await this.placementsByProvider(asked.authorityCode);
    const start = asked.after === null ? 0 : providers.findIndex(({ urn }) => urn === asked.after) + 1;
    if (asked.after !== null && start === 0) return refusal({ kind: 'cursor-not-valid', field: 'after' });
    const end = start + Math.min(Math.max(asked.first, 1), longestPage);
    return success({
      ...counts,
      edges: providers.slice(start, end).map((node) => ({ cursor: node.urn, node })),
      hasNextPage: providers.length > end,
      totalCount: providers.length,
    });
  }
}
