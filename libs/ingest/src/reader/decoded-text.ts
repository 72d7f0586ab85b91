import { byteOrderMarkLength, endsInsideALetter, readAsWindows1252, textCodingOf } from '../core/index.js';
import { type Tell } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { type LookedAt } from './file-head.js';

const newline = 0x0a;

/**
 * The text of a file: UTF-8 or UTF-16, with or without a byte-order mark. Bytes that are not UTF-8 are read one by one as
 * Windows-1252, which is told once; what is UTF-8 beside them stays so, wherever the file was cut into pieces.
 *
 * @throws UnreadableFile when the file ends inside a letter.
 */
export function decodedText({ file, head }: LookedAt, tell?: Tell): AsyncGenerator<string> {
  const coding = textCodingOf(head);
  const content = withoutMark(file.content, byteOrderMarkLength(head));
  return coding === 'utf-8' ? fromUtf8(file.name, content, tell) : fromUtf16(file.name, content, coding);
}

async function* withoutMark(content: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let left = length;
  for await (const chunk of content) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    if (skipped < chunk.length) yield skipped === 0 ? chunk : chunk.subarray(skipped);
  }
}

async function* fromUtf16(
  file: string,
  content: AsyncIterable<Uint8Array>,
  coding: 'utf-16le' | 'utf-16be',
): AsyncGenerator<string> {
  const decoder = new TextDecoder(coding, { ignoreBOM: true });
  let length = 0;
  let row = 1;
  for await (const chunk of content) {
    length += chunk.length;
    const text = decoder.decode(chunk, { stream: true });
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) row += 1;
    if (text !== '') yield text;
  }
  if (length % 2 === 1) throw new UnreadableFile(endsInsideALetter(file, row));
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* fromUtf8(file: string, content: AsyncIterable<Uint8Array>, tell?: Tell): AsyncGenerator<string> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried: Uint8Array = new Uint8Array();
  let row = 1;
  let isMixed = false;
  let hasLetters = false;
  const decoded = (bytes: Uint8Array): string => {
    try {
      const text = strict.decode(bytes);
      hasLetters ||= text.length < bytes.length;
      return text;
    } catch {
      const { text, firstAt } = decodedLetterByLetter(bytes);
      if (!isMixed) tell?.(readAsWindows1252(file, row + newlinesIn(bytes.subarray(0, firstAt))));
      isMixed = true;
      return text;
    }
  };
  for await (const chunk of content) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = bytes.length - lengthOfBegunLetter(bytes);
    carried = bytes.slice(whole);
    const text = decoded(bytes.subarray(0, whole));
    row += newlinesIn(bytes.subarray(0, whole));
    if (text !== '') yield text;
  }
  if (carried.length === 0) return;
  if (hasLetters && !isMixed) throw new UnreadableFile(endsInsideALetter(file, row));
  yield decoded(carried);
}

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}

/** @returns how many bytes a letter of UTF-8 has that begins with `byte`; 1 for a byte that begins none. */
function lengthOfLetter(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 1;
}

const continues = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** @returns how many bytes at the end may be the beginning of a letter whose rest is still to come. */
function lengthOfBegunLetter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (lengthOfLetter(byte) > back) return back;
    if (!continues(byte)) return 0;
  }
  return 0;
}

/** Slow, and only for a piece that is known not to be UTF-8 all through. */
function decodedLetterByLetter(bytes: Uint8Array): { readonly text: string; readonly firstAt: number } {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let firstAt = -1;
  let plainFrom = 0;
  let at = 0;
  const takePlain = (until: number): void => {
    if (until > plainFrom) parts.push(strict.decode(bytes.subarray(plainFrom, until)));
  };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const length = lengthOfLetter(byte);
    const letter = bytes.subarray(at, at + length);
    takePlain(at);
    const text = length > 1 && letter.length === length ? letterIn(strict, letter) : null;
    if (text === null && firstAt === -1) firstAt = at;
    parts.push(text ?? letterOfWindows1252(byte));
    at += text === null ? 1 : length;
    plainFrom = at;
  }
  takePlain(bytes.length);
  return { text: parts.join(''), firstAt: Math.max(firstAt, 0) };
}

function letterIn(strict: { decode(letter: Uint8Array): string }, letter: Uint8Array): string | null {
  try {
    return strict.decode(letter);
  } catch {
    return null;
  }
}

/**
 * Bytes 80 to 9F of Windows-1252; the others are those of Unicode. Written out because Node 20 decodes that name as
 * Latin-1, which has no euro sign.
 */
const lettersFrom80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** @returns the letter that one byte stands for in Windows-1252. */
export const letterOfWindows1252 = (byte: number): string =>
  (byte >= 0x80 ? lettersFrom80[byte - 0x80] : undefined) ?? String.fromCharCode(byte);
