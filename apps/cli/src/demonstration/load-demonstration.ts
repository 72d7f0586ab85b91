import { join } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import {
  ImportAuthorities,
  ImportBoundaries,
  ImportCarers,
  ImportHouseholds,
  type ImportOutcome,
  ImportPostcodes,
  ImportProviders,
  type ImportRequest,
  ImportRequests,
  ImportSsda903,
} from '#ingest';
import { CommandRefused } from '../command-refused.js';
import { filesToImport } from '../import/files-to-import.js';
import { outcomeSentences } from '../import/outcome-sentences.js';
import { demonstrationAuthorityCode } from './geography/plan.js';

/** The name under which the record of imports keeps them. */
export const loadedBy = 'the demonstration';

export interface LoadProgress {
  /** From 0 to 1. */
  readonly done: number;
  readonly doing: string;
}

export interface LoadAsked {
  /** The services of the libraries, on the database to load into. */
  readonly application: INestApplicationContext;
  /** The folder of a demonstration, as `writeDemonstration` leaves it. */
  readonly folder: string;
  readonly onProgress?: (progress: LoadProgress) => void;
}

interface Step {
  readonly doing: string;
  /** A folder, or files, inside the demonstration's. */
  readonly paths: readonly string[];
  /** What it costs beside the other steps: households are many facts in few bytes. */
  readonly weight: number;
  readonly run: (application: INestApplicationContext, request: ImportRequest) => Promise<ImportOutcome>;
}

const steps: readonly Step[] = [
  {
    doing: 'postcodes',
    paths: ['fictional-postcodes.csv'],
    weight: 2,
    run: (of, request) => of.get(ImportPostcodes).import(request),
  },
  {
    doing: 'authorities',
    paths: ['fictional-authorities.csv', 'fictional-districts.csv'],
    weight: 1,
    run: (of, request) => of.get(ImportAuthorities).import(request),
  },
  {
    doing: 'boundaries',
    paths: ['fictional-boundaries.topo.json'],
    weight: 1,
    run: (of, request) => of.get(ImportBoundaries).import(request),
  },
  {
    doing: 'five yearly returns',
    paths: ['ssda903'],
    weight: 8,
    run: (of, request) => of.get(ImportSsda903).import({ ...request, authorityCode: demonstrationAuthorityCode }),
  },
  {
    doing: 'providers',
    paths: ['fictional-providers.csv'],
    weight: 1,
    run: (of, request) => of.get(ImportProviders).import(request),
  },
  {
    doing: 'homes',
    paths: ['fictional-households.csv'],
    weight: 4,
    run: (of, request) => of.get(ImportHouseholds).import(request),
  },
  {
    doing: 'carers',
    paths: ['fictional-carers.csv'],
    weight: 1,
    run: (of, request) => of.get(ImportCarers).import(request),
  },
  {
    doing: 'open requests',
    paths: ['fictional-requests.csv'],
    weight: 1,
    run: (of, request) => of.get(ImportRequests).import(request),
  },
];

/**
 * Loads a demonstration by the ordinary imports, each kept whole or not at all. Loading it again changes nothing.
 *
 * @returns how each import ended, in order.
 * @throws CommandRefused with the import's own sentences when one is refused.
 */
export async function loadDemonstration({ application, folder, onProgress }: LoadAsked): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  const whole = steps.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  for (const { doing, paths, weight, run } of steps) {
    const { files, totalBytes } = await filesToImport(
      paths.map((path) => join(folder, path)),
      paths.every((path) => path.includes('.')) ? 'files-only' : 'folders-too',
    );
    const tell = (part: number): void => onProgress?.({ done: (before + weight * part) / whole, doing });
    tell(0);
    const outcome = await run(application, {
      files,
      requestedBy: loadedBy,
      onProgress: ({ bytesRead }) => tell(Math.min(1, bytesRead / Math.max(1, totalBytes))),
    });
    if (outcome.status === 'refused') throw new CommandRefused(outcomeSentences(outcome).join('\n'));
    outcomes.push(outcome);
    before += weight;
  }
  onProgress?.({ done: 1, doing: 'done' });
  return outcomes;
}
