/** A point on the national grid, in metres. */
interface GridPoint {
  readonly easting: number;
  readonly northing: number;
}

export type PinKind = 'eligible' | 'needs-authority' | 'near-miss';

/** One home to be drawn, by the number it has in the list. */
export interface HomeOnMap {
  readonly number: number;
  readonly kind: PinKind;
  readonly name: string;
  readonly miles: string;
  readonly area: (GridPoint & { readonly postcodeSector: string }) | null;
}

export interface MapFacts {
  readonly homes: readonly HomeOnMap[];
  readonly childHome: GridPoint | null;
  readonly school: GridPoint | null;
  readonly areas: readonly { readonly name: string; readonly rings: readonly (readonly GridPoint[])[] }[];
}

type Anchor = 'start' | 'middle' | 'end';

interface Pin {
  readonly kind: PinKind;
  readonly x: number;
  readonly y: number;
  /** Blank where there is no room for it. */
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly labelAnchor: Anchor;
}

export interface HomesMap {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly boundaries: readonly string[];
  readonly areaNames: readonly { readonly x: number; readonly y: number; readonly name: string }[];
  readonly rings: readonly { readonly radius: number; readonly label: string; readonly labelY: number }[];
  readonly childHome: { readonly x: number; readonly y: number } | null;
  readonly school: { readonly x: number; readonly y: number } | null;
  readonly pins: readonly Pin[];
  readonly rows: readonly {
    readonly numbers: string;
    readonly sector: string;
    readonly homes: readonly {
      readonly number: number;
      readonly name: string;
      readonly kind: string;
      readonly miles: string;
    }[];
  }[];
  readonly withoutPlace: readonly string[];
}

const metresInAMile = 1609.344;
const width = 640;
const shortest = 360;
const tallest = 640;
const margin = 44;
const leastSpanMetres = 8 * metresInAMile;
const ringMiles = [1, 2, 5, 10, 20, 50, 100] as const;
const mostRings = 3;
const mostNumbersOnALabel = 4;

const kindNames: Readonly<Record<PinKind, string>> = {
  eligible: 'eligible',
  'needs-authority': 'needs authority',
  'near-miss': 'near miss',
};
const bestFirst: readonly PinKind[] = ['eligible', 'needs-authority', 'near-miss'];

/** Turns metres on the grid into points on the picture: north is up, so northings are flipped. */
interface Projection {
  readonly height: number;
  readonly unitsPerMetre: number;
  point(place: GridPoint): { readonly x: number; readonly y: number };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function projectionOver(places: readonly GridPoint[]): Projection {
  const eastings = places.map(({ easting }) => easting);
  const northings = places.map(({ northing }) => northing);
  const west = Math.min(...eastings);
  const south = Math.min(...northings);
  const east = Math.max(...eastings);
  const north = Math.max(...northings);
  const across = Math.max(east - west, leastSpanMetres);
  const up = Math.max(north - south, leastSpanMetres * 0.6);
  const unitsPerMetre = Math.min((width - 2 * margin) / across, (tallest - 2 * margin) / up);
  const height = Math.round(Math.min(Math.max(up * unitsPerMetre + 2 * margin, shortest), tallest));
  const middle = { easting: (west + east) / 2, northing: (south + north) / 2 };
  return {
    height,
    unitsPerMetre,
    point: ({ easting, northing }) => ({
      x: rounded(width / 2 + (easting - middle.easting) * unitsPerMetre),
      y: rounded(height / 2 - (northing - middle.northing) * unitsPerMetre),
    }),
  };
}

/** @returns the path of an outline, or null when none of it is in view. Points that fall together are drawn once. */
function outline(rings: MapFacts['areas'][number]['rings'], { height, point }: Projection): string | null {
  const drawn = rings
    .map((ring) => ring.map(point).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })))
    .filter((ring) => {
      const xs = ring.map(({ x }) => x);
      const ys = ring.map(({ y }) => y);
      return Math.max(...xs) >= 0 && Math.min(...xs) <= width && Math.max(...ys) >= 0 && Math.min(...ys) <= height;
    })
    .map((ring) => ring.filter(({ x, y }, position) => x !== ring[position - 1]?.x || y !== ring[position - 1]?.y))
    .filter((ring) => ring.length > 2);
  if (drawn.length === 0) return null;
  return drawn.map((ring) => `M${ring.map(({ x, y }) => `${x},${y}`).join('L')}Z`).join('');
}

/** @returns the middle of the largest ring on the picture, where its name can stand. */
function middleOf(rings: MapFacts['areas'][number]['rings'], { point }: Projection): { x: number; y: number } | null {
  let largest: { size: number; x: number; y: number } | null = null;
  for (const ring of rings) {
    const points = ring.map(point);
    let twice = 0;
    let x = 0;
    let y = 0;
    points.forEach((from, position) => {
      const to = points[(position + 1) % points.length] ?? from;
      const cross = from.x * to.y - to.x * from.y;
      twice += cross;
      x += (from.x + to.x) * cross;
      y += (from.y + to.y) * cross;
    });
    const size = Math.abs(twice);
    if (size > 0 && size > (largest?.size ?? 0))
      largest = { size, x: rounded(x / (3 * twice)), y: rounded(y / (3 * twice)) };
  }
  return largest;
}

function groupedBySector(homes: readonly HomeOnMap[]): readonly (readonly HomeOnMap[])[] {
  const bySector = new Map<string, HomeOnMap[]>();
  for (const home of homes) {
    if (home.area === null) continue;
    bySector.set(home.area.postcodeSector, [...(bySector.get(home.area.postcodeSector) ?? []), home]);
  }
  return [...bySector.values()];
}

function numbersOf(homes: readonly HomeOnMap[]): string {
  const numbers = homes.map(({ number }) => number);
  if (numbers.length <= mostNumbersOnALabel) return numbers.join(', ');
  return `${numbers.slice(0, mostNumbersOnALabel - 1).join(', ')} and ${numbers.length - mostNumbersOnALabel + 1} more`;
}

/** A rectangle of the picture that something already stands in. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const halfAPin = 9;
const halfALandmark = 16;
const labelLetterWidth = 8.5;
const areaLetterWidth = 7;
const letterHeight = 14;

const boxOfPin = (x: number, y: number, half = halfAPin): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
});

/** @param y the line that the letters stand on. */
function boxOfText(text: string, x: number, y: number, anchor: Anchor, letterWidth: number): Box {
  const across = text.length * letterWidth;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - across : x - across / 2;
  return { left, right: left + across, top: y - letterHeight, bottom: y + 2 };
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isInside = ({ left, right, top, bottom }: Box, height: number): boolean =>
  left >= 0 && right <= width && top >= 0 && bottom <= height;

/** To the right of the pin if there is room, else to its left, above, below or at a corner of it. */
const labelPlaces = (x: number, y: number): readonly Pick<Pin, 'labelX' | 'labelY' | 'labelAnchor'>[] => [
  { labelX: x + 12, labelY: y + 5, labelAnchor: 'start' },
  { labelX: x - 12, labelY: y + 5, labelAnchor: 'end' },
  { labelX: x, labelY: y - 12, labelAnchor: 'middle' },
  { labelX: x, labelY: y + 24, labelAnchor: 'middle' },
  { labelX: x + 9, labelY: y - 9, labelAnchor: 'start' },
  { labelX: x + 9, labelY: y + 20, labelAnchor: 'start' },
  { labelX: x - 9, labelY: y - 9, labelAnchor: 'end' },
  { labelX: x - 9, labelY: y + 20, labelAnchor: 'end' },
  // Beyond the outline of the child's school or home.
  { labelX: x - 19, labelY: y + 5, labelAnchor: 'end' },
  { labelX: x + 19, labelY: y + 5, labelAnchor: 'start' },
  { labelX: x, labelY: y - 19, labelAnchor: 'middle' },
];

/** The best homes choose first where their numbers stand. A number that would cover another is left out: the table has it. */
function labelledPins(
  groups: readonly (readonly HomeOnMap[])[],
  { point, height }: Projection,
  landmarks: readonly Box[],
): readonly Pin[] {
  const unlabelled = groups.flatMap((group) => {
    const area = group[0]?.area;
    const kind = bestFirst.find((candidate) => group.some((home) => home.kind === candidate));
    return area && kind ? [{ kind, ...point(area), label: numbersOf(group) }] : [];
  });
  const pinBoxes = unlabelled.map(({ x, y }) => boxOfPin(x, y));
  const labelBoxes: Box[] = [];
  const boxAt = (label: string, { labelX, labelY, labelAnchor }: Pick<Pin, 'labelX' | 'labelY' | 'labelAnchor'>): Box =>
    boxOfText(label, labelX, labelY, labelAnchor, labelLetterWidth);
  return [...unlabelled]
    .sort((a, b) => bestFirst.indexOf(a.kind) - bestFirst.indexOf(b.kind))
    .flatMap((pin) => {
      const free = labelPlaces(pin.x, pin.y).find((place) => {
        const box = boxAt(pin.label, place);
        return isInside(box, height) && ![...landmarks, ...pinBoxes, ...labelBoxes].some((taken) => meet(taken, box));
      });
      if (!free) return [{ ...pin, label: '', labelX: pin.x, labelY: pin.y, labelAnchor: 'start' as const }];
      labelBoxes.push(boxAt(pin.label, free));
      return [{ ...pin, ...free }];
    });
}

/**
 * Draws the homes of a shortlist round the child's home. Homes stand in the middle of their postcode sector, never finer;
 * homes of one sector share a pin. Rings are true circles because the grid is in metres.
 *
 * @returns the drawing and the same figures for a table; null when nothing has a known place.
 */
export function presentHomesMap({ homes, childHome, school, areas }: MapFacts): HomesMap | null {
  const groups = groupedBySector(homes);
  const homePlaces = groups.flatMap((group) => group[0]?.area ?? []);
  const places = [...homePlaces, ...[childHome, school].filter((place) => place !== null)];
  if (homePlaces.length === 0) return null;

  const projection = projectionOver(places);
  const childAt = childHome && projection.point(childHome);
  const farthest = Math.hypot(width, projection.height) / 2;
  const rings =
    childAt === null
      ? []
      : ringMiles
          .map((miles) => ({ miles, radius: rounded(miles * metresInAMile * projection.unitsPerMetre) }))
          .filter(({ radius }) => radius >= 40 && radius <= farthest)
          .slice(-mostRings)
          .map(({ miles, radius }) => ({
            radius,
            label: miles === 1 ? '1 mile' : `${miles} miles`,
            labelY: childAt.y - radius > 14 ? rounded(childAt.y - radius - 4) : rounded(childAt.y + radius + 14),
          }));
  const inView = areas.flatMap(({ name, rings: outlines }) => {
    const path = outline(outlines, projection);
    return path === null ? [] : [{ name, path, middle: middleOf(outlines, projection) }];
  });
  const schoolAt = school && projection.point(school);
  const landmarks = [
    ...[childAt, schoolAt].flatMap((at) => (at === null ? [] : [boxOfPin(at.x, at.y, halfALandmark)])),
    ...rings.flatMap(({ label, labelY }) =>
      childAt === null ? [] : [boxOfText(label, childAt.x, labelY, 'middle', areaLetterWidth)],
    ),
  ];
  const pins = labelledPins(groups, projection, landmarks);
  const labels = pins.flatMap(({ x, y, label, labelX, labelY, labelAnchor }) => [
    boxOfPin(x, y),
    boxOfText(label, labelX, labelY, labelAnchor, labelLetterWidth),
  ]);
  const taken = [...landmarks, ...labels];
  const placed = groups.reduce((count, group) => count + group.length, 0);
  return {
    width,
    height: projection.height,
    title: 'Map of the homes listed on this page',
    description: `${placed} ${placed === 1 ? 'home' : 'homes'} in ${groups.length} postcode ${groups.length === 1 ? 'sector' : 'sectors'}${
      childHome === null ? '' : ', with rings that show the distance in miles from the child’s home area'
    }. The table below the map has the same figures.`,
    boundaries: inView.map(({ path }) => path),
    areaNames: inView.flatMap(({ name, middle }) => {
      if (!middle) return [];
      const box = boxOfText(name, middle.x, middle.y, 'middle', areaLetterWidth);
      const isFree = isInside(box, projection.height) && !taken.some((other) => meet(other, box));
      return isFree ? [{ name, x: middle.x, y: middle.y }] : [];
    }),
    rings,
    childHome: childAt,
    school: schoolAt,
    // The best are drawn last, so that nothing covers them.
    pins: [...pins].reverse(),
    rows: groups.map((group) => ({
      numbers: numbersOf(group),
      sector: group[0]?.area?.postcodeSector ?? '',
      homes: group.map(({ number, name, kind, miles }) => ({ number, name, kind: kindNames[kind], miles })),
    })),
    withoutPlace: homes.filter(({ area }) => area === null).map(({ number, name }) => `${number}. ${name}`),
  };
}
