import { type GridReference } from './distance.js';

/** Degrees as maps on the web have them (WGS 84). */
export interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

interface Ellipsoid {
  readonly semiMajor: number;
  readonly semiMinor: number;
}

const wgs84: Ellipsoid = { semiMajor: 6_378_137, semiMinor: 6_356_752.314_245 };
const airy1830: Ellipsoid = { semiMajor: 6_377_563.396, semiMinor: 6_356_256.909 };

/** From WGS 84 to OSGB 36, Ordnance Survey's own seven figures: metres, parts of a whole, seconds of arc. */
const shift = { x: -446.448, y: 125.157, z: -542.06 };
const scale = 1 + 20.4894e-6;
const turn = { x: -0.1502, y: -0.247, z: -0.8421 };
const secondsInARadian = (180 / Math.PI) * 3600;

const trueOrigin = {
  latitude: (49 * Math.PI) / 180,
  longitude: (-2 * Math.PI) / 180,
  easting: 400_000,
  northing: -100_000,
};
const scaleOnMeridian = 0.999_601_271_7;

const squaredEccentricity = ({ semiMajor, semiMinor }: Ellipsoid): number => 1 - semiMinor ** 2 / semiMajor ** 2;

/** Degrees to metres of the globe, shifted, turned and back to degrees on the ellipsoid of the National Grid. */
function onAiry({ latitude, longitude }: Degrees): { readonly phi: number; readonly lambda: number } {
  const phi = (latitude * Math.PI) / 180;
  const lambda = (longitude * Math.PI) / 180;
  const radius = wgs84.semiMajor / Math.sqrt(1 - squaredEccentricity(wgs84) * Math.sin(phi) ** 2);
  const x = radius * Math.cos(phi) * Math.cos(lambda);
  const y = radius * Math.cos(phi) * Math.sin(lambda);
  const z = radius * (1 - squaredEccentricity(wgs84)) * Math.sin(phi);
  const [rx, ry, rz] = [turn.x / secondsInARadian, turn.y / secondsInARadian, turn.z / secondsInARadian];
  const x2 = shift.x + scale * x - rz * y + ry * z;
  const y2 = shift.y + rz * x + scale * y - rx * z;
  const z2 = shift.z - ry * x + rx * y + scale * z;
  const e2 = squaredEccentricity(airy1830);
  const across = Math.hypot(x2, y2);
  let nearly = Math.atan2(z2, across * (1 - e2));
  for (let round = 0; round < 6; round += 1) {
    const nu = airy1830.semiMajor / Math.sqrt(1 - e2 * Math.sin(nearly) ** 2);
    nearly = Math.atan2(z2 + e2 * nu * Math.sin(nearly), across);
  }
  return { phi: nearly, lambda: Math.atan2(y2, x2) };
}

/** Metres along the meridian from the true origin. */
function meridionalArc(phi: number): number {
  const { semiMajor, semiMinor } = airy1830;
  const n = (semiMajor - semiMinor) / (semiMajor + semiMinor);
  const [minus, plus] = [phi - trueOrigin.latitude, phi + trueOrigin.latitude];
  return (
    semiMinor *
    scaleOnMeridian *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * minus -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(minus) * Math.cos(plus) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
      (35 / 24) * n ** 3 * Math.sin(3 * minus) * Math.cos(3 * plus))
  );
}

/**
 * A place given in degrees on the National Grid, by the seven-figure transformation and the transverse Mercator projection
 * of Ordnance Survey's guide to coordinate systems. Good to about five metres: enough to draw a map, and nothing is
 * judged by it.
 *
 * @returns whole metres.
 */
export function onNationalGrid(degrees: Degrees): GridReference {
  const { phi, lambda } = onAiry(degrees);
  const e2 = squaredEccentricity(airy1830);
  const nu = (airy1830.semiMajor * scaleOnMeridian) / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const rho = (airy1830.semiMajor * scaleOnMeridian * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5;
  const eta2 = nu / rho - 1;
  const [sin, cos, tan] = [Math.sin(phi), Math.cos(phi), Math.tan(phi)];
  const d = lambda - trueOrigin.longitude;
  const north =
    meridionalArc(phi) +
    trueOrigin.northing +
    (nu / 2) * sin * cos * d ** 2 +
    (nu / 24) * sin * cos ** 3 * (5 - tan ** 2 + 9 * eta2) * d ** 4 +
    (nu / 720) * sin * cos ** 5 * (61 - 58 * tan ** 2 + tan ** 4) * d ** 6;
  const east =
    trueOrigin.easting +
    nu * cos * d +
    (nu / 6) * cos ** 3 * (nu / rho - tan ** 2) * d ** 3 +
    (nu / 120) * cos ** 5 * (5 - 18 * tan ** 2 + tan ** 4 + 14 * eta2 - 58 * tan ** 2 * eta2) * d ** 5;
  return { easting: Math.round(east), northing: Math.round(north) };
}
