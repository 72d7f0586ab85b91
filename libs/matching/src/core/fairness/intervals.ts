/** The ends of an interval, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution: intervals are of 95%. */
const z = 1.959963984540054;

/**
 * Wilson's score interval of a share, which holds for few children and for shares near 0 and 1 too.
 *
 * @returns shares between 0 and 1; null for nobody. Source: Wilson, 1927; recommended for public health indicators.
 */
export function shareInterval(count: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = count / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return { low: Math.max((middle - half) / scale, 0), high: Math.min((middle + half) / scale, 1) };
}

const ordered = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

/** @returns the middle value, or the mean of the two in the middle; null for nobody. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = ordered(values);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * An interval of the median by order statistics, which supposes nothing of how the values are spread: the values at the
 * ranks n/2 less and more 0.98 times the root of n.
 *
 * @returns null where there are too few values for both ranks to exist (fewer than 6).
 */
export function medianInterval(values: readonly number[]): Interval | null {
  const sorted = ordered(values);
  const [half, spread] = [sorted.length / 2, (z * Math.sqrt(sorted.length)) / 2];
  const low = sorted[Math.round(half - spread) - 1];
  const high = sorted[Math.round(1 + half + spread) - 1];
  return low === undefined || high === undefined ? null : { low, high };
}

/** @returns whether two intervals have no value in common. */
export const isApart = (a: Interval, b: Interval): boolean => a.high < b.low || b.high < a.low;
