import { type Chance, type Shares } from '../chance.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { milesApart } from '../geography/postcode-finder.js';
import { type Postcode } from '../geography/postcodes.js';
import { type PlaceKind } from './stay.js';

/** In or out of the county, and 20 miles or less or over 20, from the child's home. */
export const cells = ['in-near', 'in-far', 'out-near', 'out-far'] as const;
export type Cell = (typeof cells)[number];

/** All new placements, as published for 2025. */
const published: Readonly<Record<Cell, number>> = {
  'in-near': 0.53,
  'in-far': 0.06,
  'out-near': 0.23,
  'out-far': 0.18,
};

const leaning: Readonly<Record<PlaceKind, readonly [number, number, number, number]>> = {
  kinship: [78, 5, 10, 7],
  'in-house': [89, 4, 6, 1],
  agency: [33, 5, 36, 26],
  'childrens-home': [18, 7, 26, 49],
  supported: [40, 9, 20, 31],
  parents: [84, 7, 6, 3],
  adoption: [25, 5, 30, 40],
  other: [30, 8, 15, 50],
};

/** Miles from home, before they are held to the cell: median and sigma of a lognormal. */
const reach: Readonly<Record<PlaceKind, readonly [near: number, far: number, sigma: number]>> = {
  kinship: [2.2, 29, 1.3],
  'in-house': [2.0, 24, 1.15],
  agency: [4, 30, 1],
  'childrens-home': [9, 32, 0.7],
  supported: [7, 29, 0.8],
  parents: [2, 25, 1],
  adoption: [9, 32, 0.7],
  other: [8, 30, 0.8],
};

/** Draws where a child is placed so that all together keep near the published shares. */
export interface WhereToLook {
  readonly cell: (kind: PlaceKind, chance: Chance) => Cell;
  readonly placed: (home: Postcode, placement: Postcode) => void;
}

export function whereToLook(): WhereToLook {
  const counts: Record<Cell, number> = { 'in-near': 5.3, 'in-far': 0.6, 'out-near': 2.3, 'out-far': 1.8 };
  return {
    cell(kind, chance) {
      const total = cells.reduce((sum, cell) => sum + counts[cell], 0);
      const weights: Shares<Cell> = cells.map((cell, at) => {
        const short = published[cell] / (counts[cell] / total);
        return [cell, leaning[kind][at as 0 | 1 | 2 | 3] * Math.min(4, Math.max(0.25, short ** 4))] as const;
      });
      return chance.weighted(weights);
    },
    placed(home, placement) {
      for (const cell of cells) counts[cell] *= 0.998;
      counts[cellOf(home, placement)] += 1;
    },
  };
}

export function cellOf(home: Postcode, placement: Postcode, miles = milesApart(home, placement)): Cell {
  const isIn = placement.district.authority.code === demonstrationAuthorityCode;
  const near = miles <= 20;
  return isIn ? (near ? 'in-near' : 'in-far') : near ? 'out-near' : 'out-far';
}

/** @returns miles from home for a place of this kind in this cell. */
export function milesFor(kind: PlaceKind, cell: Cell, chance: Chance): number {
  const near = cell === 'in-near' || cell === 'out-near';
  const [nearMedian, farMedian, sigma] = reach[kind];
  const farAgency = cell === 'out-near' && kind === 'agency';
  const median = !near ? farMedian : farAgency ? 13.5 : cell === 'out-near' ? 9 : nearMedian;
  const spread = !near ? 0.3 : farAgency ? 0.4 : sigma;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const miles = chance.lognormal(median, spread);
    if (near ? miles < 19.8 : miles > 20.4 && miles < 62) return Math.max(miles, 0.15);
  }
  return near ? median : farMedian;
}
