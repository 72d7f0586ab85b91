import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type Household } from '../core/household.js';
import { HouseholdStore } from './household.store.js';

export interface HouseholdNotFound extends Problem {
  readonly kind: 'household-not-found';
}

/** Reads homes. Vacancies on a day are `vacanciesOn({ ...household, constellations }, day)`: hub beds are known elsewhere. */
@Injectable()
export class ReadHouseholds {
  constructor(private readonly households: HouseholdStore) {}

  async byId(id: string): Promise<Result<Household, HouseholdNotFound>> {
    const [household] = await this.households.byIds([id]);
    return household === undefined ? refusal({ kind: 'household-not-found' }) : success(household);
  }

  /** @returns the homes of this authority's own fostering service, in order of reference. */
  ofAuthority(authorityCode: string): Promise<readonly Household[]> {
    return this.households.ofAuthority(authorityCode);
  }

  /** @returns the homes by id, for a list that names many; ids without a home are absent. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Household>> {
    const households = ids.length === 0 ? [] : await this.households.byIds(ids);
    return new Map(households.map((household) => [household.id, household]));
  }
}
