import { describe, expect, it } from '@jest/globals';
import { onNationalGrid } from './national-grid.js';

describe('a place in degrees on the National Grid', () => {
  it.each([
    ['Cardiff (CF1 1DN)', 51.479676, -3.18363, 317_900, 176_300],
    ['Aberdeen (AB1 0AA)', 57.101474, -2.242851, 385_386, 801_193],
    ['Hatfield (AL10 8HE)', 51.757174, -0.233718, 522_007, 207_974],
    ['Birmingham (B1 1QE)', 52.474593, -1.904261, 406_600, 286_300],
  ])('%s is within six metres of its published grid reference', (_where, latitude, longitude, easting, northing) => {
    const found = onNationalGrid({ latitude, longitude });
    expect(Math.hypot(found.easting - easting, found.northing - northing)).toBeLessThan(6);
  });
});
