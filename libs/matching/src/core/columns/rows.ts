import { type Bits, type WordRun } from './bits.js';

/** @returns the first row that is in both, within the runs; undefined where there is none. */
export function firstInBoth(some: Bits, others: Bits, runs: readonly WordRun[]): number | undefined {
  for (const { from, until } of runs) {
    for (let word = from; word < until; word += 1) {
      const both = some[word]! & others[word]!;
      if (both !== 0) return word * 32 + 31 - Math.clz32(both & -both);
    }
  }
  return undefined;
}

/** Calls `visit` with each row, in order. */
export function forEachRow(bits: Bits, runs: readonly WordRun[], visit: (row: number) => void): void {
  for (const { from, until } of runs) {
    for (let word = from; word < until; word += 1) {
      for (let left = bits[word]!; left !== 0; left &= left - 1) visit(word * 32 + 31 - Math.clz32(left & -left));
    }
  }
}
