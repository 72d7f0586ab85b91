import { describe, expect, it } from '@jest/globals';
import { parsePostcode, sectorOf, spacedPostcode } from './postcode.js';

describe('a postcode', () => {
  it.each([
    ['NR14 7XP', 'NR147XP'],
    ['nr147xp', 'NR147XP'],
    ['  nr14  7xp ', 'NR147XP'],
    ['N1  1AA', 'N11AA'],
    ['EC1A1BB', 'EC1A1BB'],
    ['NPT 3JZ', 'NPT3JZ'],
    ['ZN1\u00a01AA', 'ZN11AA'],
    ['', null],
    ['2TR', null],
    ['NR14 7X', null],
    ['NR14 XXP', null],
    ['C251YTX', null],
    ["N1 1AA'--", null],
  ])('%j is compared as %j', (text, compared) => {
    expect(parsePostcode(text)).toBe(compared);
  });

  it('is written with its space, and has a sector', () => {
    expect(spacedPostcode('NR147XP')).toBe('NR14 7XP');
    expect(sectorOf('NR147XP')).toBe('NR14 7');
    expect(sectorOf('N11AA')).toBe('N1 1');
  });
});
