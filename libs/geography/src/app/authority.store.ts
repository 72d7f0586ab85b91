import { type LocalDate } from '#kernel';
import { type AuthorityRecord, type Validity } from '../core/adjacency.js';
import { type GridReference } from '../core/distance.js';

/** An authority's boundary as GeoJSON holds it: rings of points in metres east and north. */
export interface BoundaryRecord {
  readonly code: string;
  readonly valid: Validity;
  readonly rings: readonly (readonly GridReference[])[];
}

export interface NamedAuthority {
  readonly code: string;
  readonly name: string;
}

export interface AuthorityBoundary extends NamedAuthority {
  /** Each ring is closed: its last point is its first. Holes are rings too: draw them by the even-odd rule. */
  readonly rings: readonly (readonly GridReference[])[];
}

/** Authorities, who adjoins whom and boundaries, each on its days. */
export abstract class AuthorityStore {
  /** Puts these in the place of all authorities and all adjacency. */
  abstract replaceAuthorities(authorities: readonly AuthorityRecord[]): Promise<void>;
  /** Puts these in the place of all boundaries. */
  abstract replaceBoundaries(boundaries: readonly BoundaryRecord[]): Promise<void>;
  /** In order of their codes. */
  abstract onDay(on: LocalDate): Promise<readonly NamedAuthority[]>;
  abstract adjoining(code: string, on: LocalDate): Promise<readonly string[]>;
  /** @param codes null for all. */
  abstract boundaries(on: LocalDate, codes: readonly string[] | null): Promise<readonly AuthorityBoundary[]>;
}
