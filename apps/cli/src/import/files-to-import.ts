import { createReadStream } from 'node:fs';
import { access, constants, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ImportFile } from '#ingest';
import { CommandRefused } from '../command-refused.js';

export interface FilesToImport {
  readonly files: AsyncIterable<ImportFile>;
  readonly totalBytes: number;
  /** Files of a folder that no import could be meant for, such as a licence. */
  readonly leftOut: readonly string[];
}

interface FoundFile {
  readonly file: string;
  readonly bytes: number;
}

/** Data in a form that is refused with a sentence, rather than passed over in silence. */
const likeData = ['.csv', '.txt', '.tsv', '.xml', '.xlsx', '.xls', '.ods', '.zip', '.gz', '.pdf', '.json'];
const chunkBytes = 1_048_576;

async function kindOf(given: string): Promise<{ readonly isFolder: boolean; readonly bytes: number }> {
  try {
    const found = await stat(given);
    await access(given, constants.R_OK);
    return { isFolder: found.isDirectory(), bytes: found.size };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CommandRefused(`There is no file or folder ${given}.`);
    if (code === 'EACCES' || code === 'EPERM') throw new CommandRefused(`${given} may not be read by you.`);
    throw error;
  }
}

/** A folder and the folders in it: each folder that holds files holds one return. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = visible.filter((entry) => !entry.isDirectory()).map(({ name }) => path.join(folder, name));
  const deeper = await Promise.all(
    visible.filter((entry) => entry.isDirectory()).map(({ name }) => filesBelow(path.join(folder, name))),
  );
  return [...files, ...deeper.flat()];
}

/** Names as short as they can be while each folder keeps its own: 2017/episodes.csv. */
function namesOf(files: readonly string[]): readonly string[] {
  const parents = files.map((file) => path.dirname(path.dirname(path.resolve(file))));
  const [first = '', ...others] = parents;
  const common = others.reduce((shared, parent) => {
    let candidate = shared;
    while (path.relative(candidate, parent).startsWith('..')) candidate = path.dirname(candidate);
    return candidate;
  }, first);
  return files.map((file) => path.relative(common, path.resolve(file)).split(path.sep).join('/'));
}

/**
 * @param folders whether a folder may be named too.
 * @throws CommandRefused when something named does not exist, may not be read or holds nothing to import.
 */
export async function filesToImport(
  named: readonly string[],
  folders: 'folders-too' | 'files-only',
): Promise<FilesToImport> {
  const found: FoundFile[] = [];
  const leftOut: string[] = [];
  for (const given of named) {
    const { isFolder, bytes } = await kindOf(given);
    if (!isFolder) {
      found.push({ file: given, bytes });
      continue;
    }
    if (folders === 'files-only') throw new CommandRefused(`${given} is a folder. Name a file.`);
    const inside = await filesBelow(given);
    const data = inside.filter((file) => likeData.includes(path.extname(file).toLowerCase()));
    if (data.length === 0) throw new CommandRefused(`There are no CSV files in ${given}.`);
    for (const file of data) found.push({ file, bytes: (await kindOf(file)).bytes });
    leftOut.push(...inside.filter((file) => !data.includes(file)));
  }
  const once = found.filter(({ file }, position) => found.findIndex((other) => other.file === file) === position);
  const names =
    folders === 'folders-too' ? namesOf(once.map(({ file }) => file)) : once.map(({ file }) => path.basename(file));
  return {
    files: (async function* () {
      for (const [position, { file }] of once.entries()) {
        const content = createReadStream(file, { highWaterMark: chunkBytes });
        yield { name: names[position] ?? file, content, path: file };
      }
    })(),
    totalBytes: once.reduce((sum, { bytes }) => sum + bytes, 0),
    leftOut,
  };
}
