import { Injectable } from '@nestjs/common';
import { type GridReference } from '../core/distance.js';
import { PostcodeStore } from './postcode.store.js';

/** Finds where postcode sectors lie: the finest place that a map of homes or children may show. */
@Injectable()
export class LocateSectors {
  constructor(private readonly store: PostcodeStore) {}

  /**
   * @param sectors as people write them: "ZN4 7".
   * @returns the mean of each sector's placed postcodes, in whole metres; sectors without one are absent.
   */
  async centresOf(sectors: readonly string[]): Promise<ReadonlyMap<string, GridReference>> {
    return sectors.length === 0 ? new Map() : this.store.sectorCentres([...new Set(sectors)]);
  }
}
