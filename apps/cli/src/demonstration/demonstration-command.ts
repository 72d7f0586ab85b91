import { type Command, InvalidArgumentError } from 'commander';
import { type LocalDate, parseLocalDate } from '#kernel';
import { SystemClock } from '#platform';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put, say } from '../say.js';
import { usualSeed } from './ensure-demonstration.js';
import { loadDemonstration } from './load-demonstration.js';
import { oneBar } from './one-bar.js';
import { calibrationCsv, calibrationFigures, calibrationTable } from './report/calibration-report.js';
import { isWithinTolerance } from './report/figure.js';
import { fileSetOfFolder } from './report/file-set.js';
import { writeDemonstration } from './write-demonstration.js';

function seedIn(text: string): number {
  const seed = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A seed is a whole number of up to nine digits.');
  return seed;
}

function dayIn(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (!day.ok) throw new InvalidArgumentError('A day is written yyyy-mm-dd.');
  return day.value;
}

/** Adds `demonstration` with what can be done with the fictional county: generate, load, report. */
export function registerDemonstrationCommands(program: Command): void {
  const group = program.command('demonstration').description('the fictional county: make it, load it, measure it');
  group
    .command('generate')
    .description('write the files of the fictional county; the same seed and day give the same files')
    .argument('<folder>')
    .option('--seed <number>', 'another seed gives another county', seedIn, usualSeed)
    .option('--on <day>', 'the day it stands at, as yyyy-mm-dd; today unless said', dayIn)
    .action(async (folder: string, { seed, on }: { seed: number; on?: LocalDate }) => {
      const paths = await writeDemonstration(folder, { seed, on: on ?? new SystemClock().today() });
      say(`Wrote ${paths.length} files to ${folder}. Everything in them is fictional.`);
    });
  group
    .command('load')
    .description('load the files of a generated county by the ordinary imports')
    .argument('<folder>')
    .action(async (folder: string) => {
      const outcomes = await withApplication(async (application) => {
        const bar = oneBar();
        try {
          return await loadDemonstration({ application, folder, onProgress: bar.show });
        } finally {
          bar.stop();
        }
      });
      const rows = outcomes.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0);
      say(`Loaded the demonstration: ${rows.toLocaleString('en-GB')} rows. Everything in it is fictional.`);
    });
  group
    .command('report')
    .description('measure the files of a generated county against the figures it is calibrated to')
    .argument('<folder>')
    .option('--format <format>', 'text or csv', 'text')
    .action(async (folder: string, { format }: { format: string }) => {
      if (format !== 'text' && format !== 'csv') throw new CommandRefused('A report is written as text or as csv.');
      const figures = calibrationFigures(await filesIn(folder));
      await put(format === 'csv' ? calibrationCsv(figures) : `${calibrationTable(figures)}\n`);
      const out = figures.filter((figure) => !isWithinTolerance(figure)).length;
      if (out > 0) throw new CommandRefused(`${out} of ${figures.length} figures are out of tolerance.`);
    });
}

async function filesIn(folder: string): ReturnType<typeof fileSetOfFolder> {
  try {
    return await fileSetOfFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CommandRefused(`There is no folder ${folder}.`);
  }
}
