/**
 * The invented country: one county, its neighbours, and their districts. Nothing in it exists; it lies where the National
 * Grid has only the North Sea. Places are kilometres east and north of the country's own corner.
 */
export interface DistrictPlan {
  readonly code: string;
  readonly name: string;
  readonly east: number;
  readonly north: number;
  /** How many postcodes it has beside the others. */
  readonly weight: number;
}

export interface AuthorityPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: 'county' | 'unitary authority';
  readonly districts: readonly DistrictPlan[];
}

/** The corner of the invented country on the National Grid, in metres, and its size in kilometres. */
export const corner = { easting: 545_000, northing: 520_000 };
export const extent = { east: 132, north: 112 };

export const demonstrationAuthorityCode = 'E10009901';

type Site = readonly [name: string, east: number, north: number, weight: number];

const county = (number: number, name: string, sites: readonly Site[]): AuthorityPlan => ({
  code: `E10${String(9900 + number).padStart(6, '0')}`,
  name,
  kind: 'county',
  districts: sites.map(([district, east, north, weight], at) => ({
    code: `E07${String(9000 + number * 20 + at).padStart(6, '0')}`,
    name: district,
    east,
    north,
    weight,
  })),
});

const unitary = (number: number, site: Site): AuthorityPlan => {
  const code = `E06${String(9900 + number).padStart(6, '0')}`;
  const [name, east, north, weight] = site;
  return { code, name, kind: 'unitary authority', districts: [{ code, name, east, north, weight }] };
};

/** The demonstration county first, then those around it, then those beyond. */
export const authorityPlans: readonly AuthorityPlan[] = [
  county(1, 'Fableshire', [
    ['Aldermere', 42, 47, 8],
    ['Brindleham', 53, 46.5, 10],
    ['Castlewick', 64, 47, 16],
    ['Dunmarrow', 75, 46, 10],
    ['Elverton', 86, 47, 8],
    ['Farrowdown', 42.5, 62, 7],
    ['Goldenhurst', 53.5, 63, 12],
    ['Harrowmead', 64.5, 62, 11],
    ['Ivelbridge', 75.5, 63, 10],
    ['Juniper Vale', 86.5, 62, 8],
  ]),
  county(2, 'Quillshire', [
    ['North Quill', 50, 93, 5],
    ['Quillbury', 42, 78, 7],
    ['Featherstow', 56, 79, 8],
    ['Parchment Hill', 70, 79, 7],
    ['High Quill', 65, 93, 5],
  ]),
  county(3, 'Yarnshire', [
    ['Spindleford', 99, 64, 8],
    ['Weftham', 100, 50, 7],
    ['Skeinmouth', 113, 57, 7],
  ]),
  county(4, 'Rhymeshire', [
    ['Couplet Vale', 60, 31, 8],
    ['Stanzaford', 44, 32, 8],
    ['Meterby', 55, 18, 6],
  ]),
  county(5, 'Mythmoor', [
    ['Griffindale', 29, 63, 7],
    ['Wyvernham', 17, 61, 6],
    ['Phoenixford', 24, 75, 6],
  ]),
  unitary(1, ['Inkmoor', 83, 76, 10]),
  unitary(2, ['Sagamouth', 96, 37, 10]),
  unitary(3, ['Lorebridge', 78, 32, 12]),
  unitary(4, ['Versehaven', 29, 48, 10]),
  unitary(5, ['Taleborough', 77, 19, 10]),
  unitary(6, ['Proseby', 83, 91, 9]),
  unitary(7, ['Sonnetham', 101, 81, 9]),
  county(6, 'Balladshire', [
    ['Chorusford', 13, 46, 6],
    ['Refrain', 18, 29, 6],
  ]),
  county(7, 'Epicshire', [
    ['Odeham', 97, 20, 6],
    ['Heroes Down', 112, 33, 7],
    ['Voyageby', 113, 16, 5],
  ]),
  county(8, 'Legendale', [
    ['Great Legend', 113, 76, 6],
    ['Little Legend', 110, 93, 6],
  ]),
  unitary(8, ['Chapterfield', 22, 92, 10]),
];
