import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { type Membership, membershipOn } from '../core/membership.js';
import { ConstellationStore } from './constellation.store.js';

/** Reads which homes belong to which constellation. */
@Injectable()
export class ReadConstellations {
  constructor(private readonly constellations: ConstellationStore) {}

  /** @returns every membership by home, past and to come, earliest first; homes in no constellation are absent. */
  async membershipsOf(householdIds: readonly string[]): Promise<ReadonlyMap<string, readonly Membership[]>> {
    const memberships = householdIds.length === 0 ? [] : await this.constellations.membershipsOf(householdIds);
    const byHousehold = new Map<string, Membership[]>();
    for (const membership of memberships) {
      const others = byHousehold.get(membership.householdId) ?? [];
      byHousehold.set(membership.householdId, [...others, membership]);
    }
    return byHousehold;
  }

  /** @returns the membership of each home on `on`; homes in no constellation on that day are absent. */
  async membershipOn(householdIds: readonly string[], on: LocalDate): Promise<ReadonlyMap<string, Membership>> {
    const memberships = await this.membershipsOf(householdIds);
    const held = [...memberships].flatMap(([householdId, all]) => {
      const membership = membershipOn(all, on);
      return membership === null ? [] : [[householdId, membership] as const];
    });
    return new Map(held);
  }

  /** @returns the names of constellations by id; ids of none are absent. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return ids.length === 0 ? new Map() : this.constellations.namesOf(ids);
  }
}
