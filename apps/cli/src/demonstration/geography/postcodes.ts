import { type Chance, chanceOf, dealt } from '../chance.js';
import { type District, type Land } from './land.js';
import { corner } from './plan.js';

/** An invented postcode of the area ZN, which Royal Mail has never given to any place. */
export interface Postcode {
  /** In capitals, with one space: `ZN12 3AB`. */
  readonly text: string;
  readonly easting: number;
  readonly northing: number;
  readonly district: District;
  /** No longer in use since this month, as `yyyymm`; empty while in use. */
  readonly ended: string;
  /** False for the few that have no grid reference (quality 9). */
  readonly located: boolean;
}

const inwardLetters = [...'ABDEFGHJLNPQRSTUWXYZ'];
const postcodesPerWeight = 50;
const townsOf = (district: District): number => (district.weight >= 12 ? 3 : district.weight >= 7 ? 2 : 1);

/** Builds towns in every district, sectors around every town, and postcodes around every sector. */
export function plantPostcodes(seed: number, land: Land): Postcode[] {
  let outward = 0;
  return land.districts.flatMap((district) => {
    const chance = chanceOf(seed, `postcodes/${district.code}`);
    const towns = townsOf(district);
    return Array.from({ length: towns }, (_, at) => {
      outward += 1;
      const share = at === 0 ? (towns === 1 ? 1 : 0.55) : 0.45 / (towns - 1);
      const count = Math.round(district.weight * postcodesPerWeight * share);
      return town(`ZN${outward}`, townCentre(district, at, land, chance), count, district, land, chance);
    }).flat();
  });
}

interface Spot {
  readonly easting: number;
  readonly northing: number;
}

function around(spot: Spot, metres: number, chance: Chance): Spot {
  return {
    easting: Math.round(spot.easting + chance.normal() * metres),
    northing: Math.round(spot.northing + chance.normal() * metres),
  };
}

/** @returns a spot near `spot` that lies well inside the district's authority. */
function inside(spot: Spot, metres: number, district: District, land: Land, chance: Chance): Spot {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = around(spot, metres * (1 + attempt / 50), chance);
    if (land.districtWellInside(found.easting, found.northing)?.authority === district.authority) return found;
  }
  throw new Error(`No room for a postcode of ${district.name} near ${spot.easting} ${spot.northing}`);
}

function townCentre(district: District, at: number, land: Land, chance: Chance): Spot {
  const site = { easting: corner.easting + district.east * 1000, northing: corner.northing + district.north * 1000 };
  return inside(site, at === 0 ? 700 : 4200, district, land, chance);
}

function town(
  outward: string,
  centre: Spot,
  count: number,
  district: District,
  land: Land,
  chance: Chance,
): Postcode[] {
  const sectors = Math.max(2, Math.min(9, Math.round(count / 60)));
  const unitsIn = dealt(
    Array.from({ length: sectors }, (_, sector) => [sector, sector < sectors / 2 ? 1.3 : 0.8] as const),
    count,
    chance,
  );
  return Array.from({ length: sectors }, (_, sector) => {
    const rural = sector >= sectors / 2;
    const middle = inside(centre, sector === 0 ? 300 : rural ? 4500 : 1400, district, land, chance);
    const units = chance.shuffled(inwardLetters.flatMap((first) => inwardLetters.map((second) => first + second)));
    return unitsIn
      .filter((of) => of === sector)
      .map((_unit, at): Postcode => {
        const spot = inside(middle, rural ? 1600 : 550, district, land, chance);
        return {
          text: `${outward} ${sector + 1}${units[at % units.length]}`,
          ...spot,
          district: land.districtWellInside(spot.easting, spot.northing) ?? district,
          ended: chance.happens(0.03) ? `20${chance.whole(10, 24)}${String(chance.whole(1, 12)).padStart(2, '0')}` : '',
          located: !chance.happens(0.004),
        };
      });
  }).flat();
}
