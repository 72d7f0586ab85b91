import { isFosterPlace, isKinshipPlace, type ReportedCare, type ToldChild, type ToldStay } from '../reported-care.js';
import { type Figure, median, shares } from '../figure.js';

type Placed = readonly [ToldChild, ToldStay];

/** Where children live: the mix of places, in or out of the county, and how far from home. */
export function placementFigures(care: ReportedCare): Figure[] {
  const { yearEnd, children } = care;
  const lookedAfter = care.lookedAfterOn(yearEnd);
  const placeOf = ([, stay]: Placed): string => stay.episodes.findLast(({ from }) => from <= yearEnd)?.place ?? '';
  const providerOf = ([, stay]: Placed): string => stay.last.provider;
  const fostered = lookedAfter.filter((placed) => isFosterPlace(placeOf(placed)));
  const isAgency = (placed: Placed): boolean => /^PR[45]$/.test(providerOf(placed));
  const at =
    (pattern: RegExp) =>
    (placed: Placed): boolean =>
      pattern.test(placeOf(placed));
  const milesOf = ([child, stay]: Placed): number | null => (child.unaccompanied ? null : care.miles(stay.last));
  const fosterMiles = fostered.map(milesOf).filter((miles) => miles !== null);
  const logs = fosterMiles.map((miles) => Math.log(Math.max(miles, 0.1)));
  const meanLog = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const sigma = Math.sqrt(logs.reduce((sum, each) => sum + (each - meanLog) ** 2, 0) / logs.length);
  const agencyOut = fostered.filter((placed) => isAgency(placed) && care.isIn(placed[1].last) === false);
  const homes = lookedAfter.filter(at(/^K[12]$/));
  const figure = (
    id: string,
    what: string,
    unit: string,
    target: number,
    tolerance: number,
    generated: number,
  ): Figure => ({
    id,
    what,
    unit,
    target,
    tolerance,
    generated,
  });
  const newlyPlaced = children
    .filter(({ unaccompanied }) => !unaccompanied)
    .flatMap(({ stays }) => stays.map(({ first }) => first))
    .filter(({ from, reasonNew }) => from > yearEnd - 365 && from <= yearEnd && 'SPB'.includes(reasonNew))
    .map((episode) => ({ isIn: care.isIn(episode), miles: care.miles(episode) }))
    .filter(({ isIn, miles }) => isIn !== null && miles !== null);
  const cell =
    (isIn: boolean, near: boolean) =>
    (placed: (typeof newlyPlaced)[number]): boolean =>
      placed.isIn === isIn && (placed.miles ?? 0) <= 20 === near;
  return [
    ...shares('mix', 'Looked after', lookedAfter, [
      ['fostered', 71, 3, at(/^U/)],
      ["in a children's home", 12, 2.5, at(/^K[12]$/)],
      ['in supported accommodation', 8, 2, at(/^(K3|H5)$/)],
      ['with parents', 4, 1.5, at(/^P1$/)],
      ['placed for adoption', 3, 2, at(/^A/)],
      ['elsewhere', 2, 1.5, at(/^[RSTZ]|^P3$/)],
    ]),
    ...shares('fostered', 'Fostered', fostered, [
      ['by kin', 18, 4, (placed) => isKinshipPlace(placeOf(placed))],
      ['in-house', 40, 4, (placed) => !isKinshipPlace(placeOf(placed)) && !isAgency(placed)],
      ['by an agency', 42, 4, (placed) => !isKinshipPlace(placeOf(placed)) && isAgency(placed)],
    ]),
    ...shares('new', 'New placements of known distance', newlyPlaced, [
      ['in, 20 miles or less', 53, 4, cell(true, true)],
      ['in, over 20', 6, 2.5, cell(true, false)],
      ['out, 20 miles or less', 23, 4, cell(false, true)],
      ['out, over 20', 18, 4, cell(false, false)],
    ]),
    figure('foster-miles', 'Foster distance, median', 'miles', 5.5, 1, median(fosterMiles)),
    figure('foster-spread', 'Foster distance, sigma of its logarithm', '', 1.25, 0.15, sigma),
    ...shares('foster-far', 'Fostered', fosterMiles, [['over 20 miles from home', 15, 4, (miles) => miles > 20]]),
    figure(
      'agency-out-miles',
      'Agency homes out of the county, median',
      'miles',
      18,
      4,
      median(agencyOut.map(milesOf).filter((miles) => miles !== null)),
    ),
    ...shares('homes-out', "In children's homes", homes, [
      ['out of the county', 70, 12, ([, stay]) => care.isIn(stay.last) === false],
    ]),
  ];
}
