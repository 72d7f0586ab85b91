import { addDays } from '#kernel';
import { type GridReference, isAuthorityCode, type Validity } from '#geography/core';
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

/** The property that holds an authority's code in every feature: found by its values, since its name changes by year. */
function codeOfFeature(features: readonly MapFeature[]): ((feature: MapFeature) => string) | null {
  const names = Object.keys(features[0]?.properties ?? {});
  const isCode = (value: unknown): boolean => typeof value === 'string' && isAuthorityCode(value);
  const holding = names.filter((name) => features.every(({ properties }) => isCode(properties[name])));
  const property = holding.find((name) => /cd$/i.test(name)) ?? holding[0];
  if (property !== undefined) return ({ properties }) => String(properties[property]);
  return features.every(({ id }) => isCode(id)) ? ({ id }) => id : null;
}

function validityOf({ properties }: MapFeature): Validity {
  const date = (name: string) => (typeof properties[name] === 'string' ? dateInCell(properties[name]) : null);
  const lastDay = date('valid_until');
  return { from: date('valid_from'), until: lastDay === null ? null : addDays(lastDay, 1) };
}

/** @returns the boundaries in whole metres, or why the map is of no use. */
export function boundariesOf(
  file: string,
  features: readonly MapFeature[],
): readonly Boundary[] | readonly [ImportProblem] {
  const refused = (code: string, sentence: string) => [importError(code, { file }, sentence)] as const;
  if (features.length === 0) return refused('no-rows', 'The map has no areas. Export it again with its data.');
  const codeOf = codeOfFeature(features);
  if (codeOf === null) {
    return refused(
      'missing-column',
      "No property holds an authority's code (like E10000020) in every area of the map.",
    );
  }
  const points = features.flatMap(({ rings }) => rings.flat());
  if (points.length === 0) return refused('no-rows', 'The areas of the map have no outline. Export it again.');
  const isPoint = ([east, north]: readonly number[]) => Number.isFinite(east) && Number.isFinite(north);
  if (!points.every(isPoint)) return refused('wrong-grid-reference', 'A point of the map has no two numbers.');
  if (points.every(([east = 0, north = 0]) => Math.abs(east) <= largestDegree && Math.abs(north) <= largestDegree)) {
    return refused(
      'map-in-degrees',
      'The map is in degrees of latitude and longitude. Export it in British National Grid (EPSG:27700), in metres.',
    );
  }
  const isOnGrid = ([east = -1, north = -1]: readonly number[]) =>
    east >= 0 && east <= largestEasting && north >= 0 && north <= largestNorthing;
  if (!points.every(isOnGrid)) {
    return refused('wrong-grid-reference', 'A point of the map lies outside the British National Grid (EPSG:27700).');
  }
  const found = features.map((feature) => ({
    code: codeOf(feature),
    valid: validityOf(feature),
    rings: feature.rings.map((ring) =>
      ring.map(([east = 0, north = 0]) => ({ easting: Math.round(east), northing: Math.round(north) })),
    ),
  }));
  const twice = found.find(
    ({ code, valid }, position) =>
      found.findIndex((other) => other.code === code && other.valid.from === valid.from) !== position,
  );
  if (twice) return refused('authority-twice', `The map has ${twice.code} more than once.`);
  return found;
}
