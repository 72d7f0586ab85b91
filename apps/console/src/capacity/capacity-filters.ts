import { type LocalDate } from '#kernel';
import { type CapacityVariables } from './capacity.operations.js';

/** Which homes are listed below the figures: those behind one figure, or behind one reason. */
export type Shown = 'approved' | 'filled' | 'vacant' | 'not-available' | `reason-${string}`;

/** What the board is asked for, as its address says it. */
export interface CapacityFilters {
  readonly districtCode: string | null;
  readonly ageBand: string | null;
  readonly placementType: string | null;
  readonly skill: string | null;
  readonly show: Shown;
}

const names = { districtCode: 'district', ageBand: 'age', placementType: 'type', skill: 'skill' } as const;
const wordForm = /^[\w-]{1,40}$/;
const wordIn = (value: unknown): string | null => (typeof value === 'string' && wordForm.test(value) ? value : null);

function shownIn(value: unknown): Shown {
  if (value === 'approved' || value === 'filled' || value === 'not-available') return value;
  return typeof value === 'string' && /^reason-[a-z-]{1,40}$/.test(value) ? (value as Shown) : 'vacant';
}

/** @returns the filters an address asks for; what is no word of a list is left out. */
export const readCapacityFilters = (query: Readonly<Record<string, unknown>>): CapacityFilters => ({
  districtCode: wordIn(query[names.districtCode]),
  ageBand: wordIn(query[names.ageBand]),
  placementType: wordIn(query[names.placementType]),
  skill: wordIn(query[names.skill]),
  show: shownIn(query['show']),
});

/** @returns the address of the board for a day and filters. */
export function capacityAddress(on: LocalDate, filters: CapacityFilters, page = 1): string {
  const query = new URLSearchParams({ on });
  for (const [filter, name] of Object.entries(names)) {
    const value = filters[filter as keyof typeof names];
    if (value !== null) query.set(name, value);
  }
  query.set('show', filters.show);
  if (page > 1) query.set('page', String(page));
  return `/capacity?${query.toString()}#homes`;
}

export const variablesOf = (
  on: LocalDate,
  { districtCode, ageBand, placementType, skill }: CapacityFilters,
): CapacityVariables => ({ on, districtCode, ageBand, placementType, skill });
