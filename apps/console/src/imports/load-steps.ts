/** How many files a step takes at once. */
type FilesTaken = 'one' | 'many';

/** One thing that can be loaded: a step of a first afternoon. */
export interface LoadStep {
  /** The kind of import, as addresses name it. */
  readonly kind: string;
  readonly name: string;
  /** After "load": `your postcodes`. */
  readonly object: string;
  /** What it is for, in a line. */
  readonly purpose: string;
  /** Which files it takes. */
  readonly takes: string;
  readonly choose: string;
  readonly files: FilesTaken;
  readonly accept: string;
  /** What would change is shown before it is applied. */
  readonly isPreviewed: boolean;
  /** The other steps do without it. */
  readonly isOptional?: true;
  /** An empty file with the right columns can be downloaded. */
  readonly hasTemplate: boolean;
}

const tables = '.csv,.xlsx,.zip,.gz';

/** In the order in which a new authority loads them: what comes later is checked against what came before. */
export const loadSteps: readonly LoadStep[] = [
  {
    kind: 'authorities',
    name: 'Areas and their neighbours',
    object: 'your areas and their neighbours',
    purpose: 'So that Nearhome knows which placements are in your area, and which areas adjoin it.',
    takes: 'A CSV file with one row for each authority and the codes of those that adjoin it.',
    choose: 'Choose the file of areas',
    files: 'one',
    accept: tables,
    isPreviewed: false,
    hasTemplate: false,
  },
  {
    kind: 'boundaries',
    name: 'Boundaries',
    object: 'the boundaries of your areas',
    purpose: 'So that areas can be drawn on a map.',
    takes: 'TopoJSON or GeoJSON in metres on the National Grid, as the Office for National Statistics publishes it.',
    choose: 'Choose the boundary file',
    files: 'one',
    accept: '.json,.geojson,.topojson,.zip,.gz',
    isPreviewed: false,
    hasTemplate: false,
  },
  {
    kind: 'postcodes',
    name: 'Postcodes',
    object: 'your postcodes',
    purpose: 'So that distances and areas can be worked out.',
    takes:
      'The ONS postcode directory (ONSPD), the National Statistics postcode lookup (NSPL) or Code-Point Open. The zip as you downloaded it will do. A whole country takes about a minute.',
    choose: 'Choose the postcode file',
    files: 'one',
    accept: tables,
    isPreviewed: false,
    hasTemplate: false,
  },
  {
    kind: 'ssda903',
    name: 'Statutory returns (SSDA903)',
    object: 'your statutory returns',
    purpose: 'So that Nearhome knows which children you look after, where they live and how far that is from home.',
    takes:
      'All the files of one year’s return together: CSV, XML, one Excel workbook, or a zip. Do this once for each year you have; any order will do.',
    choose: 'Choose all the files of one year’s return',
    files: 'many',
    accept: '.csv,.xml,.xlsx,.zip,.gz',
    isPreviewed: false,
    hasTemplate: false,
  },
  {
    kind: 'providers',
    name: 'Providers',
    object: 'your providers',
    purpose: 'So that placements in children’s homes and with agencies show who provides them.',
    takes: 'Ofsted’s list of providers, or the template.',
    choose: 'Choose the providers file',
    files: 'one',
    accept: tables,
    isPreviewed: true,
    hasTemplate: true,
  },
  {
    kind: 'households',
    name: 'Foster homes',
    object: 'your foster homes',
    purpose: 'So that there are homes to find: carers, their approval, their places and who lives with them.',
    takes: 'The whole register of homes in one file. A home that is no longer in the file is removed.',
    choose: 'Choose the file of homes',
    files: 'one',
    accept: tables,
    isPreviewed: true,
    hasTemplate: true,
  },
  {
    kind: 'carers',
    name: 'Carers',
    object: 'your carers',
    purpose: 'So that carers and their approvals can be brought up to date without the whole file of homes.',
    takes: 'One row for each home whose carers or approval changed. Other homes stay as they are.',
    choose: 'Choose the file of carers',
    files: 'one',
    accept: tables,
    isPreviewed: true,
    isOptional: true,
    hasTemplate: true,
  },
  {
    kind: 'availability',
    name: 'Availability',
    object: 'your availability',
    purpose: 'So that places that are free, and those that are not, are as they are today.',
    takes: 'One row for each home whose places or holds changed. Other homes stay as they are.',
    choose: 'Choose the file of availability',
    files: 'one',
    accept: tables,
    isPreviewed: true,
    isOptional: true,
    hasTemplate: true,
  },
  {
    kind: 'requests',
    name: 'Open requests',
    object: 'your open requests',
    purpose: 'So that homes can be found for the children who need one now.',
    takes: 'One row for each child. Requests are added, or brought up to date by their reference.',
    choose: 'Choose the file of requests',
    files: 'one',
    accept: tables,
    isPreviewed: true,
    hasTemplate: true,
  },
];

/** @returns the step of a kind as addresses or answers write it; null when there is none. */
export const stepOf = (kind: unknown): LoadStep | null =>
  loadSteps.find((step) => typeof kind === 'string' && step.kind === kind.toLowerCase()) ?? null;
