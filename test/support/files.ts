import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type ImportFile } from '#ingest';

/** @returns a file to import that holds `content`, arriving in pieces as an upload does. */
export const fileOf = (name: string, content: string | Uint8Array, pieceLength = 4096): ImportFile => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name,
    content: (async function* () {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    })(),
  };
};

/** @returns a file to import from the disk, under the name of its folder and file. */
export const fileAt = (file: string): ImportFile => ({
  name: path.posix.join(path.basename(path.dirname(file)), path.basename(file)),
  content: createReadStream(file, { highWaterMark: 1_048_576 }),
});

/** @returns every CSV file of a folder, in order of name. */
export const filesIn = async (folder: string): Promise<readonly ImportFile[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => fileAt(path.join(folder, name)));
