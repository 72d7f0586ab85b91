/** What a file is, by its first bytes. Names are not trusted: a workbook is often called .csv. */
export type ContentKind =
  'text' | 'empty' | 'zip-or-workbook' | 'old-workbook' | 'pdf' | 'gzip' | 'tar' | 'xml' | 'json' | 'binary';

/** How the letters of a text are written down. UTF-8 also stands for what only turns out later to be Windows-1252. */
export type TextCoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  head.length >= bytes.length && bytes.every((byte, position) => head[position] === byte);

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
const utf8Mark = [0xef, 0xbb, 0xbf] as const;
const tarMark = [0x75, 0x73, 0x74, 0x61, 0x72] as const;
const tarMarkAt = 257;
const markOfUtf16 = 2;

/** @returns how many bytes of byte-order mark a file starts with: 3, 2 (UTF-16) or 0. */
export function byteOrderMarkLength(head: Uint8Array): number {
  if (startsWith(head, ...utf8Mark)) return utf8Mark.length;
  return startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff) ? markOfUtf16 : 0;
}

/** @param head the first bytes of the file. Without a mark, plain English text in UTF-16 has a zero in every second byte. */
export function textCodingOf(head: Uint8Array): TextCoding {
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  const pairs = Math.floor(Math.min(head.length, 64) / 2);
  if (pairs < 2) return 'utf-8';
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[2 * pair] === 0) zerosFirst += 1;
    if (head[2 * pair + 1] === 0) zerosSecond += 1;
  }
  if (zerosFirst === 0 && zerosSecond >= 0.8 * pairs) return 'utf-16le';
  return zerosSecond === 0 && zerosFirst >= 0.8 * pairs ? 'utf-16be' : 'utf-8';
}

/** @returns one byte for each letter of UTF-16; a letter beyond Latin-1 counts as some letter. */
function narrowed(head: Uint8Array, coding: TextCoding): Uint8Array {
  if (coding === 'utf-8') return head;
  const low = coding === 'utf-16le' ? 0 : 1;
  return Uint8Array.from({ length: Math.floor(head.length / 2) }, (_, letter) =>
    head[2 * letter + 1 - low] === 0 ? (head[2 * letter + low] ?? 0) : 0x78,
  );
}

/** @param head the first bytes of the file: all of it when it is shorter than 512 bytes. */
export function contentKindOf(head: Uint8Array): ContentKind {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip-or-workbook';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-workbook';
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(head.subarray(tarMarkAt), ...tarMark)) return 'tar';
  const text = narrowed(head.subarray(byteOrderMarkLength(head)), textCodingOf(head));
  const first = text.find((byte) => !isBlank(byte));
  if (first === undefined || text.length === 1) return 'empty';
  if (text.includes(0)) return 'binary';
  if (first === 0x3c) return 'xml';
  if (first === 0x7b || first === 0x5b) return 'json';
  return 'text';
}
