/** A place on the Ordnance Survey National Grid, in whole metres east and north of the grid's false origin. */
export interface GridReference {
  readonly easting: number;
  readonly northing: number;
}

/** The statutory return divides by this figure, not by 1.609344. */
const kilometresInAMile = 1.6093;

/**
 * Straight-line distance on the National Grid, as the statutory return defines PL_DISTANCE. Planar, never haversine.
 *
 * @returns miles, rounded to one decimal place: the figure judged is the figure shown.
 */
export function milesBetween(a: GridReference, b: GridReference): number {
  const metres = Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2);
  return Number((metres / 1000 / kilometresInAMile).toFixed(1));
}
