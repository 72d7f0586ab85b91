import { corner } from './plan.js';
import { cellMetres, type Land } from './land.js';

/** A point on the National Grid in whole metres, easting first. */
export type Point = readonly [easting: number, northing: number];

/** A stretch of border between two authorities, or of coast, walked with `left` on the left hand; -1 is the sea. */
export interface Border {
  readonly left: number;
  readonly right: number;
  readonly points: readonly Point[];
}

/** Borders, each drawn once and shared by both sides; every ring names borders by number, `~n` when walked backwards. */
export interface BorderMap {
  readonly borders: readonly Border[];
  /** The rings of each authority, outermost first. */
  readonly rings: readonly (readonly (readonly number[])[])[];
  /** Pairs of authorities that share a border, smaller index first. */
  readonly adjoining: readonly (readonly [number, number])[];
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Traces the borders of the land once each, so that neighbours share them exactly. */
export function traceBorders(land: Land, authorities: number): BorderMap {
  const walks = joined(stepsAlongBorders(land));
  const borders = walks.map((steps): Border => ({
    left: (steps[0] as Step).left,
    right: (steps[0] as Step).right,
    points: smoothed(latticePoints(steps, land.columns + 1)),
  }));
  const rings = Array.from({ length: authorities }, (_, authority) => ringsOf(authority, walks, borders));
  const pairs = new Set<string>();
  for (const { left, right } of borders) {
    if (left !== -1 && right !== -1) pairs.add(`${Math.min(left, right)} ${Math.max(left, right)}`);
  }
  const adjoining = [...pairs].map((pair) => pair.split(' ').map(Number) as [number, number]);
  return { borders, rings, adjoining: adjoining.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

/** Every side of a cell at which the authority changes, walked so that the greater index is on the left. */
function stepsAlongBorders(land: Land): Step[] {
  const steps: Step[] = [];
  const width = land.columns + 1;
  const walk = (low: number, high: number, left: number, right: number): void => {
    if (left === right) return;
    steps.push(left > right ? { from: low, to: high, left, right } : { from: high, to: low, left: right, right: left });
  };
  for (let row = 0; row <= land.rows; row += 1) {
    for (let column = 0; column <= land.columns; column += 1) {
      const node = row * width + column;
      walk(node, node + 1, land.authorityAt(column, row), land.authorityAt(column, row - 1));
      walk(node, node + width, land.authorityAt(column - 1, row), land.authorityAt(column, row));
    }
  }
  return steps;
}

/** Joins single steps into walks from one meeting of three borders to the next, or round a whole island. */
function joined(steps: readonly Step[]): Step[][] {
  const meetings = new Map<number, number>();
  const leaving = new Map<number, Step[]>();
  for (const step of steps) {
    for (const node of [step.from, step.to]) meetings.set(node, (meetings.get(node) ?? 0) + 1);
    leaving.set(step.from, [...(leaving.get(step.from) ?? []), step]);
  }
  const walked = new Set<Step>();
  const walkFrom = (first: Step): Step[] => {
    const walk = [first];
    walked.add(first);
    for (let last = first; meetings.get(last.to) === 2 && last.to !== first.from;) {
      const next = (leaving.get(last.to) ?? []).find((step) => !walked.has(step));
      if (!next) break;
      walked.add(next);
      walk.push(next);
      last = next;
    }
    return walk;
  };
  const walks = steps.filter((step) => meetings.get(step.from) !== 2).map(walkFrom);
  for (const step of steps) if (!walked.has(step)) walks.push(walkFrom(step));
  return walks;
}

function latticePoints(steps: readonly Step[], width: number): Point[] {
  const pointOf = (node: number): Point => [
    corner.easting + (node % width) * cellMetres,
    corner.northing + Math.floor(node / width) * cellMetres,
  ];
  return [pointOf((steps[0] as Step).from), ...steps.map((step) => pointOf(step.to))];
}

/** Takes the stairs out of a border without moving its ends: a running mean of five points, every second one kept. */
function smoothed(points: readonly Point[]): Point[] {
  const last = points.length - 1;
  const meanAt = (at: number): Point => {
    const reach = Math.min(2, at, last - at);
    const around = points.slice(at - reach, at + reach + 1);
    const mean = (side: 0 | 1): number =>
      Math.round(around.reduce((sum, point) => sum + point[side], 0) / around.length);
    return [mean(0), mean(1)];
  };
  return points.flatMap((_, at) => (at === 0 || at === last || at % 2 === 0 ? [meanAt(at)] : []));
}

function ringsOf(authority: number, walks: readonly Step[][], borders: readonly Border[]): number[][] {
  const startOf = (number: number): number =>
    number >= 0 ? (walks[number]?.[0] as Step).from : (walks[~number]?.at(-1) as Step).to;
  const endOf = (number: number): number => startOf(~number);
  const left = borders.flatMap((border, at) =>
    border.left === authority ? [at] : border.right === authority ? [~at] : [],
  );
  const byStart = new Map(left.map((number) => [startOf(number), number]));
  const rings: number[][] = [];
  const used = new Set<number>();
  for (const first of left) {
    if (used.has(first)) continue;
    const ring: number[] = [];
    for (let next: number | undefined = first; next !== undefined && !used.has(next); next = byStart.get(endOf(next))) {
      used.add(next);
      ring.push(next);
    }
    rings.push(ring);
  }
  return rings.sort((a, b) => Math.abs(areaOf(b, borders)) - Math.abs(areaOf(a, borders)));
}

/** Twice the area of a ring in square metres; positive when walked against the clock. */
function areaOf(ring: readonly number[], borders: readonly Border[]): number {
  const points = ring.flatMap((number) => {
    const border = borders[number >= 0 ? number : ~number] as Border;
    return number >= 0 ? border.points : border.points.toReversed();
  });
  return points.reduce((sum, [east, north], at) => {
    const [nextEast, nextNorth] = points[(at + 1) % points.length] as Point;
    return sum + east * nextNorth - nextEast * north;
  }, 0);
}
