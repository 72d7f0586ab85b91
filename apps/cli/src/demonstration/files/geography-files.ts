import { type BorderMap } from '../geography/borders.js';
import { authorityPlans } from '../geography/plan.js';
import { type Postcode } from '../geography/postcodes.js';
import { csvText } from './csv.js';
import { latitudeLongitude } from './latitude-longitude.js';
import { type DemonstrationFile } from './demonstration-file.js';

/** The columns of the ONS Postcode Directory of November 2025, in order. */
const onspdColumns =
  'pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,hlth19cd,nhser24cd,ctry25cd,rgn25cd,ssr95cd,pcon24cd,eer20cd,educ23cd,ttwa15cd,pco19cd,itl25cd,wdstl05cd,oa01cd,wdcas03cd,npark16cd,lsoa01cd,msoa01cd,ruc01ind,oac01ind,oa11cd,lsoa11cd,msoa11cd,wz11cd,sicbl24cd,bua24cd,ruc11ind,oac11ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd20ind,cal24cd,icb23cd,oa21cd,lsoa21cd,msoa21cd,ruc21ind'.split(
    ',',
  );

/** What stands in the columns that nothing reads: well-formed codes that belong to no place. */
const filler: Readonly<Record<string, string>> = {
  dointr: '198001',
  ced25cd: 'E99999999',
  wd25cd: 'E05999999',
  parncp25cd: 'E04000000',
  usrtypind: '0',
  hlth19cd: 'E18000000',
  nhser24cd: 'E40000000',
  ctry25cd: 'E92000001',
  rgn25cd: 'E12000000',
  pcon24cd: 'E14000000',
  eer20cd: 'E15000000',
  educ23cd: 'E23000000',
  ttwa15cd: 'E30000000',
  pco19cd: 'E16000000',
  itl25cd: 'E06000000',
  wdstl05cd: '00AAAA',
  wdcas03cd: '00AAAA',
  npark16cd: 'E65000001',
  ruc01ind: '5',
  oac01ind: '2A1',
  imd20ind: '12345',
  ruc21ind: 'UN1',
};

function postcodeRow(postcode: Postcode): readonly string[] {
  const [outward, inward] = postcode.text.split(' ') as [string, string];
  const { authority, code } = postcode.district;
  const { latitude, longitude } = latitudeLongitude(postcode.easting, postcode.northing);
  const known: Readonly<Record<string, string>> = {
    ...filler,
    pcd7: outward.padEnd(4) + inward,
    pcd8: outward.padEnd(5) + inward,
    pcds: postcode.text,
    doterm: postcode.ended,
    cty25cd: authority.kind === 'county' ? authority.code : 'E99999999',
    lad25cd: code,
    east1m: postcode.located ? String(postcode.easting) : '',
    north1m: postcode.located ? String(postcode.northing).padStart(7, '0') : '',
    gridind: postcode.located ? '1' : '9',
    lat: postcode.located ? latitude.toFixed(6) : '99.999999',
    long: postcode.located ? longitude.toFixed(6) : '0.000000',
  };
  return onspdColumns.map((column) => known[column] ?? '');
}

/** The invented postcodes in the layout of the ONS Postcode Directory. */
export const postcodesFile = (postcodes: readonly Postcode[]): DemonstrationFile => ({
  path: 'fictional-postcodes.csv',
  text: csvText(onspdColumns, postcodes.map(postcodeRow)),
});

/** Authorities with those that adjoin them. */
export function authoritiesFile(map: BorderMap): DemonstrationFile {
  const codeOf = (index: number): string => authorityPlans[index]?.code ?? '';
  const neighbours = authorityPlans.map((_, index) =>
    map.adjoining.flatMap(([a, b]) => (a === index ? [codeOf(b)] : b === index ? [codeOf(a)] : [])).sort(),
  );
  return {
    path: 'fictional-authorities.csv',
    text: csvText(
      ['utla25cd', 'utla25nm', 'utla_type', 'adjacent_utla25cd'],
      authorityPlans.map(({ code, name, kind }, index) => [code, name, kind, neighbours[index]?.join(' ') ?? '']),
    ),
  };
}

/** Districts by name, and the authority each is in. */
export const districtsFile = (): DemonstrationFile => ({
  path: 'fictional-districts.csv',
  text: csvText(
    ['lad25cd', 'lad25nm', 'utla25cd'],
    authorityPlans.flatMap((authority) => authority.districts.map(({ code, name }) => [code, name, authority.code])),
  ),
});

/** Boundaries as TopoJSON in metres on the National Grid: neighbours share the very same line. */
export function boundariesFile(map: BorderMap): DemonstrationFile {
  const geometries = authorityPlans.map(({ code, name }, index) => ({
    type: 'Polygon',
    id: code,
    properties: { areacd: code, areanm: name, fictional: true },
    arcs: map.rings[index],
  }));
  const topology = {
    type: 'Topology',
    notice: 'Fictional boundaries of a fictional country, made for the demonstration of Nearhome.',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
    objects: { authorities: { type: 'GeometryCollection', geometries } },
    arcs: map.borders.map(({ points }) => points),
  };
  return { path: 'fictional-boundaries.topo.json', text: `${JSON.stringify(topology)}\n` };
}
