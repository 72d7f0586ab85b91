import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withFolderLock } from './folder-lock.js';
import { identityOf } from './process-life.js';

describe('the lock of a folder', () => {
  let folder = '';
  let lockFile = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'nearhome-lock-'));
    lockFile = path.join(folder, 'launcher.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one work at a time, and leaves nothing behind', async () => {
    let [working, most] = [0, 0];
    const work = async (): Promise<void> => {
      working += 1;
      most = Math.max(most, working);
      await pause(5);
      working -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFolderLock(lockFile, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names its holder, and is given back when the work fails', async () => {
    const failing = withFolderLock(lockFile, () => {
      expect(readFileSync(lockFile, 'utf8')).toBe(identityOf(process.pid));
      return Promise.reject(new Error('no luck'));
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a dead process', '4194305 77'],
    ['a dead process whose number lives on as another', `${process.pid} 1`],
  ])('is taken over from %s', async (_of, holder) => {
    writeFileSync(lockFile, holder);
    let most = 0;
    let working = 0;
    const work = async (): Promise<void> => {
      working += 1;
      most = Math.max(most, working);
      await pause(5);
      working -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFolderLock(lockFile, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says in a sentence that its folder is no folder', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const asked = withFolderLock(path.join(file, 'launcher.lock'), () => Promise.resolve());
    await expect(asked).rejects.toThrow(`${file} is not a folder; choose another with NEARHOME_DATA.`);
  });
});
