import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { faultFromOutput, onDisk } from './disk-fault.js';

const refused = (code: string) => (): never => {
  throw Object.assign(new Error(`${code}: refused`), { code });
};

describe('what the disk refuses', () => {
  it.each([
    ['ENOSPC', 'The disk is full: there is no room for the database in /somewhere.'],
    ['EDQUOT', 'The disk quota is used up: there is no room for the database in /somewhere.'],
    ['EACCES', 'The folder /somewhere cannot be written by this account; choose another with NEARHOME_DATA.'],
    ['EROFS', 'The folder /somewhere is on a read-only disk; choose another with NEARHOME_DATA.'],
    ['ENOTDIR', '/somewhere is not a folder; choose another with NEARHOME_DATA.'],
  ])('%s becomes a sentence', (code, sentence) => {
    expect(() => onDisk('/somewhere', refused(code))).toThrow(sentence);
  });

  it('is a sentence when the disk is really full', () => {
    if (!existsSync('/dev/full')) return;
    expect(() => onDisk('/data', () => writeFileSync('/dev/full', 'x'))).toThrow(/^The disk is full/);
  });

  it('stays a fault of the program when it is one', () => {
    expect(() => onDisk('/somewhere', refused('EBADF'))).toThrow('EBADF: refused');
  });
});

describe('what a server program says', () => {
  it.each([
    ['initdb: error: could not create file: No space left on device', 'The disk is full'],
    ['FATAL:  could not extend file "x": wrote only 4096 of 8192 bytes at block 9', 'The disk is full'],
    ['FATAL:  could not open file "x": Permission denied', 'The folder /data cannot be written'],
    [
      'LOG:  starting\nFATAL:  data directory has wrong ownership\nHINT: x',
      'postgres said "FATAL:  data directory has wrong ownership".',
    ],
    ['', 'postgres said "nothing".'],
  ])('%j becomes a sentence', (output, sentence) => {
    expect(faultFromOutput('postgres', '/data', output).message).toContain(sentence);
  });
});
