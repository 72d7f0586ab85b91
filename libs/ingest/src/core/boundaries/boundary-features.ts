import { addDays } from '#kernel';
import { type GridReference, isAuthorityCode, onNationalGrid, type Validity } from '#geography/core';
import { dateInCell } from '../cell-date.js';
import { importError, type ImportProblem } from '../import-problem.js';

/** A feature of a GeoJSON document, as far as it has the shape of one. */
export interface MapFeature {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Rings of coordinates, outer ones and holes alike. */
  readonly rings: readonly (readonly (readonly number[])[])[];
}

export interface Boundary {
  readonly code: string;
  readonly valid: Validity;
  readonly rings: readonly (readonly GridReference[])[];
}

/** Of the British National Grid, with room to spare; degrees lie far below the least length of a country in metres. */
const largestEasting = 800_000;
const largestNorthing = 1_400_000;
const largestDegree = 180;

/** Great Britain, with room to spare; outside of it latitude and longitude are swapped, or the map is of another country. */
const britain = { south: 49, north: 61.5, west: -9, east: 2.5 };

interface NamedAuthority {
  readonly code: string;
  readonly name: string;
}

const compared = (name: unknown): string =>
  typeof name === 'string' ? name.trim().toLowerCase().replaceAll('&', 'and').replaceAll(/\s+/g, ' ') : '';

/** What all areas of the map have in one property, by the property that is found first. */
function propertyOf(features: readonly MapFeature[], isWanted: (value: unknown) => boolean): string | undefined {
  const names = Object.keys(features[0]?.properties ?? {});
  const holding = names.filter((name) => features.every(({ properties }) => isWanted(properties[name])));
  return holding.find((name) => /(cd|nm)$/i.test(name)) ?? holding[0];
}

/**
 * The code of each area: a property that holds one in every area, found by its values, since its name changes by year; or
 * the id; or a property that holds the name of an authority of any day.
 */
function codeOfFeature(
  features: readonly MapFeature[],
  listed: readonly NamedAuthority[],
): ((feature: MapFeature) => string) | null {
  const isCode = (value: unknown): boolean => typeof value === 'string' && isAuthorityCode(value);
  const property = propertyOf(features, isCode);
  if (property !== undefined) return ({ properties }) => String(properties[property]);
  if (features.every(({ id }) => isCode(id))) return ({ id }) => id;
  const codes = new Map(listed.map(({ code, name }) => [compared(name), code]));
  const named = propertyOf(features, (value) => codes.has(compared(value)));
  return named === undefined ? null : ({ properties }) => codes.get(compared(properties[named])) ?? '';
}

const isInBritain = ([longitude = 0, latitude = 0]: readonly number[]): boolean =>
  longitude >= britain.west && longitude <= britain.east && latitude >= britain.south && latitude <= britain.north;

function validityOf({ properties }: MapFeature): Validity {
  const date = (name: string) => (typeof properties[name] === 'string' ? dateInCell(properties[name]) : null);
  const lastDay = date('valid_until');
  return { from: date('valid_from'), until: lastDay === null ? null : addDays(lastDay, 1) };
}

/**
 * @param listed the authorities of every day, for maps that have names and no codes.
 * @returns the boundaries in whole metres, or why the map is of no use. Degrees are put on the National Grid.
 */
export function boundariesOf(
  file: string,
  features: readonly MapFeature[],
  listed: readonly NamedAuthority[],
): readonly Boundary[] | readonly [ImportProblem] {
  const refused = (code: string, sentence: string) => [importError(code, { file }, sentence)] as const;
  if (features.length === 0) return refused('no-rows', 'The map has no areas. Export it again with its data.');
  const codeOf = codeOfFeature(features, listed);
  if (codeOf === null) {
    return refused(
      'missing-column',
      "No property holds an authority's code (like E10000020) in every area of the map, nor the name of one on the list.",
    );
  }
  const points = features.flatMap(({ rings }) => rings.flat());
  if (points.length === 0) return refused('no-rows', 'The areas of the map have no outline. Export it again.');
  const isPoint = ([east, north]: readonly number[]) => Number.isFinite(east) && Number.isFinite(north);
  if (!points.every(isPoint)) return refused('wrong-grid-reference', 'A point of the map has no two numbers.');
  const isInDegrees = points.every(
    ([east = 0, north = 0]) => Math.abs(east) <= largestDegree && Math.abs(north) <= largestDegree,
  );
  if (isInDegrees && !points.every(isInBritain)) {
    return refused(
      'map-in-degrees',
      'The map is in degrees, and not all of it lies in Great Britain: longitude comes first, then latitude. Export it again.',
    );
  }
  const isOnGrid = ([east = -1, north = -1]: readonly number[]) =>
    east >= 0 && east <= largestEasting && north >= 0 && north <= largestNorthing;
  if (!isInDegrees && !points.every(isOnGrid)) {
    return refused('wrong-grid-reference', 'A point of the map lies outside the British National Grid (EPSG:27700).');
  }
  const found = features.map((feature) => ({
    code: codeOf(feature),
    valid: validityOf(feature),
    rings: feature.rings.map((ring) =>
      ring.map(([east = 0, north = 0]) =>
        isInDegrees
          ? onNationalGrid({ longitude: east, latitude: north })
          : { easting: Math.round(east), northing: Math.round(north) },
      ),
    ),
  }));
  const twice = found.find(
    ({ code, valid }, position) =>
      found.findIndex((other) => other.code === code && other.valid.from === valid.from) !== position,
  );
  if (twice) return refused('authority-twice', `The map has ${twice.code} more than once.`);
  return found;
}
