/** What lies at a postcode of the register. */
export type AddressKind =
  'home' | 'request-home' | 'request-school' | 'provider' | 'episode-home' | 'episode-placement';

export interface StoredAddress {
  readonly kind: AddressKind;
  /** As people find it again: a home's reference, a request's, a provider's number, "child 00123 from 2025-04-01". */
  readonly owner: string;
  /** The authority that looks after the child; null for homes and providers, which everybody may see. */
  readonly authorityCode: string | null;
  /** In capitals, without spaces. */
  readonly postcode: string;
}

/** Every postcode of the register. Where it lies is never stored: geography knows that. */
export abstract class StoredAddresses {
  /** @returns each postcode once. */
  abstract postcodes(): Promise<readonly string[]>;
  /** @returns what lies at these postcodes, by kind and owner. */
  abstract at(postcodes: readonly string[]): Promise<readonly StoredAddress[]>;
  /** @returns the codes of the authorities whose children or own homes are here, in order. */
  abstract authoritiesServed(): Promise<readonly string[]>;
}
