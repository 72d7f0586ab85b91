import { Injectable } from '@nestjs/common';
import { ReadConstellations } from '#constellations';
import { type Problem, refusal, type Result, success } from '#kernel';
import { Clock } from '#platform';
import { ReadHouseholds } from '#register';
import { vacancyList } from '../core/open-schemas/index.js';

export interface NoHomesOfAuthority extends Problem {
  readonly kind: 'no-homes-of-authority';
}

export type VacancyList = ReturnType<typeof vacancyList>;

/** The homes of an authority's own service and their vacancies today, in the open schemas. Writes no audit entry. */
@Injectable()
export class ExportVacancies {
  constructor(
    private readonly households: ReadHouseholds,
    private readonly constellations: ReadConstellations,
    private readonly clock: Clock,
  ) {}

  /** @returns every home of the service; those of agencies belong to their agencies. */
  async ofAuthority(
    authorityCode: string,
  ): Promise<Result<{ readonly list: VacancyList; readonly householdIds: readonly string[] }, NoHomesOfAuthority>> {
    const homes = await this.households.ofAuthority(authorityCode);
    if (homes.length === 0) return refusal({ kind: 'no-homes-of-authority' });
    const householdIds = homes.map(({ id }) => id);
    const memberships = await this.constellations.membershipsOf(householdIds);
    const toList = homes.map((household) => ({ household, memberships: memberships.get(household.id) ?? [] }));
    return success({ list: vacancyList(authorityCode, toList, this.clock.today()), householdIds });
  }
}
