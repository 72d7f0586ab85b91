import { type RankedHousehold } from './run.js';
import { type FoundHomes, type SearchTerms } from './search.js';

/** What there is a little further from home than was asked. */
export interface FurtherAway {
  /** All homes up to so many miles, the nearer ones included; null for any distance. */
  readonly withinMiles: number | null;
  readonly eligible: number;
  readonly needsAuthority: number;
  /** The best of those that need somebody's authority, to tell whose. */
  readonly askingAuthority: readonly RankedHousehold[];
}

/** Each about twice the one before; beyond the last, any distance. */
const milesLookedAt = [5, 10, 20, 40, 80];

/** More than are shown: whose authority is needed is told of all of them. */
const explained = 100;

/**
 * Where nothing within the miles asked may take the child: what the next miles bring.
 *
 * @param search answers the same search for other terms.
 * @returns the distances that bring more homes than the one before, nearest first; empty where something was found, no
 *   distance was asked, or no home at any distance may take the child.
 */
export function furtherAway(
  found: FoundHomes,
  terms: SearchTerms,
  search: (terms: SearchTerms) => FoundHomes,
): readonly FurtherAway[] {
  const { withinMiles: asked } = terms;
  if (asked === null || found.counts.eligible + found.counts.needsAuthority > 0) return [];
  const brought: FurtherAway[] = [];
  let before = 0;
  let leftOut = found.beyondMiles;
  for (const withinMiles of [...milesLookedAt.filter((miles) => miles > asked), null]) {
    if (leftOut === 0) break;
    const { counts, ranked, beyondMiles } = search({ ...terms, withinMiles, first: explained });
    const { eligible, needsAuthority } = counts;
    leftOut = beyondMiles;
    if (eligible + needsAuthority === before) continue;
    before = eligible + needsAuthority;
    const askingAuthority = ranked.filter(({ standing }) => standing === 'needs-authority');
    brought.push({ withinMiles, eligible, needsAuthority, askingAuthority });
  }
  return brought;
}
