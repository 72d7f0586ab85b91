import { type GridReference, milesBetween } from '#geography/core';

const metresInATenth = 160.93;

/** Halves are decided by `milesBetween` itself: a float that is this near to one could fall to either side. */
const nearAHalf = 1e-6;

/** @returns `milesBetween` in tenths of a mile, exactly, and many times as fast. */
export function tenthsBetween(easting: number, northing: number, place: GridReference): number {
  const [east, north] = [easting - place.easting, northing - place.northing];
  const tenths = Math.sqrt(east * east + north * north) / metresInATenth;
  const whole = Math.floor(tenths + 0.5);
  return Math.abs(tenths + 0.5 - whole) > nearAHalf && whole + 1 - (tenths + 0.5) > nearAHalf
    ? whole
    : Math.round(milesBetween({ easting, northing }, place) * 10);
}
