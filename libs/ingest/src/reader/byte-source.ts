import { byteOrderMarkLength, contentKindOf, wrongContent } from '../core/index.js';
import { type ImportFile } from '../app/import-request.js';
import { UnreadableFile } from '../app/unreadable-file.js';

const headLength = 512;

/**
 * Looks at the first bytes of a file before anything is made of them.
 *
 * @returns all its bytes but a UTF-8 byte-order mark.
 * @throws UnreadableFile when the content is of another kind than `wanted`.
 */
export async function openBytes(file: ImportFile, wanted: 'text' | 'json'): Promise<AsyncIterable<Uint8Array>> {
  const bytes = file.content[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < headLength) {
    const next = await bytes.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(first);
  const kind = contentKindOf(start.subarray(0, headLength));
  if (kind !== wanted) throw new UnreadableFile(wrongContent(file.name, kind, wanted));

  return (async function* () {
    yield start.subarray(byteOrderMarkLength(start));
    for (;;) {
      const next = await bytes.next();
      if (next.done) return;
      yield next.value;
    }
  })();
}
