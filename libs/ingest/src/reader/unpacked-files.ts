import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  archiveBroken,
  archiveInArchive,
  archiveTooLargeToHold,
  archiveUnpacksToTooMuch,
  type ImportProblem,
  nothingInArchive,
  passedOverInArchive,
} from '../core/index.js';
import { type Tell } from '../app/file-reader.js';
import { type ImportFile } from '../app/import-request.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { heldWhole, lookAt, type LookedAt } from './file-head.js';
import { type ArchivedFile, ZipArchive } from './zip-archive.js';

/** What an archive or workbook may have that comes as a stream and must be held, since its list of contents is at its end. */
const mostHeldMegabytes = 100;
const megabyte = 1_000_000;
const mostBytesOfGzip = 16_000_000_000;
const mostBytesOfOne = 250;
const harmlessBytes = 50_000_000;

const tables = ['.csv', '.txt', '.tsv', '.xml', '.xlsx', '.xlsm', '.xls', '.ods', '.json', '.geojson', '.gz', '.zip'];

/** What makes of a ZIP archive a document of another program, by a file that only such a document has. */
const documents: readonly (readonly [string, string])[] = [
  ['xl/workbook.bin', 'an Excel workbook of the binary kind (.xlsb)'],
  ['word/document.xml', 'a Word document'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
  ['META-INF/manifest.xml', 'a document of OpenOffice (.ods or .odt)'],
];

export const isWorkbook = ({ files }: ZipArchive): boolean => files.some(({ name }) => name === 'xl/workbook.xml');

/** @returns what the archive is, in words, when it is a document that is not read; null when it is an archive of files. */
export const otherDocument = ({ files }: ZipArchive): string | null =>
  documents.find(([name]) => files.some((file) => file.name === name))?.[1] ?? null;

/**
 * Opens a ZIP file where it lies, or in memory where it came as a stream.
 *
 * @returns the archive, and the file to read on with: a stream that was used up is replaced by what was held.
 */
export async function openZip(file: ImportFile): Promise<{ readonly zip: ZipArchive; readonly file: ImportFile }> {
  if (file.path !== undefined) return { zip: await ZipArchive.open(file.name, file.path), file };
  const bytes = await heldWhole(file, mostHeldMegabytes * megabyte);
  if (bytes === null) throw new UnreadableFile(archiveTooLargeToHold(file.name, mostHeldMegabytes));
  return { zip: await ZipArchive.open(file.name, bytes), file: { name: file.name, content: once(bytes) } };
}

/** @returns the files in a .gz or .zip, or the file itself when it is neither. */
export async function* unpackedFiles(packed: ImportFile, tell?: Tell): AsyncGenerator<ImportFile> {
  const looked = await lookAt(packed);
  if (looked.kind === 'gzip') {
    const inside = await unzipped(looked);
    if (inside.kind !== 'zip-or-workbook') yield inside.file;
    else yield await workbookOrRefusal(inside.file);
  } else if (looked.kind === 'zip-or-workbook') {
    yield* zippedFiles(looked.file, tell);
  } else {
    yield looked.file;
  }
}

async function* zippedFiles(packed: ImportFile, tell?: Tell): AsyncGenerator<ImportFile> {
  const { zip, file } = await openZip(packed);
  try {
    if (isWorkbook(zip) || otherDocument(zip) !== null) {
      yield file;
      return;
    }
    const wanted = zip.files.filter(({ name }) => isShown(name) && isTable(name));
    const passedOver = zip.files.filter(({ name }) => isShown(name) && !isTable(name));
    if (wanted.length === 0) throw new UnreadableFile(nothingInArchive(file.name));
    if (passedOver.length > 0) {
      tell?.(
        passedOverInArchive(
          file.name,
          passedOver.map(({ name }) => name),
        ),
      );
    }
    for (const entry of inOrder(wanted)) yield await unpackedEntry(file.name, entry);
  } finally {
    zip.close();
  }
}

/** A problem with one entry is told when its content is read, so that the others are read too. */
async function unpackedEntry(archive: string, entry: ArchivedFile): Promise<ImportFile> {
  const name = `${archive}/${plainName(entry.name)}`;
  try {
    const looked = await lookAt({ name, content: entry.content(name) });
    if (looked.kind === 'gzip') {
      const inside = await unzipped(looked);
      return inside.kind === 'zip-or-workbook' ? await workbookOrRefusal(inside.file) : inside.file;
    }
    return looked.kind === 'zip-or-workbook' ? await workbookOrRefusal(looked.file) : looked.file;
  } catch (error) {
    if (error instanceof UnreadableFile) return refusedFile(name, error.problem);
    throw error;
  }
}

async function workbookOrRefusal(inside: ImportFile): Promise<ImportFile> {
  const { zip, file } = await openZip(inside);
  const isDocument = isWorkbook(zip) || otherDocument(zip) !== null;
  zip.close();
  return isDocument ? file : refusedFile(file.name, archiveInArchive(file.name));
}

/** @returns what a gzip file holds. A file that is packed twice is an archive in an archive. */
async function unzipped({ file }: LookedAt): Promise<LookedAt> {
  const name = file.name.replace(/\.gz$/i, '');
  const inside = await lookAt({ name, content: gunzipped(name, file.content) });
  return inside.kind === 'gzip' ? { ...inside, file: refusedFile(name, archiveInArchive(name)) } : inside;
}

async function* gunzipped(name: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip();
  const source: { error?: unknown } = {};
  let bytesIn = 0;
  let bytesOut = 0;
  const counted = (async function* () {
    try {
      for await (const chunk of packed) {
        bytesIn += chunk.length;
        yield chunk;
      }
    } catch (error) {
      source.error = error;
      throw error;
    }
  })();
  const feeding = pipeline(Readable.from(counted), unzip).catch(() => undefined);
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      bytesOut += chunk.length;
      const isOutOfProportion = bytesOut > harmlessBytes && bytesOut > mostBytesOfOne * bytesIn;
      if (isOutOfProportion || bytesOut > mostBytesOfGzip) throw new UnreadableFile(archiveUnpacksToTooMuch(name));
      yield chunk;
    }
    await feeding;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw source.error instanceof UnreadableFile ? source.error : new UnreadableFile(archiveBroken(name));
  } finally {
    unzip.destroy();
  }
}

const refusedFile = (name: string, problem: ImportProblem): ImportFile => ({
  name,
  content: { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new UnreadableFile(problem)) }) },
});

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What systems put into archives for themselves: folders, hidden files, what macOS adds. */
function isShown(name: string): boolean {
  const parts = name.split('/').filter((part) => part !== '');
  const isFolder = name.endsWith('/');
  const isHidden = parts.some((part) => /^\.[^./]/.test(part) || part === '__MACOSX');
  return !isFolder && !isHidden && parts.length > 0 && !/^(thumbs\.db|desktop\.ini)$/i.test(parts.at(-1) ?? '');
}

/** Texts that are packed with tables and are none. */
const isAboutTheFiles = (name: string): boolean => /(^|\/)(readme|licen[cs]e|copying|changelog)[^/]*$/i.test(name);

const isTable = (name: string): boolean =>
  tables.some((ending) => name.toLowerCase().endsWith(ending)) && !isAboutTheFiles(name);

/** Folder by folder, so that the files of one return stand together. */
const inOrder = (files: readonly ArchivedFile[]): readonly ArchivedFile[] =>
  [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Ways up and drives are cut off: the name only says where in the archive the file stands. */
const plainName = (name: string): string =>
  name
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .join('/');
