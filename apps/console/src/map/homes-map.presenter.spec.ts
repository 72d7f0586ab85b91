import { describe, expect, it } from '@jest/globals';
import { type HomeOnMap, presentHomesMap } from './homes-map.presenter.js';

const metresInAMile = 1609.344;
const childHome = { easting: 600000, northing: 300000 };

const homeAt = (number: number, milesEast: number, milesNorth: number, more: Partial<HomeOnMap> = {}): HomeOnMap => ({
  number,
  kind: 'eligible',
  name: `Carer ${number}`,
  miles: `${milesEast} miles`,
  area: {
    easting: childHome.easting + milesEast * metresInAMile,
    northing: childHome.northing + milesNorth * metresInAMile,
    postcodeSector: `ZN${number} 1`,
  },
  ...more,
});
const draw = (homes: readonly HomeOnMap[], more: Partial<Parameters<typeof presentHomesMap>[0]> = {}) =>
  presentHomesMap({ homes, childHome, school: null, areas: [], ...more });

describe('the map of homes', () => {
  it('draws east to the right and north upwards', () => {
    const map = draw([homeAt(1, 6, 1), homeAt(2, -1, 9)]);
    const [east, north] = [map?.pins.find(({ label }) => label === '1'), map?.pins.find(({ label }) => label === '2')];
    expect(east!.x).toBeGreaterThan(map!.childHome!.x);
    expect(north!.y).toBeLessThan(map!.childHome!.y);
    expect(north!.x).toBeLessThan(map!.childHome!.x);
  });

  it('draws a home 5 miles away on the ring of 5 miles, whichever way it lies', () => {
    const map = draw([homeAt(1, 5, 0), homeAt(2, 3, 4), homeAt(3, -9, -7)])!;
    const ring = map.rings.find(({ label }) => label === '5 miles')!;
    for (const number of ['1', '2']) {
      const pin = map.pins.find(({ label }) => label === number)!;
      const away = Math.hypot(pin.x - map.childHome!.x, pin.y - map.childHome!.y);
      expect(Math.abs(away - ring.radius)).toBeLessThan(0.3);
    }
  });

  it('draws homes of one sector together, by their numbers and the best of them', () => {
    const together = homeAt(2, 3, 1).area;
    const map = draw([
      homeAt(2, 3, 1, { kind: 'near-miss' }),
      homeAt(9, 3, 1, { area: together, kind: 'needs-authority' }),
    ])!;
    expect(map.pins.map(({ label, kind }) => [label, kind])).toEqual([['2, 9', 'needs-authority']]);
    expect(map.rows).toEqual([
      {
        numbers: '2, 9',
        sector: 'ZN2 1',
        homes: [
          { number: 2, name: 'Carer 2', kind: 'near miss', miles: '3 miles' },
          { number: 9, name: 'Carer 9', kind: 'needs authority', miles: '3 miles' },
        ],
      },
    ]);
  });

  it('counts the rest when a sector holds many homes', () => {
    const area = homeAt(1, 2, 2).area;
    const map = draw([1, 2, 3, 4, 5, 6].map((number) => homeAt(number, 2, 2, { area })));
    expect(map?.pins[0]?.label).toBe('1, 2, 3 and 3 more');
  });

  it('keeps pins and labels inside the picture, and names homes without a place', () => {
    const map = draw([homeAt(1, 30, 2), homeAt(2, -25, -20), homeAt(3, 0, 0, { area: null })])!;
    for (const { x, y, label, labelX, labelAnchor } of map.pins) {
      expect(x > 0 && x < map.width && y > 0 && y < map.height).toBe(true);
      const across = label.length * 8.5 * { start: 1, middle: 0.5, end: -1 }[labelAnchor];
      expect(labelX + across > 0 && labelX + across < map.width).toBe(true);
    }
    expect(map.withoutPlace).toEqual(['3. Carer 3']);
  });

  it('writes numbers of pins that are close where they do not cover one another', () => {
    const map = draw([homeAt(1, 4, 4), homeAt(22, 4.45, 4), homeAt(333, 4.1, 3.6), homeAt(4, -20, -12)])!;
    const labels = map.pins.map(({ label, labelX, labelY, labelAnchor }) => {
      const across = label.length * 8.5;
      const left = { start: labelX, middle: labelX - across / 2, end: labelX - across }[labelAnchor];
      return { left, right: left + across, top: labelY - 14, bottom: labelY };
    });
    const covering = labels.flatMap((a, position) =>
      labels
        .slice(position + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(covering).toEqual([]);
    expect(map.pins.map(({ label }) => label).sort()).toEqual(['1', '22', '333', '4']);
    expect(new Set(map.pins.map(({ labelAnchor }) => labelAnchor)).size).toBeGreaterThan(1);
  });

  it('leaves a number out where it could only cover another, and keeps the home in the table', () => {
    const crowd = Array.from({ length: 30 }, (_unused, position) =>
      homeAt(position + 1, 4 + (position % 6) * 0.15, 4 + Math.floor(position / 6) * 0.15),
    );
    const map = draw([...crowd, homeAt(99, -20, -12)])!;
    expect(map.pins).toHaveLength(31);
    expect(map.pins.some(({ label }) => label === '')).toBe(true);
    expect(map.rows).toHaveLength(31);
  });

  it('draws no ring without a home to draw it round, and no map without a place', () => {
    expect(draw([homeAt(1, 2, 2)], { childHome: null })?.rings).toEqual([]);
    expect(draw([homeAt(1, 0, 0, { area: null })])).toBeNull();
    expect(draw([])).toBeNull();
  });

  it('draws only boundaries that are in view', () => {
    const square = (west: number, south: number, size: number) => [
      [
        { easting: west, northing: south },
        { easting: west + size, northing: south },
        { easting: west + size, northing: south + size },
        { easting: west, northing: south + size },
      ],
    ];
    const areas = [
      { name: 'Norchester', rings: square(586000, 290500, 20000) },
      { name: 'Far away', rings: square(100000, 900000, 20000) },
    ];
    const map = draw([homeAt(1, 2, 2)], { areas });
    expect(map?.boundaries).toHaveLength(1);
    expect(map?.areaNames.map(({ name }) => name)).toEqual(['Norchester']);
  });
});
