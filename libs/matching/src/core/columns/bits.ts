/** Rows as bits, 32 a word: row 0 is the lowest bit of word 0. */
export type Bits = Uint32Array;

export const wordsFor = (rows: number): number => (rows + 31) >>> 5;
export const noBits = (rows: number): Bits => new Uint32Array(wordsFor(rows));
export const setBit = (bits: Bits, row: number): void => {
  bits[row >>> 5]! |= 1 << (row & 31);
};
export const clearBit = (bits: Bits, row: number): void => {
  bits[row >>> 5]! &= ~(1 << (row & 31));
};
export const hasBit = (bits: Bits, row: number): boolean => (bits[row >>> 5]! & (1 << (row & 31))) !== 0;

/** @returns how many bits of a word are set. */
export function bitsIn(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Words from `from` up to but not including `until`. */
export interface WordRun {
  readonly from: number;
  readonly until: number;
}

/** @returns how many bits are set within the runs. */
export function countBits(bits: Bits, runs: readonly WordRun[]): number {
  let count = 0;
  for (const { from, until } of runs) {
    for (let word = from; word < until; word += 1) {
      if (bits[word] !== 0) count += bitsIn(bits[word]!);
    }
  }
  return count;
}
