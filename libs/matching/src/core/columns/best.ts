/** What decides the place of a home. */
export interface Ranked {
  readonly row: number;
  readonly points: number;
  /** Tenths of a mile from the child's home; `unknownMiles` where nobody knows. */
  readonly tenths: number;
  /** The place of the home's reference in the order of references. */
  readonly reference: number;
}

/** Further than every distance. */
export const unknownMiles = 0x7fffffff;

/** The best so many homes, in order. */
export interface Best {
  readonly most: number;
  readonly ranked: Ranked[];
}

export const bestOf = (most: number): Best => ({ most, ranked: [] });

const isBetter = (a: Ranked, b: Ranked): boolean => {
  if (a.points !== b.points) return a.points > b.points;
  return a.tenths === b.tenths ? a.reference < b.reference : a.tenths < b.tenths;
};

/** @returns whether a home of at most so many points, and at least so far, could still be among the best. */
export function couldHold({ most, ranked }: Best, points: number, tenths: number): boolean {
  const last = ranked[most - 1];
  if (last === undefined) return most > 0;
  return points > last.points || (points === last.points && tenths <= last.tenths);
}

/** Puts the home in its place, unless so many are better. */
export function keepIfBest({ most, ranked }: Best, home: Ranked): void {
  let at = ranked.length;
  while (at > 0 && isBetter(home, ranked[at - 1]!)) at -= 1;
  if (at >= most) return;
  ranked.splice(at, 0, home);
  if (ranked.length > most) ranked.pop();
}
