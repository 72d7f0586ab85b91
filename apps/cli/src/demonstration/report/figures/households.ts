import { type CsvRow, dayIn, field, type FileSet } from '../file-set.js';
import { type Figure, percent, shares } from '../figure.js';

const number = (row: CsvRow, column: string): number => Number(field(row, column) || 0);
const children = (row: CsvRow): number => [1, 2, 3, 4, 5, 6].filter((nth) => field(row, `CHILD_${nth}`) !== '').length;
const isKinship = (row: CsvRow): boolean => field(row, 'HOUSEHOLD').startsWith('KC-');
const isSupported = (row: CsvRow): boolean => field(row, 'HOUSEHOLD').startsWith('SA-');
const isAgency = (row: CsvRow): boolean => field(row, 'SERVICE_TYPE') === 'agency';

/** The register of homes: how many, how large, and what becomes of their places. */
export function householdFigures(files: FileSet): Figure[] {
  const rows = files.rows('fictional-households.csv');
  const mainstream = rows.filter((row) => !isKinship(row) && !isSupported(row));
  const count = (id: string, what: string, target: number, tolerance: number, generated: number): Figure => ({
    id,
    what,
    unit: 'homes',
    target,
    tolerance,
    generated,
  });
  const has =
    (column: string, from: number, to = from) =>
    (row: CsvRow): boolean =>
      number(row, column) >= from && number(row, column) <= to;
  return [
    count('in-house', 'In-house mainstream homes', 225, 0, mainstream.filter((row) => !isAgency(row)).length),
    count('kinship', 'Kinship homes', 90, 15, rows.filter(isKinship).length),
    count('agency', 'Agency homes', 240, 0, mainstream.filter(isAgency).length),
    ...shares('places', 'Mainstream homes', mainstream, [
      ['1 place', 31, 1.5, has('PLACES', 1)],
      ['2 places', 35, 1.5, has('PLACES', 2)],
      ['3 places', 28, 1.5, has('PLACES', 3)],
      ['4 places or more', 6, 1.5, has('PLACES', 4, 12)],
    ]),
    ...shares('bedrooms', 'Mainstream homes', mainstream, [
      ['1 bedroom', 45, 2, has('BEDROOMS', 1)],
      ['2 bedrooms', 38, 2, has('BEDROOMS', 2)],
      ['3 bedrooms or more', 17, 2, has('BEDROOMS', 3, 20)],
    ]),
    ...placeFigures(mainstream),
    ...constellationFigures(rows),
  ];
}

/** A place is filled, kept back for one reason, or vacant: in that order, and each once. */
function placeFigures(mainstream: readonly CsvRow[]): Figure[] {
  const kept = new Map<string, number>();
  const keep = (reason: string, places: number): void => void kept.set(reason, (kept.get(reason) ?? 0) + places);
  let [all, filled, vacant] = [0, 0, 0];
  for (const row of mainstream) {
    const reasons = [1, 2].map(
      (nth) => [field(row, `NOT_AVAILABLE_${nth}_REASON`), number(row, `NOT_AVAILABLE_${nth}_PLACES`)] as const,
    );
    for (const [reason, places] of reasons) if (reason !== '') keep(groupOf(reason), places);
    keep('Staying Put', number(row, 'STAYING_PUT'));
    keep('hub', number(row, 'HUB_BEDS'));
    const keptHere =
      reasons.reduce((sum, [, places]) => sum + places, 0) + number(row, 'STAYING_PUT') + number(row, 'HUB_BEDS');
    const free = number(row, 'PLACES') - children(row) - keptHere;
    if (field(row, 'HOLD_SCOPE') === 'new-children' || field(row, 'HOLD_SCOPE') === 'all') keep('hold', free);
    else vacant += free;
    all += number(row, 'PLACES');
    filled += children(row);
  }
  const notAvailable = [...kept.values()].reduce((sum, places) => sum + places, 0);
  const share = (id: string, what: string, target: number, tolerance: number, generated: number): Figure => ({
    id,
    what,
    unit: '%',
    target,
    tolerance,
    generated,
  });
  const reason = (name: string, target: number): Figure =>
    share(
      `kept-${name.toLowerCase().replaceAll(' ', '-')}`,
      `Places not available: ${name}`,
      target,
      5,
      percent(kept.get(name) ?? 0, notAvailable),
    );
  return [
    {
      id: 'places-a-home',
      what: 'Places a mainstream home',
      unit: 'places',
      target: 2.09,
      tolerance: 0.05,
      generated: all / mainstream.length,
    },
    share('filled', 'Places filled', 60, 3, percent(filled, all)),
    share('vacant', 'Places vacant', 16, 3, percent(vacant, all)),
    share('not-available', 'Places not available', 24, 3, percent(notAvailable, all)),
    reason('needs of the child placed', 35),
    reason('break', 20),
    reason('household change', 15),
    reason('Staying Put', 12),
    reason('hold', 6),
    reason('hub', 3),
    reason('other', 9),
  ];
}

const groupOf = (reason: string): string =>
  ({
    'needs-of-child-placed': 'needs of the child placed',
    'carer-break': 'break',
    'carer-circumstances': 'household change',
  })[reason] ?? 'other';

function constellationFigures(rows: readonly CsvRow[]): Figure[] {
  const members = rows.filter(
    (row) => field(row, 'CONSTELLATION') !== '' && dayIn(row, 'CONSTELLATION_UNTIL') === null,
  );
  const sizes = new Map<string, number>();
  for (const row of members) {
    if (field(row, 'CONSTELLATION_ROLE') === 'satellite') {
      sizes.set(field(row, 'CONSTELLATION'), (sizes.get(field(row, 'CONSTELLATION')) ?? 0) + 1);
    }
  }
  const hubs = members.filter((row) => field(row, 'CONSTELLATION_ROLE') === 'hub').length;
  return [
    {
      id: 'constellations',
      what: 'Constellations, each with one hub',
      unit: 'hubs',
      target: 4,
      tolerance: 1,
      generated: hubs,
    },
    {
      id: 'fewest-satellites',
      what: 'Satellites of the smallest constellation',
      unit: 'homes',
      target: 8,
      tolerance: 2,
      generated: Math.min(...sizes.values()),
    },
    {
      id: 'most-satellites',
      what: 'Satellites of the largest constellation',
      unit: 'homes',
      target: 8,
      tolerance: 2,
      generated: Math.max(...sizes.values()),
    },
  ];
}
