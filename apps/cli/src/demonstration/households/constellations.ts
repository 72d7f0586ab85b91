import { type DayNumber } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { milesApart } from '../geography/postcode-finder.js';
import { freePlaces, type Household } from './household.js';

const names = ['Larch', 'Rowan', 'Skylark', 'Harbour'];
const hubBeds = 2;
const mostChildren = 18;

/**
 * Forms Mockingbird constellations: an experienced hub home that keeps two beds free, and six to ten satellites near it.
 * Hubs live apart from one another; satellites are in-house and kinship homes.
 */
export function formConstellations(seed: number, households: readonly Household[], on: DayNumber): void {
  const chance = chanceOf(seed, 'constellations');
  const hubs: Household[] = [];
  const experienced = households.filter(
    (home) =>
      home.kind === 'in-house' && home.places >= 3 && freePlaces(home) >= hubBeds && home.approvedFrom < on - 600,
  );
  for (const home of chance.shuffled(experienced)) {
    if (hubs.length === names.length) break;
    if (hubs.every((hub) => milesApart(hub.postcode, home.postcode) > 7)) hubs.push(home);
  }
  for (const [at, hub] of hubs.entries()) {
    const name = `${names[at] ?? 'Meadow'} constellation`;
    const from = on - chance.whole(200, 1100);
    hub.membership = { name, role: 'hub', from, lastDay: null, beds: hubBeds };
    const near = households
      .filter((home) => home.membership === null && home.kind !== 'agency' && home !== hub)
      .sort(
        (a, b) =>
          milesApart(hub.postcode, a.postcode) - milesApart(hub.postcode, b.postcode) ||
          (a.reference < b.reference ? -1 : 1),
      );
    const satellites = satellitesAmong(chance.shuffled(near.slice(0, 16)), chance.whole(6, 10), hub.living.length);
    for (const home of satellites) {
      const joined = Math.max(from, home.approvedFrom + 30) + chance.whole(0, 150);
      home.membership = { name, role: 'satellite', from: Math.min(joined, on - 1), lastDay: null, beds: 0 };
    }
  }
}

/** A constellation has 6 to 18 children: homes with children come first, and none that would make them too many. */
function satellitesAmong(near: readonly Household[], wanted: number, childrenOfHub: number): Household[] {
  const livedFirst = [
    ...near.filter(({ living }) => living.length > 0),
    ...near.filter(({ living }) => living.length === 0),
  ];
  const chosen: Household[] = [];
  let children = childrenOfHub;
  for (const home of livedFirst) {
    if (chosen.length === wanted || children + home.living.length > mostChildren) continue;
    chosen.push(home);
    children += home.living.length;
  }
  return chosen;
}
