import { csvText } from '../files/csv.js';
import { type Figure, isWithinTolerance } from './figure.js';
import { type FileSet } from './file-set.js';
import { childrenFigures } from './figures/children.js';
import { householdFigures } from './figures/households.js';
import { placementFigures } from './figures/placements.js';
import { requestFigures } from './figures/requests.js';
import { stabilityFigures } from './figures/stability.js';
import { reportedCare } from './reported-care.js';

/** Measures a demonstration from its files, and from nothing else, against the figures it is calibrated to. */
export function calibrationFigures(files: FileSet): Figure[] {
  const care = reportedCare(files);
  return [
    ...childrenFigures(care),
    ...placementFigures(care),
    ...stabilityFigures(care),
    ...householdFigures(files),
    ...requestFigures(files),
  ];
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** @returns the report as a table to read: what, target, tolerance, generated, and whether it holds. */
export function calibrationTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    isWithinTolerance(figure) ? 'ok ' : 'OUT',
    figure.what,
    rounded(figure.target),
    `± ${rounded(figure.tolerance)}`,
    rounded(figure.generated),
    figure.unit,
  ]);
  const titles = ['', 'Figure', 'Target', 'Within', 'Generated', 'Unit'];
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at >= 2 && at <= 4 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  const held = figures.filter(isWithinTolerance).length;
  return [line(titles), ...rows.map(line), '', `${held} of ${figures.length} figures hold.`].join('\n');
}

/** @returns the report as CSV. */
export const calibrationCsv = (figures: readonly Figure[]): string =>
  csvText(
    ['figure', 'what', 'unit', 'target', 'tolerance', 'generated', 'ok'],
    figures.map((figure) => [
      figure.id,
      figure.what,
      figure.unit,
      figure.target,
      figure.tolerance,
      rounded(figure.generated),
      isWithinTolerance(figure) ? 'yes' : 'no',
    ]),
  );
