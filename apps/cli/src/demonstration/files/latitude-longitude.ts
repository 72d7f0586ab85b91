/** Airy 1830 and the National Grid's projection, as the Ordnance Survey publishes them. */
const ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 };
const grid = {
  scale: 0.999_601_271_7,
  latitude: (49 * Math.PI) / 180,
  longitude: (-2 * Math.PI) / 180,
  east: 400_000,
  north: -100_000,
};
const { a, b } = ellipsoid;
const n = (a - b) / (a + b);
const squaredEccentricity = 1 - b ** 2 / a ** 2;

function meridianArc(latitude: number): number {
  const [d, s] = [latitude - grid.latitude, latitude + grid.latitude];
  return (
    b *
    grid.scale *
    ((1 + n + 1.25 * (n ** 2 + n ** 3)) * d -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(d) * Math.cos(s) +
      1.875 * (n ** 2 + n ** 3) * Math.sin(2 * d) * Math.cos(2 * s) -
      (35 / 24) * n ** 3 * Math.sin(3 * d) * Math.cos(3 * s))
  );
}

/**
 * Degrees on the Airy ellipsoid, good to about 200 metres against GPS: the columns of the postcode file want a figure, and
 * nothing in the product measures from it.
 */
export function latitudeLongitude(easting: number, northing: number): { latitude: number; longitude: number } {
  let latitude = grid.latitude;
  for (let round = 0; round < 8; round += 1) {
    latitude += (northing - grid.north - meridianArc(latitude)) / (a * grid.scale);
  }
  const [sine, tangent] = [Math.sin(latitude), Math.tan(latitude)];
  const across = (a * grid.scale) / Math.sqrt(1 - squaredEccentricity * sine ** 2);
  const along = (across * (1 - squaredEccentricity)) / (1 - squaredEccentricity * sine ** 2);
  const east = easting - grid.east;
  const degrees = 180 / Math.PI;
  return {
    latitude: (latitude - (tangent / (2 * along * across)) * east ** 2) * degrees,
    longitude: (grid.longitude + east / (across * Math.cos(latitude))) * degrees,
  };
}
