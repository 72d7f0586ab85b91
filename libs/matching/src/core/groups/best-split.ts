import { type JudgedHousehold } from '../judgement.js';
import { bestSharingFirst, type Sharing, type SiblingGroupAnswer } from './share-out.js';

/** How brothers and sisters who wait would be shared out, where no home takes them all. */
export interface SiblingSplit {
  /** All who wait, in the order of the group. */
  readonly childIds: readonly string[];
  readonly sharing: Sharing;
  /** The one constellation of all its homes, where there is one. */
  readonly constellation: string | null;
}

/**
 * The split to think of first for one of them. Inside one constellation comes first, as long as no more pairs are apart for
 * it: nothing buys a separation.
 *
 * @param childIds all who wait, in the order of the group.
 * @returns null where some home takes them all, and where no split has a home for this child.
 */
export function bestSplitFor(
  childId: string,
  childIds: readonly string[],
  { allTogether, withinOneConstellation, splits }: SiblingGroupAnswer,
): SiblingSplit | null {
  if (allTogether.length > 0) return null;
  const hasHome = (sharing: Sharing): boolean => homeOfIn(sharing, childId) !== null;
  const anywhere = splits.filter(hasHome).sort(bestSharingFirst)[0] ?? null;
  const [within] = withinOneConstellation;
  if (within && (anywhere === null || within.separatedPairs <= anywhere.separatedPairs)) {
    const { constellation, ...sharing } = within;
    return { childIds, sharing, constellation };
  }
  return anywhere && { childIds, sharing: anywhere, constellation: null };
}

/** @returns the home that the child would live in, judged with the brothers and sisters who would live there too. */
export function homeOfIn({ homes }: Sharing, childId: string): JudgedHousehold | null {
  return homes.flatMap(({ children }) => children).find((child) => child.childId === childId)?.judged ?? null;
}
