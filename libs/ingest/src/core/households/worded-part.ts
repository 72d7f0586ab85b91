/** One part of a cell that says several things by words: `adult born 03/05/1990 checked 01/06/2024`. */
export interface WordedPart {
  /** What comes before the first of the words. */
  readonly head: string;
  /** What follows each word. */
  readonly told: ReadonlyMap<string, string>;
  /** A word that is there twice, or with nothing after it; null where there is none. */
  readonly wrongWord: string | null;
}

/** @param words in lower case; capitals in the cell do not matter. */
export function wordedPart(text: string, words: readonly string[]): WordedPart {
  const head: string[] = [];
  const told = new Map<string, string[]>();
  let wrongWord: string | null = null;
  let saying = head;
  for (const token of text.split(/\s+/)) {
    const word = token.toLowerCase();
    if (!words.includes(word)) {
      saying.push(token);
      continue;
    }
    if (told.has(word)) wrongWord = word;
    saying = [];
    told.set(word, saying);
  }
  const empty = [...told].find(([, said]) => said.length === 0)?.[0] ?? null;
  const joined = [...told].map(([word, said]) => [word, said.join(' ')] as const);
  return { head: head.join(' '), told: new Map(joined), wrongWord: wrongWord ?? empty };
}
