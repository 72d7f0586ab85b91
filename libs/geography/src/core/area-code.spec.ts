import { describe, expect, it } from '@jest/globals';
import { areaCodeOf, isAuthorityCode } from './area-code.js';

const england = 'E92000001';

describe('the area of a postcode', () => {
  it.each([
    ['a district of a county', 'E10000020', 'E07000148', england, 'E10000020'],
    ['a unitary authority', 'E99999999', 'E06000065', england, 'E06000065'],
    ['a metropolitan district, under a county that has no council', 'E11000001', 'E08000039', england, 'E08000039'],
    ['a London borough', 'E13000001', 'E09000033', england, 'E09000033'],
    ['Scotland', 'S99999999', 'S12000027', 'S92000003', 'SCO'],
    ['Wales', 'W99999999', 'W06000015', 'W92000004', 'WAL'],
    ['Northern Ireland', 'N99999999', 'N09000003', 'N92000002', 'NIR'],
    ['the Channel Islands', 'L99999999', 'L99999999', 'L93000001', null],
    ['the Isle of Man', 'M99999999', 'M99999999', 'M83000003', null],
    ['nowhere', '', '', '', null],
    ['England without a district', 'E99999999', 'E99999999', england, null],
  ])('in %s', (_where, county, district, country, area) => {
    expect(areaCodeOf({ county, district, country })).toBe(area);
  });

  it.each([
    ['E10000020', true],
    ['E10009901', true],
    ['e10000020', false],
    ['E1000002', false],
    ['E99999999', false],
    ['S12000027', false],
    ['E10000020 ', false],
  ])('%j is an authority in England: %j', (text, is) => {
    expect(isAuthorityCode(text)).toBe(is);
  });
});
