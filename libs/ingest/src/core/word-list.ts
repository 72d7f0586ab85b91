/** A closed list of words a cell may hold. */
export interface WordList<Id extends string> {
  /** What one of them is, with its article, for "... is not a skill of a home". */
  readonly what: string;
  readonly ids: readonly Id[];
  /** Capitals, and spaces in the place of hyphens, do not matter; the words people read are taken as well. */
  idOf(text: string): Id | null;
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** @param words each id with the words people read, or with other ways of writing it. */
export function wordList<Id extends string>(
  what: string,
  words: Readonly<Record<Id, string | readonly string[]>>,
): WordList<Id> {
  const ids = Object.keys(words) as Id[];
  const spellings = (id: Id): readonly string[] => [id, ...[words[id]].flat()];
  const byText = new Map(ids.flatMap((id) => spellings(id).map((text) => [plain(text), id] as const)));
  return { what, ids, idOf: (text) => byText.get(plain(text)) ?? null };
}

const shownAtMost = 3;

/** @returns the three words most like `text`, nearest first; every word of a list of six or fewer, in its own order. */
export function nearestWords(text: string, words: readonly string[]): readonly string[] {
  if (words.length <= 2 * shownAtMost) return words;
  const far = words.map((word) => ({ word, distance: distanceBetween(plain(text), word) }));
  return far
    .sort((a, b) => a.distance - b.distance)
    .slice(0, shownAtMost)
    .map(({ word }) => word);
}

/** Words in common count for more than letters: "autism" is near "autism-and-adhd", however long that is. */
function distanceBetween(text: string, word: string): number {
  const inCommon = text.split('-').filter((part) => part.length > 3 && word.split('-').includes(part)).length;
  return lettersToChange(text, word) - 20 * inCommon;
}

/** Levenshtein's count of letters to add, drop or exchange. */
function lettersToChange(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const exchange = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      here.push(Math.min(exchange, (above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1));
    }
    above = here;
  }
  return above[b.length] ?? 0;
}
