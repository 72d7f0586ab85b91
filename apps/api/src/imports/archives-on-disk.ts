import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ImportFile } from '#ingest';

const isArchive = ({ name }: ImportFile): boolean => /\.zip$/i.test(name);

/**
 * Puts the archives of an upload on disk while they are read, since an archive's list of contents is at its end and one
 * of national size is too large to hold. For data that is public only: nothing about people is ever put there.
 *
 * @param allHaveArrived called once the upload's last byte is here, before the archives are handed on.
 * @returns the files that are no archives as they arrive, then the archives, which are removed when all are read.
 */
export async function* withArchivesOnDisk(
  files: AsyncIterable<ImportFile>,
  allHaveArrived: () => void,
): AsyncGenerator<ImportFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nearhome-upload-'));
  try {
    const archives: { readonly name: string; readonly path: string }[] = [];
    for await (const file of files) {
      if (!isArchive(file)) {
        yield file;
        continue;
      }
      const kept = path.join(folder, randomUUID());
      await pipeline(Readable.from(file.content), createWriteStream(kept, { mode: 0o600 }));
      archives.push({ name: file.name, path: kept });
    }
    allHaveArrived();
    for (const { name, path: kept } of archives) yield { name, path: kept, content: createReadStream(kept) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
