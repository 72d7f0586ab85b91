import { contentKindOf, type ContentKind, endedEarly } from '../core/index.js';
import { type ImportFile } from '../app/import-request.js';
import { UnreadableFile } from '../app/unreadable-file.js';

const headLength = 512;

/** A file of which the first bytes were looked at. Its content is still whole. */
export interface LookedAt {
  readonly file: ImportFile;
  readonly kind: ContentKind;
  readonly head: Uint8Array;
}

/** Looks at the first bytes of a file before anything is made of them. */
export async function lookAt(file: ImportFile): Promise<LookedAt> {
  const bytes = bytesOf(file)[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < headLength) {
    const next = await bytes.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(first);
  const head = start.subarray(0, headLength);
  const content = (async function* () {
    if (start.length > 0) yield start;
    for (;;) {
      const next = await bytes.next();
      if (next.done) return;
      yield next.value;
    }
  })();
  return { file: { ...file, content }, kind: contentKindOf(head), head };
}

/** The bytes of a file; what breaks on the way is told as a file that stopped arriving. */
async function* bytesOf({ name, content }: ImportFile): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of content) {
      if (chunk.length > 0) yield chunk;
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(endedEarly(name));
  }
}

/**
 * @param most of bytes that are held in memory.
 * @returns all bytes of a file at once, or null when there are more.
 */
export async function heldWhole({ content }: ImportFile, most: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
