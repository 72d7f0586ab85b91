import { Injectable } from '@nestjs/common';
import { ConstellationStore, type StatedMembership } from './constellation.store.js';

/** Keeps the constellations that a households file states. Takes part in the transaction around the call. */
@Injectable()
export class StoreConstellations {
  constructor(private readonly constellations: ConstellationStore) {}

  /** Puts these memberships in the place of all there were; repeating it changes nothing. Ids are kept by name. */
  async replaceAll(memberships: readonly StatedMembership[]): Promise<void> {
    await this.constellations.replaceAll(memberships);
  }
}
