import { type Chance } from '../chance.js';
import { type Postcode } from './postcodes.js';

const metresInAMile = 1609.3;
const cellMetres = 1000;

/** @returns straight-line miles, not rounded. */
export const milesApart = (a: Postcode, b: Postcode): number =>
  Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2) / metresInAMile;

/** Finds postcodes in use by where they are. */
export interface PostcodeFinder {
  /** @returns a postcode about `miles` from `from` (within a fifth) that is acceptable; null when none was found. */
  readonly atDistance: (
    from: Postcode,
    miles: number,
    chance: Chance,
    accept: (postcode: Postcode) => boolean,
  ) => Postcode | null;
  /** Every postcode in use that has a grid reference, by authority code. */
  readonly inAuthority: (code: string) => readonly Postcode[];
}

export function postcodeFinder(postcodes: readonly Postcode[]): PostcodeFinder {
  const usable = postcodes.filter(({ ended, located }) => ended === '' && located);
  const cellOf = (easting: number, northing: number): number =>
    Math.floor(easting / cellMetres) * 10_000 + Math.floor(northing / cellMetres);
  const cells = new Map<number, Postcode[]>();
  const authorities = new Map<string, Postcode[]>();
  for (const postcode of usable) {
    const cell = cellOf(postcode.easting, postcode.northing);
    cells.set(cell, [...(cells.get(cell) ?? []), postcode]);
    const { code } = postcode.district.authority;
    const known = authorities.get(code);
    if (known) known.push(postcode);
    else authorities.set(code, [postcode]);
  }
  return {
    atDistance(from, miles, chance, accept) {
      for (let attempt = 0; attempt < 48; attempt += 1) {
        const bearing = chance.unit() * 2 * Math.PI;
        const metres = miles * metresInAMile;
        const cell = cellOf(from.easting + Math.cos(bearing) * metres, from.northing + Math.sin(bearing) * metres);
        const near = (cells.get(cell) ?? []).filter((postcode) => {
          const away = milesApart(from, postcode);
          return Math.abs(away - miles) <= Math.max(0.2 * miles, 0.15) && accept(postcode);
        });
        if (near.length > 0) return chance.pick(near);
      }
      return null;
    },
    inAuthority: (code) => authorities.get(code) ?? [],
  };
}
