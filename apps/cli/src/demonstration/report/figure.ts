/** One figure of the calibration: what was published or stated, what the files give, and how far apart they may be. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly target: number;
  readonly tolerance: number;
  readonly generated: number;
}

export const isWithinTolerance = ({ target, generated, tolerance }: Figure): boolean =>
  Math.abs(generated - target) <= tolerance + 1e-9;

/** @returns a share in per cent; 0 of nothing is 0. */
export const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? NaN, sorted[middle] ?? NaN];
  return (low + high) / 2;
}

type ShareWanted<T> = readonly [name: string, target: number, tolerance: number, counts: (item: T) => boolean];

/** @returns a figure in per cent for each share of `items`. */
export const shares = <T>(id: string, what: string, items: readonly T[], wanted: readonly ShareWanted<T>[]): Figure[] =>
  wanted.map(([name, target, tolerance, counts]) => ({
    id: `${id}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    what: `${what}: ${name}`,
    unit: '%',
    target,
    tolerance,
    generated: percent(items.filter(counts).length, items.length),
  }));
