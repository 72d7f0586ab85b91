import { type MovedAddress } from '../core/postcodes/index.js';

/** The addresses that an import of postcodes resolved differently, kept with that import. */
export abstract class MovedAddresses {
  /** Belongs to the open transaction. */
  abstract keep(
    importId: string,
    moved: readonly (MovedAddress & { readonly authorityCode: string | null })[],
  ): Promise<void>;
  /** In order, after `after`. Addresses of children are told to the authority that looks after them alone. */
  abstract page(
    importId: string,
    authorityCode: string,
    first: number,
    after: number,
  ): Promise<readonly MovedAddress[]>;
  abstract count(importId: string, authorityCode: string): Promise<number>;
}
