import { Injectable } from '@nestjs/common';
import { ConstellationStore, type StatedMembership } from './constellation.store.js';

/** Keeps the constellations that a households file states. Takes part in the transaction around the call. */
@Injectable()
export class StoreConstellations {
  constructor(private readonly constellations: ConstellationStore) {}

  /**
   * Puts these memberships in the place of all there were; repeating it changes nothing. Ids are kept by name.
   *
   * @param left references of homes whose memberships stay as they are.
   */
  async replaceAll(memberships: readonly StatedMembership[], left: readonly string[] = []): Promise<void> {
    await this.constellations.replaceAll(memberships, left);
  }

  /** @returns every membership of homes other than those with these references. */
  ofOtherHomes(references: readonly string[]): Promise<readonly StatedMembership[]> {
    return this.constellations.ofOtherHomes(references);
  }
}
