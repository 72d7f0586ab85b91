/** @returns the text without what PostgreSQL cannot keep: a zero, or half of a pair, each shown as a replacement sign. */
export const storable = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd');

/** @returns JSON of which every string is storable. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
