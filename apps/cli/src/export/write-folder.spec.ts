import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CommandRefused } from '../command-refused.js';
import { writeFolder } from './write-folder.js';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'write-folder-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const files = [
  { name: 'a.csv', text: 'A\r\n' },
  { name: '2020-21/b.csv', text: 'B\r\n' },
];
const old = (name: string): boolean => name.endsWith('.csv');
const found = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((one) => one.isFile())
    .map((one) => path.relative(folder, path.join(one.parentPath, one.name)))
    .sort();
};

describe('writing a folder', () => {
  it.each(['new', 'empty', 'deep/new'])(
    'writes whole files into a %s one, and leaves nothing beside it',
    async (name) => {
      const folder = path.join(base, name);
      if (name === 'empty') await mkdir(folder);
      await writeFolder(folder, files, { replace: false, old });
      expect(await found(folder)).toEqual(['2020-21/b.csv', 'a.csv']);
      expect(await readFile(path.join(folder, 'a.csv'), 'utf8')).toBe('A\r\n');
      expect(await readdir(path.dirname(folder))).toEqual([path.basename(folder)]);
    },
  );

  it('refuses a folder that holds anything, and a file, and changes nothing', async () => {
    await writeFile(path.join(base, 'a.csv'), 'mine');
    await expect(writeFolder(base, files, { replace: false, old })).rejects.toThrow('is not empty');
    await expect(writeFolder(path.join(base, 'a.csv'), files, { replace: true, old })).rejects.toThrow(CommandRefused);
    expect(await found(base)).toEqual(['a.csv']);
    expect(await readFile(path.join(base, 'a.csv'), 'utf8')).toBe('mine');
  });

  it('told to replace takes away what earlier writing left, and nothing else', async () => {
    await mkdir(path.join(base, '2019-20'));
    for (const name of ['a.csv', 'gone.csv', '2019-20/gone.csv', 'notes.txt']) {
      await writeFile(path.join(base, name), 'before');
    }
    await writeFolder(base, files, { replace: true, old });
    expect(await found(base)).toEqual(['2020-21/b.csv', 'a.csv', 'notes.txt']);
    expect(await readFile(path.join(base, 'notes.txt'), 'utf8')).toBe('before');
    expect(await readdir(base)).not.toContain('2019-20');
  });
});
