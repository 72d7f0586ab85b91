import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isPostcodeTable,
  metresMoved,
  type MovedAddress,
  movedAddressSentence,
  postcodeInDirectory,
  postcodeLayout,
  releaseGates,
  releaseNameOf,
  type ReleaseUnderTest,
} from './index.js';

const at = { file: 'release.csv', row: 2 };
const columnsOf = (header: string) => postcodeLayout('release.csv', header.split(','));

describe('the layout of a file of postcodes', () => {
  it.each([
    ['to May 2025', 'pcd,pcd2,pcds,doterm,oscty,oslaua,oseast1m,osnrth1m,osgrdind,ctry', [2, 4, 5, 6, 7, 8, 9, 3]],
    ['to May 2026', 'pcd7,pcd8,pcds,doterm,cty25cd,lad25cd,east1m,north1m,gridind,ctry25cd', [2, 4, 5, 6, 7, 8, 9, 3]],
    [
      'of August 2026',
      'pcd7,pcds,doterm,cty26cd,ced25cd,lad26cd,east1m,north1m,gridind,ctry26cd',
      [1, 3, 5, 6, 7, 8, 9, 2],
    ],
    ['NSPL, new', 'pcds,doterm,east1m,north1m,gridind,cty25cd,lad25cd,ctry25cd', [0, 5, 6, 2, 3, 4, 7, 1]],
    ['NSPL, old', 'pcds,doterm,oseast1m,osnrth1m,osgrdind,cty,ced,laua,ward,ctry', [0, 5, 7, 2, 3, 4, 9, 1]],
    ['of a year to come', 'PCDS,DOTERM,CTY31CD,LAD31CD,EAST1M,NORTH1M,GRIDIND,CTRY31CD', [0, 2, 3, 4, 5, 6, 7, 1]],
    ['without pcds', 'pcd7,pcd8,doterm,cty25cd,lad25cd,east1m,north1m,gridind,ctry25cd', [1, 3, 4, 5, 6, 7, 8, 2]],
  ])('is found by patterns: the directory %s', (_when, header, positions) => {
    expect(columnsOf(header)).toEqual({ kind: 'directory', positions });
  });

  it('is told of Code-Point Open by its first row, since it has no header', () => {
    const row = 'AB101AB,10,394235,806529,S92000003,,S08000020,,S12000033,S13002842';
    expect(columnsOf(row)).toEqual({ kind: 'code-point-open', positions: [0, 7, 8, 2, 3, 1, 4, -1] });
    expect(columnsOf(row.replace('S12000033', 'Aberdeen'))).toMatchObject({ code: 'wrong-kind-of-file' });
    expect(columnsOf(`${row},more`)).toMatchObject({ code: 'wrong-kind-of-file' });
  });

  it.each([
    ['missing-column', 'pcds,doterm,cty25cd,lad25cd,east1m,gridind,ctry25cd', /north1m/],
    ['wrong-kind-of-file', 'CHILD,SEX,DOB', /Code-Point Open/],
  ])('fails loudly: %s', (code, header, told) => {
    expect(columnsOf(header)).toMatchObject({ code, sentence: expect.stringMatching(told) });
  });

  it('gives positions of its own header or a problem, whatever the header', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('pcds', 'laua', 'cty', 'ctry', 'doterm'))),
        (header) => {
          const layout = postcodeLayout('x', header);
          if ('sentence' in layout) expect(layout.severity).toBe('error');
          else expect(Math.max(...layout.positions)).toBeLessThan(header.length);
        },
      ),
    );
  });
});

describe('a postcode of a release', () => {
  it('has no place at quality 90 of Code-Point Open, which writes noughts there', () => {
    const cells = ['AB101AA', '', 'S12000033', '0', '0', '90', 'S92000003', ''];
    expect(postcodeInDirectory(cells, at)).toMatchObject({ place: null, areaCode: 'SCO', isLive: true });
    expect(postcodeInDirectory(cells.with(5, '60').with(3, '394235').with(4, '806529'), at)).toMatchObject({
      place: { easting: 394_235, northing: 806_529 },
    });
  });

  it('is Northern Irish without a place, whatever its grid reference, by the code of its country', () => {
    const cells = ['BT1 1AA', 'N99999999', 'N09000003', '333800', '0374000', '1', 'N92000002', ''];
    expect(postcodeInDirectory(cells, at)).toEqual({
      ...{ postcode: 'BT11AA', place: null, areaCode: 'NIR', districtCode: 'N09000003', isLive: true },
    });
  });
});

describe('an archive of postcodes', () => {
  it.each([
    ['ONSPD_NOV_2025.zip/Data/ONSPD_NOV_2025_UK.csv', true],
    ['ONSPD_NOV_2025.zip/Data/multi_csv/ONSPD_NOV_2025_UK_AB.csv', false],
    ['ONSPD_NOV_2025.zip/Documents/LAD names and codes.csv', false],
    ['ONSPD_NOV_2025.zip/User Guide/guide.pdf', false],
    ['ONSPD_NOV_2025.zip/Data/ONSPD_NOV_2025_UK.txt', false],
    ['codepo_gb.zip/Data/CSV/ab.csv', true],
    ['codepo_gb.zip/Doc/Code-Point_Open_Column_Headers.csv', false],
    ['ONSPD_NOV_2025_UK', true],
  ])('%s is read: %j', (name, isRead) => {
    expect(isPostcodeTable(name)).toBe(isRead);
  });

  it.each([
    ['2025/ONSPD_NOV_2025_UK.csv.gz', 'ONSPD_NOV_2025_UK'],
    ['codepo_gb.ZIP', 'codepo_gb'],
    ['release', 'release'],
  ])('names its release: %s is %s', (file, name) => {
    expect(releaseNameOf(file)).toBe(name);
  });
});

describe('the checks of a whole release', () => {
  const authority = (number: number) => ({ code: `E1000${9_900 + number}`, name: `Authority ${number}` });
  const listed = Array.from({ length: 40 }, (_, number) => authority(number));
  const sound: ReleaseUnderTest = {
    file: 'release.csv',
    postcodes: 95_000,
    withoutPlace: 4_000,
    northernIrish: 3_000,
    areas: new Set(listed.map(({ code }) => code)),
    districts: new Set(['E07009901', 'E07009902', 'E07009903']),
    previous: { name: 'before', postcodes: 100_000 },
    listed,
    own: [
      {
        ...authority(3),
        districts: [
          { code: 'E07009901', name: 'Aldermere' },
          { code: 'E07009902', name: 'Brackendale' },
        ],
      },
    ],
  };
  const codesOf = (more: Partial<ReleaseUnderTest>) => releaseGates({ ...sound, ...more }).map(({ code }) => code);

  it.each<[string, Partial<ReleaseUnderTest>, readonly string[]]>([
    ['a sound one', {}, []],
    ['the first one', { previous: null, postcodes: 3 }, []],
    ['one with a twentieth fewer', { postcodes: 95_000 }, []],
    ['one with more than a twentieth fewer', { postcodes: 94_999 }, ['release-has-fewer-postcodes']],
    ['one that lacks 2 of 40 authorities', { areas: new Set(listed.slice(0, 38).map(({ code }) => code)) }, []],
    [
      'one that lacks 3 of 40',
      { areas: new Set(listed.slice(0, 37).map(({ code }) => code)) },
      ['release-lacks-authorities'],
    ],
    ['one without a list to hold it against', { listed: [], own: [], areas: new Set() }, []],
    ['one that lacks a district of ours', { districts: new Set(['E07009901']) }, ['release-lacks-own-district']],
    [
      'one that lacks our authority',
      { areas: new Set(listed.filter((_, at) => at !== 3).map(({ code }) => code)), districts: new Set() },
      ['release-lacks-own-authority'],
    ],
    ['one with 5% without a grid reference', { withoutPlace: 4_600 }, []],
    ['one with more', { withoutPlace: 4_601 }, ['release-lacks-grid-references']],
    ['a handful of rows', { previous: null, postcodes: 900, withoutPlace: 400, northernIrish: 0 }, []],
  ])('of %s', (_what, more, codes) => {
    expect(codesOf(more)).toEqual(codes);
  });

  it('are sentences with their figures', () => {
    const [fewer, lacking] = releaseGates({
      ...sound,
      postcodes: 60_000,
      areas: new Set(listed.slice(2, 20).map(({ code }) => code)),
    });
    expect(fewer?.sentence).toBe(
      'The release has 60,000 postcodes; the one in use (before) has 100,000. That is 40.0% fewer, more than 5%: it may be cut off or be of one area only.',
    );
    expect(lacking?.sentence).toBe(
      "18 of the 40 authorities of today's list have postcodes in the release. It lacks Authority 0, Authority 1, Authority 20, Authority 21, Authority 22 and 17 more.",
    );
  });
});

describe('an address that moved', () => {
  const nameOf = (code: string): string => ({ E1: 'Norchester', E2: 'Southshire' })[code] ?? code;
  const before = { place: { easting: 400_000, northing: 200_000 }, areaCode: 'E1', districtCode: 'D1' };
  const moved = (more: Partial<MovedAddress>): MovedAddress => ({
    ...{ ordinal: 1, kind: 'home', owner: 'LH-12', postcode: 'ZN47QD', before, after: before, metres: 0, ...more },
  });

  it.each<[Partial<MovedAddress>, string]>([
    [
      { after: { ...before, areaCode: 'E2', districtCode: 'D2' } },
      'Home LH-12 (ZN4 7QD): the area was Norchester and is Southshire.',
    ],
    [{ metres: 1_204 }, 'Home LH-12 (ZN4 7QD): it moved by 1,204 m.'],
    [{ after: null }, 'Home LH-12 (ZN4 7QD): the postcode is no longer known.'],
    [{ before: null }, 'Home LH-12 (ZN4 7QD): the postcode was not known and is known now.'],
    [{ after: { ...before, place: null } }, 'Home LH-12 (ZN4 7QD): it has no grid reference any more.'],
    [{ after: { ...before, districtCode: 'D3' } }, 'Home LH-12 (ZN4 7QD): the district was D1 and is D3.'],
    [
      { kind: 'request-home', owner: 'NH-4', after: { ...before, areaCode: null, districtCode: null } },
      'Home of the child of request NH-4 (ZN4 7): the area was Norchester and is not known.',
    ],
  ])('is told in a sentence: %#', (more, sentence) => {
    expect(movedAddressSentence(moved(more), nameOf)).toBe(sentence);
  });

  it('moved by whole metres, where both places are known', () => {
    expect(metresMoved(before, { ...before, place: { easting: 400_030, northing: 200_041 } })).toBe(51);
    expect(metresMoved(before, { ...before, place: null })).toBeNull();
    expect(metresMoved(null, before)).toBeNull();
  });
});
