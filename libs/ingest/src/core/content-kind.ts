/** What a file is, by its first bytes. Names are not trusted: a workbook is often called .csv. */
export type ContentKind =
  'text' | 'empty' | 'utf-16' | 'zip-or-workbook' | 'old-workbook' | 'pdf' | 'gzip' | 'xml' | 'json' | 'binary';

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  head.length >= bytes.length && bytes.every((byte, position) => head[position] === byte);

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
const utf8Mark = [0xef, 0xbb, 0xbf] as const;

/** @returns how many bytes of byte-order mark a UTF-8 file starts with: 3 or 0. */
export const byteOrderMarkLength = (head: Uint8Array): number => (startsWith(head, ...utf8Mark) ? utf8Mark.length : 0);

/** Without a mark, plain English text in UTF-16 shows by a zero in every second byte. */
function looksLikeUnmarkedUtf16(head: Uint8Array): boolean {
  const pairs = Math.floor(Math.min(head.length, 64) / 2);
  if (pairs < 2) return false;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[2 * pair] === 0) zerosFirst += 1;
    if (head[2 * pair + 1] === 0) zerosSecond += 1;
  }
  return (zerosFirst === 0 && zerosSecond >= 0.8 * pairs) || (zerosSecond === 0 && zerosFirst >= 0.8 * pairs);
}

/** @param head the first bytes of the file: all of it when it is shorter than 512 bytes. */
export function contentKindOf(head: Uint8Array): ContentKind {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff) || looksLikeUnmarkedUtf16(head)) return 'utf-16';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip-or-workbook';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-workbook';
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip';
  const text = head.subarray(byteOrderMarkLength(head));
  const first = text.find((byte) => !isBlank(byte));
  if (first === undefined || text.length === 1) return 'empty';
  if (text.includes(0)) return 'binary';
  if (first === 0x3c) return 'xml';
  if (first === 0x7b || first === 0x5b) return 'json';
  return 'text';
}
