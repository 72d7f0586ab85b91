import { type UnavailabilityReason } from '#register/core';
import { type DayNumber } from '../calendar.js';
import { type Chance, chanceOf } from '../chance.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { freePlaces, type Household } from './household.js';

/** What becomes of places in which nobody lives. */
type Fate =
  'vacant' | 'needs-of-child-placed' | 'carer-break' | 'carer-circumstances' | 'staying-put' | 'hold' | 'other';

/** Of all places of mainstream homes 16% are vacant and 24% not available; these are the shares of the latter. */
const vacantShare = 0.16;
const notAvailableShares: Readonly<Record<Exclude<Fate, 'vacant'>, number>> = {
  'needs-of-child-placed': 0.35,
  'carer-break': 0.2,
  'carer-circumstances': 0.15,
  'staying-put': 0.12,
  hold: 0.06,
  other: 0.09,
};
const notAvailableShare = 0.24;

const otherReasons: readonly UnavailabilityReason[] = [
  'sibling-or-single-placement',
  'bedroom-unavailable',
  'respite-only',
  'extension-works',
  'other',
];

/** Marks which empty places of mainstream homes are not available, and why, near the published shares. */
export function keepPlacesBack(seed: number, households: readonly Household[], on: DayNumber): void {
  const chance = chanceOf(seed, 'availability');
  const mainstream = households.filter(({ kind }) => kind !== 'kinship');
  const places = mainstream.reduce((sum, home) => sum + home.places, 0);
  const missing = new Map<Fate, number>([['vacant', places * vacantShare]]);
  for (const [fate, share] of Object.entries(notAvailableShares))
    missing.set(fate as Fate, places * notAvailableShare * share);
  const shuffled = chance.shuffled(mainstream);
  const lived = shuffled.filter(({ living }) => living.length > 0);
  for (const home of [...lived, ...shuffled.filter(({ living }) => living.length === 0)]) {
    while (freePlaces(home) > 0) {
      const fate = chosenFate(home, missing, chance);
      const taken = apply(home, fate, on, chance);
      missing.set(fate, (missing.get(fate) ?? 0) - taken);
      if (fate === 'vacant' || fate === 'hold') break;
    }
  }
  someResign(mainstream, on, chance);
  someHoldsOfOtherScope(mainstream, on, chance);
}

/** @returns the fate that lacks most places for its share, of those that can befall this home. */
function chosenFate(home: Household, missing: ReadonlyMap<Fate, number>, chance: Chance): Fate {
  const possible = [...missing.entries()].filter(([fate]) => canBefall(home, fate));
  const likely: Readonly<Partial<Record<Fate, number>>> = {
    'needs-of-child-placed': 4,
    hold: freePlaces(home) > 1 ? 0.1 : 1,
  };
  const weights = possible.map(([fate, left]) => [fate, Math.max(left, 0.01) * (likely[fate] ?? 1)] as const);
  return chance.weighted(weights);
}

function canBefall(home: Household, fate: Fate): boolean {
  const full = home.notAvailable.length === 2;
  switch (fate) {
    case 'vacant':
      return true;
    case 'staying-put':
      return home.stayingPut === 0 && home.places > 1;
    case 'hold':
      return home.hold === null;
    case 'needs-of-child-placed':
      return !full && home.living.length > 0;
    case 'carer-break':
      return !full && home.living.length === 0;
    case 'carer-circumstances':
    case 'other':
      return !full;
  }
}

/** @returns how many places met this fate. */
function apply(home: Household, fate: Fate, on: DayNumber, chance: Chance): number {
  const free = freePlaces(home);
  switch (fate) {
    case 'vacant':
      return free;
    case 'staying-put':
      home.stayingPut = 1;
      return 1;
    case 'hold':
      home.hold = holdOf('new-children', '', on, chance);
      return free;
    case 'needs-of-child-placed':
    case 'carer-break':
    case 'carer-circumstances':
      return keepBack(home, fate, free, on, chance);
    case 'other':
      return keepBack(home, otherReason(home, on, chance), free, on, chance);
  }
}

function otherReason(home: Household, on: DayNumber, chance: Chance): UnavailabilityReason {
  const isNew = home.living.length === 0 && home.approvedFrom > on - 120;
  return isNew ? 'awaiting-first-placement' : chance.pick(otherReasons);
}

function keepBack(
  home: Household,
  reason: UnavailabilityReason,
  places: number,
  on: DayNumber,
  chance: Chance,
): number {
  const from = Math.max(home.approvedFrom, on - chance.whole(5, 240));
  const lastDay = chance.happens(0.4) ? on + chance.whole(7, 150) : null;
  home.notAvailable = [...home.notAvailable, { places, reason, from, lastDay }];
  return places;
}

const holdOf = (scope: 'all' | 'new-children' | 'named-child', child: string, on: DayNumber, chance: Chance) => ({
  scope,
  child,
  from: on - chance.whole(3, 60),
  reviewOn: on + chance.whole(5, 45),
  by: chance.pick(['Fostering team manager', 'Agency decision maker', 'Head of fostering']),
});

/** A few homes have given notice, each approved well before: some inside their 28 days, some before them. */
function someResign(mainstream: readonly Household[], on: DayNumber, chance: Chance): void {
  const candidates = mainstream.filter(
    (home) => home.membership === null && home.living.length < 2 && freePlaces(home) > 0 && home.approvedFrom < on - 60,
  );
  for (const [at, home] of chance.shuffled(candidates).slice(0, 5).entries()) home.resignedOn = on - 4 - at * 5;
  for (const home of chance
    .shuffled(candidates.filter(({ resignedOn, living }) => resignedOn === null && living.length === 0))
    .slice(0, 2)) {
    home.approvedLastDay = on + chance.whole(-20, 10);
  }
}

/** Holds that name a child, or hold everything: rare, and met by every rule differently. */
function someHoldsOfOtherScope(mainstream: readonly Household[], on: DayNumber, chance: Chance): void {
  const vacant = chance.shuffled(
    mainstream.filter((home) => home.hold === null && home.resignedOn === null && freePlaces(home) > 0),
  );
  const someone = mainstream.find(({ living }) =>
    living.some(({ authority }) => authority === demonstrationAuthorityCode),
  );
  const child = someone?.living.find(({ authority }) => authority === demonstrationAuthorityCode);
  const [first, second] = vacant;
  if (first && child) first.hold = holdOf('named-child', `${demonstrationAuthorityCode}/${child.code}`, on, chance);
  if (second && second.living.length === 0) second.hold = holdOf('all', '', on, chance);
}
