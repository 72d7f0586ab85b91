import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandRefused } from '../command-refused.js';

/** A file to be written, by its path in the folder. */
export interface FileToWrite {
  readonly name: string;
  readonly text: string;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function entriesOf(folder: string): Promise<readonly string[] | null> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new CommandRefused(`${folder} is a file. Name a folder.`);
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Writes whole files or none: all of them beside the folder first, then each is put in its place by renaming it.
 *
 * @param old with `replace`, names of files of earlier such writing; those that are not written again are removed, since
 *   they would be taken for part of the new ones. Nothing else in the folder is touched.
 * @throws CommandRefused when the folder holds anything and is not to be replaced, or cannot be written.
 */
export async function writeFolder(
  folder: string,
  files: readonly FileToWrite[],
  { replace, old }: { readonly replace: boolean; readonly old: (name: string) => boolean },
): Promise<void> {
  const target = path.resolve(folder);
  const there = await entriesOf(target);
  if (there !== null && there.length > 0 && !replace) {
    throw new CommandRefused(`${folder} is not empty. Name another folder, or say --replace to write over its files.`);
  }
  try {
    await mkdir(path.dirname(target), { recursive: true });
    const fresh = await mkdtemp(`${target}.writing-`);
    try {
      for (const { name, text } of files) {
        await mkdir(path.dirname(path.join(fresh, name)), { recursive: true });
        await writeFile(path.join(fresh, name), text, { flush: true });
      }
      if (there === null || there.length === 0) {
        if (there !== null) await rmdir(target);
        await rename(fresh, target);
      } else {
        await putInto(target, fresh, files, old);
      }
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOSPC') {
      const why = code === 'ENOSPC' ? 'there is no space left' : 'you may not write there';
      throw new CommandRefused(`Nothing was written to ${folder}: ${why}.`);
    }
    throw error;
  }
}

async function putInto(
  target: string,
  fresh: string,
  files: readonly FileToWrite[],
  old: (name: string) => boolean,
): Promise<void> {
  const names = new Set(files.map(({ name }) => path.normalize(name)));
  for (const name of names) {
    await mkdir(path.dirname(path.join(target, name)), { recursive: true });
    await rename(path.join(fresh, name), path.join(target, name));
  }
  const found = await readdir(target, { recursive: true, withFileTypes: true });
  for (const entry of found.filter((one) => one.isFile())) {
    const name = path.relative(target, path.join(entry.parentPath, entry.name));
    if (names.has(name) || !old(name.split(path.sep).join('/'))) continue;
    await rm(path.join(target, name));
    if (path.dirname(name) !== '.') await rmdir(path.join(target, path.dirname(name))).catch(() => undefined);
  }
}
