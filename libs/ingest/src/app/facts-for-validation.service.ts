import { Injectable } from '@nestjs/common';
import { LocatePostcode } from '#geography';
import { ProviderStore } from '#register';
import {
  type KnownProvider,
  placementTypesOfProvider,
  type ReturnTables,
  type ReturnToValidate,
} from '../core/index.js';

const cellsOf = (returns: readonly (ReturnTables | null)[], column: string): ReadonlySet<string> =>
  new Set(returns.flatMap((tables) => (tables?.Episodes ?? []).flatMap(({ cells }) => cells[column] ?? [])));

/** Finds what rules need to know besides the return: where its postcodes lie, and its providers. */
@Injectable()
export class FactsForValidation {
  constructor(
    private readonly postcodes: LocatePostcode,
    private readonly providers: ProviderStore,
  ) {}

  async about(sent: Omit<ReturnToValidate, 'findPostcode' | 'providers'>): Promise<ReturnToValidate> {
    const both = [sent.tables, sent.previous];
    const known = await this.postcodes.locateAll([...cellsOf(both, 'HOME_POST'), ...cellsOf(both, 'PL_POST')]);
    const providers = await this.providers.byUrn([...cellsOf([sent.tables], 'URN')]);
    return {
      ...sent,
      findPostcode: (compared) => known.get(compared) ?? null,
      providers: new Map(providers.map(({ urn, kind, postcode }) => [urn, knownProvider(kind, postcode)])),
    };
  }

  /** @returns whether no distance and no area can be found, since there is no postcode directory. */
  havePostcodesMissing(): Promise<boolean> {
    return this.postcodes.hasNoPostcodes();
  }
}

const knownProvider = (kind: string, postcode: string | null): KnownProvider => ({
  placementTypes: placementTypesOfProvider(kind),
  postcode,
});
