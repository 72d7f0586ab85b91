import { type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import {
  archiveBroken,
  archiveEncrypted,
  archiveUnpacksToTooMuch,
  type ImportProblem,
  packedInAnotherWay,
  tooManyFilesInArchive,
} from '../core/index.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { letterOfWindows1252 } from './decoded-text.js';

const mostEntries = 10_000;
const mostBytesOfAll = 16_000_000_000;
/** Deflate makes at most 1,032 of one. Real tables stay under 50 to 1. */
const mostBytesOfOne = 250;
/** Below this a high ratio harms nobody: a sheet of blanks packs very small. */
const harmlessBytes = 50_000_000;

const stored = 0;
const deflated = 8;

/** One file in an archive, found in its list of contents and not yet read. */
export interface ArchivedFile {
  /** As the archive has it, with `/` between folders. Only ever shown: nothing is written by that name. */
  readonly name: string;
  readonly size: number;
  /** Bytes as they unpack. @throws UnreadableFile when they are locked, damaged, or packed in a way that is not read. */
  content(named: string): AsyncGenerator<Uint8Array>;
}

/** An open ZIP archive; its list of contents is read, its files are not. */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly reading: ReadonlySet<Readable>,
    readonly files: readonly ArchivedFile[],
  ) {}

  /**
   * @param source a path of this machine, or the whole archive in memory.
   * @throws UnreadableFile when it is no whole archive, or would unpack to more than any return holds.
   */
  static async open(file: string, source: string | Buffer): Promise<ZipArchive> {
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
    const zip = await (
      typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options)
    ).catch(() => {
      throw new UnreadableFile(archiveBroken(file));
    });
    try {
      const reading = new Set<Readable>();
      const files = (await entriesOf(file, zip)).map((entry) => ({
        name: nameOf(entry),
        size: entry.uncompressedSize,
        content: (named: string) => contentOf(named, zip, entry, reading),
      }));
      return new ZipArchive(zip, reading, files);
    } catch (error) {
      zip.close();
      throw error instanceof UnreadableFile ? error : new UnreadableFile(archiveBroken(file));
    }
  }

  /** Also ends what is still being read. */
  close(): void {
    for (const stream of this.reading) stream.destroy();
    this.zip.close();
  }
}

async function entriesOf(file: string, zip: ZipFile): Promise<readonly Entry[]> {
  if (zip.entryCount > mostEntries) throw new UnreadableFile(tooManyFilesInArchive(file, mostEntries));
  const entries: Entry[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    const isOutOfProportion =
      entry.uncompressedSize > harmlessBytes && entry.uncompressedSize > mostBytesOfOne * entry.compressedSize;
    if (isOutOfProportion || bytes > mostBytesOfAll) throw new UnreadableFile(archiveUnpacksToTooMuch(file));
    entries.push(entry);
    if (entries.length > mostEntries) throw new UnreadableFile(tooManyFilesInArchive(file, mostEntries));
  }
  return entries;
}

async function* contentOf(
  named: string,
  zip: ZipFile,
  entry: Entry,
  reading: Set<Readable>,
): AsyncGenerator<Uint8Array> {
  const problem = problemOf(named, entry);
  if (problem) throw new UnreadableFile(problem);
  let check = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    reading.add(stream);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      check = crc32(chunk, check);
      yield chunk;
    }
    reading.delete(stream);
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(archiveBroken(named));
  }
  if (check !== entry.crc32) throw new UnreadableFile(archiveBroken(named));
}

function problemOf(named: string, entry: Entry): ImportProblem | null {
  if (entry.isEncrypted()) return archiveEncrypted(named);
  const method = entry.compressionMethod;
  return method === stored || method === deflated ? null : packedInAnotherWay(named, method);
}

/** Names are UTF-8 by their flag or by their bytes, else of a Western Windows. */
function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  const text = ((): string => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return Array.from(bytes, letterOfWindows1252).join('');
    }
  })();
  return text.replaceAll('\\', '/').replaceAll('\0', '');
}
