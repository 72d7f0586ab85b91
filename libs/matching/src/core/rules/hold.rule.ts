import { covers, type DateRange, day, daysBetween, type LocalDate, overlaps } from '#kernel';
import { type HoldScope } from '#register/core';
import { type Hold } from '../facts.js';
import { type Pair } from '../pair.js';
import { type Remedy } from '../remedy.js';
import { blocks, met, type Rule, type Shortfall, warns } from '../rule.js';

export interface NoHold {
  readonly kind: 'no-hold';
}
export interface HoldInForce {
  readonly kind: 'hold-in-force';
  readonly scope: HoldScope;
  readonly service: string;
  readonly decidedBy: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly reviewOn: LocalDate | null;
}

const concerns = ({ child, household }: Pair, stay: DateRange, hold: Hold): boolean => {
  if (!overlaps(hold.valid, stay)) return false;
  if (hold.scope === 'all') return true;
  if (hold.scope === 'named-child') return hold.namedChild === `${child.responsibleAuthority}/${child.childCode}`;
  const livesThere = household.fosteredChildren.some(
    ({ childId, stay: theirs }) => childId === child.childId && covers(theirs, hold.valid.from),
  );
  // A hold on new children that only starts later finds this child already there.
  return covers(hold.valid, stay.from) && !livesThere;
};

/** @returns the first day from which no hold stands in the way of the rest of the stay; null when there is none. */
function freeFrom(pair: Pair, from: LocalDate): LocalDate | null {
  const { until } = pair.stay;
  const next = pair.household.holds.find((one) => concerns(pair, { from, until }, one));
  if (!next) return from;
  const endsOn = next.valid.until;
  return endsOn === null || (until !== null && endsOn >= until) ? null : freeFrom(pair, endsOn);
}

/** Longest first: without a known end before any end. */
const longestFirst = (a: Hold, b: Hold): number => {
  const [endA, endB] = [a.valid.until ?? '9999-12-31', b.valid.until ?? '9999-12-31'];
  return endA === endB ? 0 : endA > endB ? -1 : 1;
};

/** A hold that the fostering service recorded (an allegation, standards of care). Policy, not law. */
export const hold: Rule<NoHold | HoldInForce> = {
  id: 'hold',
  number: 'R-33',
  title: 'Hold by the fostering service',
  class: 'POLICY',
  level: 'hard',
  unit: 'day until the hold ends',
  source: 'Fostering Services: National Minimum Standards, standard 22; Working Together to Safeguard Children',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits: { modes } }) {
    if (modes.hold === 'off') return [];
    const [longest] = pair.household.holds.filter((one) => concerns(pair, pair.stay, one)).sort(longestFirst);
    if (!longest) return [met({ kind: 'no-hold' })];

    const { scope, decidedBy, reviewOn, valid } = longest;
    const service = pair.household.service.name;
    const because: HoldInForce = { kind: 'hold-in-force', scope, service, decidedBy, ...valid, reviewOn };
    const endsOn = freeFrom(pair, pair.stay.from);
    const remedy: Remedy = { kind: 'end-of-hold', endsOn, reviewOn };
    const shortfall: Shortfall = endsOn === null ? 'out-of-reach' : daysBetween(pair.stay.from, endsOn);
    return modes.hold === 'warn' ? [warns(because, remedy)] : [blocks(shortfall, because, remedy)];
  },
};
