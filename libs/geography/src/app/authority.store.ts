import { type LocalDate } from '#kernel';
import { type AuthorityRecord, type Validity } from '../core/adjacency.js';
import { type AreaChange, type AreasInForce, type DistrictRecord } from '../core/areas-in-force.js';
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

/** A district on a day. */
export interface DistrictOnDay extends NamedAuthority {
  readonly authorityCode: string;
}

/** Authorities, their districts, who adjoins whom and boundaries, each on its days. */
export abstract class AuthorityStore {
  /**
   * Puts what is given in the place of what was stated before, and settles anew what holds on each day: a list takes the
   * place of the list, a change that of the change of the same district on the same day. What is not given stays.
   */
  abstract state(stated: {
    readonly authorities?: readonly AuthorityRecord[];
    readonly districts?: readonly DistrictRecord[];
    readonly changes?: readonly AreaChange[];
  }): Promise<AreasInForce>;
  /** Puts these in the place of the boundaries of the same authorities; those of others stay. */
  abstract replaceBoundaries(boundaries: readonly BoundaryRecord[]): Promise<void>;
  /** In order of their codes. */
  abstract onDay(on: LocalDate): Promise<readonly NamedAuthority[]>;
  /** Those of every day, each code and name once, in order of their codes. */
  abstract ofAnyDay(): Promise<readonly NamedAuthority[]>;
  /** In order of their codes. */
  abstract districtsOn(on: LocalDate): Promise<readonly DistrictOnDay[]>;
  abstract adjoining(code: string, on: LocalDate): Promise<readonly string[]>;
  /** @returns the authorities of the day that this one became or came from, itself where it exists then, in order. */
  abstract kinOn(code: string, on: LocalDate): Promise<readonly NamedAuthority[]>;
  /** @returns the days on which an authority ends or begins, in order. */
  abstract daysOfChange(): Promise<readonly LocalDate[]>;
  /** Of authorities that exist on the day, as far as a list says. @param codes null for all. */
  abstract boundaries(on: LocalDate, codes: readonly string[] | null): Promise<readonly AuthorityBoundary[]>;
}
