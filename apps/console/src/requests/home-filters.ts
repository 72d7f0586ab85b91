import { type RankedHome, type Standing } from './request.operations.js';

/** What a placement officer may narrow a shortlist by. The ranking itself never changes. */
export interface HomeFilters {
  readonly standing: Standing | 'all';
  readonly service: 'all' | 'authority' | 'agency';
  readonly withinMiles: number | null;
  readonly inConstellation: boolean;
}

const standings: Readonly<Record<string, Standing>> = {
  eligible: 'ELIGIBLE',
  'needs-authority': 'NEEDS_AUTHORITY',
  'near-miss': 'NEAR_MISS',
};

export const mileChoices = [5, 10, 20, 50] as const;

/** @returns the filters an address asks for; what it asks for in vain is left out. */
export function readHomeFilters(query: Readonly<Record<string, unknown>>): HomeFilters {
  const { standing, service, miles, constellation } = query;
  const asked = typeof standing === 'string' && Object.hasOwn(standings, standing) ? standings[standing] : undefined;
  return {
    standing: asked ?? 'all',
    service: service === 'authority' || service === 'agency' ? service : 'all',
    withinMiles: mileChoices.find((choice) => String(choice) === miles) ?? null,
    inConstellation: constellation === 'yes',
  };
}

/** @returns the query of a page's address: the filters that are set, then the page number when it is not the first. */
export function addressQueryOf({ standing, service, withinMiles, inConstellation }: HomeFilters, page = 1): string {
  const query = new URLSearchParams();
  const id = Object.keys(standings).find((key) => standings[key] === standing);
  if (id !== undefined) query.set('standing', id);
  if (service !== 'all') query.set('service', service);
  if (withinMiles !== null) query.set('miles', String(withinMiles));
  if (inConstellation) query.set('constellation', 'yes');
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** @returns whether any filter but the standing is set: then homes are left out within a standing. */
export const narrows = ({ service, withinMiles, inConstellation }: HomeFilters): boolean =>
  service !== 'all' || withinMiles !== null || inConstellation;

/** A home whose distance is not known cannot be said to be within any. */
export function passes({ service, withinMiles, inConstellation }: HomeFilters, home: RankedHome): boolean {
  const { serviceKind, constellation } = home.household;
  if (service !== 'all' && serviceKind.toLowerCase() !== service) return false;
  if (withinMiles !== null && (home.milesFromHome === null || home.milesFromHome > withinMiles)) return false;
  return !inConstellation || constellation !== null;
}
