import { chanceOf } from '../chance.js';
import { smoothNoise } from './noise.js';
import { authorityPlans, type AuthorityPlan, corner, type DistrictPlan, extent } from './plan.js';

/** A district with the authority it belongs to. */
export interface District extends DistrictPlan {
  readonly authority: AuthorityPlan;
  readonly authorityIndex: number;
}

/** The country as square cells, each of one district or of the sea. */
export interface Land {
  readonly columns: number;
  readonly rows: number;
  readonly districts: readonly District[];
  /** @returns the index of the district the cell belongs to, or -1 for the sea and everything off the map. */
  readonly districtAt: (column: number, row: number) => number;
  /** @returns the index of the authority, or -1. */
  readonly authorityAt: (column: number, row: number) => number;
  /** @returns the district of a point well inside it; null at sea and within a cell of any border. */
  readonly districtWellInside: (easting: number, northing: number) => District | null;
}

/** One cell is 400 metres wide. */
export const cellMetres = 400;
const sea = -1;

/** Grows the districts around their sites: the nearest site wins, seen through a bent glass, so that no border is straight. */
export function growLand(seed: number): Land {
  const columns = Math.round((extent.east * 1000) / cellMetres);
  const rows = Math.round((extent.north * 1000) / cellMetres);
  const districts = authorityPlans.flatMap((authority, authorityIndex) =>
    authority.districts.map((district): District => ({ ...district, authority, authorityIndex })),
  );
  const chance = chanceOf(seed, 'land');
  const sites = districts.map((district) => ({
    east: district.east + (chance.unit() - 0.5) * 1.6,
    north: district.north + (chance.unit() - 0.5) * 1.6,
  }));
  const bends = [
    { reach: 2.6, east: smoothNoise(chance, 9), north: smoothNoise(chance, 9) },
    { reach: 1.0, east: smoothNoise(chance, 3), north: smoothNoise(chance, 3) },
    { reach: 0.4, east: smoothNoise(chance, 1.2), north: smoothNoise(chance, 1.2) },
  ];
  const coast = [smoothNoise(chance, 16), smoothNoise(chance, 5)] as const;
  const cells = new Int16Array(columns * rows).fill(sea);
  for (let row = 1; row < rows - 1; row += 1) {
    for (let column = 1; column < columns - 1; column += 1) {
      const [east, north] = [((column + 0.5) * cellMetres) / 1000, ((row + 0.5) * cellMetres) / 1000];
      if (!isLand(east, north, coast)) continue;
      let [seenEast, seenNorth] = [east, north];
      for (const bend of bends) {
        seenEast += bend.reach * bend.east(east, north);
        seenNorth += bend.reach * bend.north(east, north);
      }
      cells[row * columns + column] = nearestSite(sites, seenEast, seenNorth);
    }
  }
  keepLargestPieces(cells, columns, rows, districts);
  straightenCorners(cells, columns, rows, districts);
  return landOf(cells, columns, rows, districts);
}

type Field = (east: number, north: number) => number;

/** The country is an uneven oval: land where a point is nearer its middle than the coast, which wanders. */
function isLand(east: number, north: number, [wide, fine]: readonly [Field, Field]): boolean {
  const [x, y] = [
    (east - extent.east / 2) / (extent.east / 2 - 3),
    (north - extent.north / 2) / (extent.north / 2 - 3),
  ];
  const reach = Math.sqrt(Math.abs(x) ** 3 + Math.abs(y) ** 3);
  return reach < 0.95 + 0.09 * wide(east, north) + 0.04 * fine(east, north);
}

function nearestSite(sites: readonly { east: number; north: number }[], east: number, north: number): number {
  let [nearest, least] = [0, Infinity];
  for (const [at, site] of sites.entries()) {
    const square = (site.east - east) ** 2 + (site.north - north) ** 2;
    if (square < least) [nearest, least] = [at, square];
  }
  return nearest;
}

const besides = (at: number, columns: number): readonly number[] => [at - 1, at + 1, at - columns, at + columns];

/** Gives stray pieces of an authority to whoever surrounds them, so that every authority is one piece. */
function keepLargestPieces(cells: Int16Array, columns: number, rows: number, districts: readonly District[]): void {
  const ownerOf = (at: number): number => {
    const district = cells[at] as number;
    return district === sea ? sea : (districts[district] as District).authorityIndex;
  };
  const pieceOf = new Int32Array(cells.length).fill(-1);
  const pieces: { owner: number; members: number[] }[] = [];
  for (let start = 0; start < cells.length; start += 1) {
    if (pieceOf[start] !== -1 || ownerOf(start) === sea) continue;
    const owner = ownerOf(start);
    const members = [start];
    pieceOf[start] = pieces.length;
    for (let at = 0; at < members.length; at += 1) {
      for (const beside of besides(members[at] as number, columns)) {
        if (beside < 0 || beside >= columns * rows || pieceOf[beside] !== -1 || ownerOf(beside) !== owner) continue;
        pieceOf[beside] = pieces.length;
        members.push(beside);
      }
    }
    pieces.push({ owner, members });
  }
  const largest = new Map<number, number>();
  for (const { owner, members } of pieces) largest.set(owner, Math.max(largest.get(owner) ?? 0, members.length));
  for (const { owner, members } of pieces) {
    if (members.length === largest.get(owner)) continue;
    for (const at of members) {
      const others = besides(at, columns).filter((beside) => ownerOf(beside) !== owner);
      cells[at] = others.length > 0 ? (cells[others[0] as number] as number) : sea;
    }
  }
}

/** Where one authority would touch itself only at a corner, fills the corner: every border is then a simple line. */
function straightenCorners(cells: Int16Array, columns: number, rows: number, districts: readonly District[]): void {
  const ownerOf = (at: number): number => {
    const district = cells[at] as number;
    return district === sea ? sea : (districts[district] as District).authorityIndex;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (let at = 0; at < columns * (rows - 1) - 1; at += 1) {
      const [a, b, c, d] = [at, at + 1, at + columns, at + columns + 1];
      if (ownerOf(a) === ownerOf(d) && ownerOf(a) !== ownerOf(b) && ownerOf(a) !== ownerOf(c)) {
        cells[b] = cells[a] as number;
        changed = true;
      } else if (ownerOf(b) === ownerOf(c) && ownerOf(b) !== ownerOf(a) && ownerOf(b) !== ownerOf(d)) {
        cells[a] = cells[b] as number;
        changed = true;
      }
    }
  }
}

function landOf(cells: Int16Array, columns: number, rows: number, districts: readonly District[]): Land {
  const districtAt = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? sea : (cells[row * columns + column] as number);
  const authorityAt = (column: number, row: number): number => {
    const district = districtAt(column, row);
    return district === sea ? sea : (districts[district] as District).authorityIndex;
  };
  return {
    columns,
    rows,
    districts,
    districtAt,
    authorityAt,
    districtWellInside(easting, northing) {
      const column = Math.floor((easting - corner.easting) / cellMetres);
      const row = Math.floor((northing - corner.northing) / cellMetres);
      const own = authorityAt(column, row);
      if (own === sea) return null;
      for (const down of [-1, 0, 1]) {
        for (const left of [-1, 0, 1]) if (authorityAt(column + left, row + down) !== own) return null;
      }
      return districts[districtAt(column, row)] ?? null;
    },
  };
}
