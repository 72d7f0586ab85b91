/**
 * Chance that repeats itself: the same seed and name always give the same numbers. Every subject draws from a stream of its
 * own name, so that adding one thing does not move the others.
 */
export interface Chance {
  /** @returns a number from 0 up to but not including 1. */
  readonly unit: () => number;
  /** @returns a whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** @returns one item, each as likely as its weight beside the others. */
  readonly weighted: <T>(items: Shares<T>) => T;
  readonly normal: () => number;
  readonly lognormal: (median: number, sigma: number) => number;
  readonly exponential: (mean: number) => number;
  readonly poisson: (mean: number) => number;
  readonly shuffled: <T>(items: readonly T[]) => T[];
}

export type Shares<T> = readonly (readonly [T, number])[];

/** FNV-1a, 32 bits: turns a stream's name into a seed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads one number into the four words of a generator's state. */
function* spread(seed: number): Generator<number, never> {
  let state = seed >>> 0;
  for (;;) {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    yield (word ^ (word >>> 15)) >>> 0;
  }
}

const rotated = (word: number, by: number): number => ((word << by) | (word >>> (32 - by))) >>> 0;

/** The generator xoshiro128** of Blackman and Vigna (public domain). */
function unitsOf(seed: number): () => number {
  const words = spread(seed);
  let [a, b, c, d] = [words.next().value, words.next().value, words.next().value, words.next().value];
  return () => {
    const answer = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d >>> 0, 11);
    return answer / 0x1_0000_0000;
  };
}

/** @returns the stream called `name` of the world grown from `seed`. */
export function chanceOf(seed: number, name: string): Chance {
  const unit = unitsOf(hashOf(`${seed}/${name}`));
  const whole = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError(`Nothing to pick from in the stream ${name}`);
    return items[Math.floor(unit() * items.length)] as T;
  };
  const weighted = <T>(items: Shares<T>): T => {
    let left = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return pick(items)[0];
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  const poisson = (mean: number): number => {
    let [count, product] = [0, unit()];
    for (const floor = Math.exp(-mean); product > floor; product *= unit()) count += 1;
    return count;
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const deck = [...items];
    for (let at = deck.length - 1; at > 0; at -= 1) {
      const other = whole(0, at);
      [deck[at], deck[other]] = [deck[other] as T, deck[at] as T];
    }
    return deck;
  };
  return {
    unit,
    whole,
    happens: (probability) => unit() < probability,
    pick,
    weighted,
    normal,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    exponential: (mean) => -mean * Math.log(1 - unit()),
    poisson,
    shuffled,
  };
}

/**
 * A shuffled deck in which every item has its exact share, to the nearest card: a share told as a target is then met by
 * every seed, not on average only.
 */
export function dealt<T>(shares: Shares<T>, cards: number, chance: Chance): T[] {
  const total = shares.reduce((sum, [, weight]) => sum + weight, 0);
  const exact = shares.map(([item, weight]) => ({ item, exact: (weight / total) * cards }));
  const deck = exact.flatMap(({ item, exact: share }) => Array.from({ length: Math.floor(share) }, () => item));
  const byRemainder = [...exact].sort((a, b) => (b.exact % 1) - (a.exact % 1));
  for (let at = 0; deck.length < cards; at += 1) deck.push((byRemainder[at % byRemainder.length] as { item: T }).item);
  return chance.shuffled(deck);
}

/** Numbers from 0 to 1, one from each of `count` equal strata, in random order: even where chance alone would clump. */
export function evenUnits(count: number, chance: Chance): number[] {
  return chance.shuffled(Array.from({ length: count }, (_, at) => (at + chance.unit()) / count));
}
