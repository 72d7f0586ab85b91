import { notUtf8 } from '../core/index.js';
import { UnreadableFile } from '../app/unreadable-file.js';

const newline = 0x0a;

/** @throws UnreadableFile naming the line, when bytes are not UTF-8 or the file ends inside a letter. */
export async function* decodedText(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let linesBefore = 1;
  for await (const chunk of bytes) {
    const text = whole(() => decoder.decode(chunk, { stream: true }));
    if (text === null)
      throw new UnreadableFile(notUtf8(file, linesBefore + newlinesIn(chunk.subarray(0, validLength(chunk)))));
    linesBefore += newlinesIn(chunk);
    if (text !== '') yield text;
  }
  if (whole(() => decoder.decode()) === null) throw new UnreadableFile(notUtf8(file, linesBefore));
}

function whole(decode: () => string): string | null {
  try {
    return decode();
  } catch {
    return null;
  }
}

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}

/** How many bytes of a chunk are UTF-8, found by halving: asked once, of a chunk that is known to be at fault. */
function validLength(chunk: Uint8Array): number {
  let from = 0;
  let until = chunk.length;
  while (from < until) {
    const middle = Math.ceil((from + until) / 2);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    if (whole(() => decoder.decode(chunk.subarray(0, middle), { stream: true })) === null) until = middle - 1;
    else from = middle;
  }
  return from;
}
