import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadImports } from '#ingest';
import { Clock, readLauncherSettings, type Settings } from '#platform';
import { runWith } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { demonstrationAuthorityCode } from './geography/plan.js';
import { loadDemonstration, loadedBy, type LoadProgress } from './load-demonstration.js';
import { writeDemonstration } from './write-demonstration.js';

export const usualSeed = 1;

export interface DemonstrationAsked {
  /** Of a database that runs and is up to date. */
  readonly databaseUrl: string;
  /** The files are written to `demonstration` inside it, where a person can look at them. */
  readonly dataFolder: string;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Makes the demonstration and loads it into a database that holds nothing yet. A database into which anybody else has
 * loaded something is left alone; a first load that was interrupted is done again from its beginning, which is harmless.
 *
 * @returns whether it was loaded now.
 * @throws CommandRefused when an import refuses it.
 */
export async function ensureDemonstration(asked: DemonstrationAsked): Promise<boolean> {
  return runWith(settingsFor(asked), async (application) => {
    if (!(await isWanted(application.get(ReadImports)))) return false;
    const folder = join(asked.dataFolder, 'demonstration');
    asked.onProgress?.({ done: 0, doing: 'growing the county' });
    await rm(folder, { recursive: true, force: true });
    await writeDemonstration(folder, { seed: usualSeed, on: application.get(Clock).today() });
    await loadDemonstration({ application, folder, ...(asked.onProgress ? { onProgress: asked.onProgress } : {}) });
    return true;
  });
}

function settingsFor({ databaseUrl, dataFolder }: DemonstrationAsked): Settings {
  const settings = readLauncherSettings(process.env);
  if (!settings.ok) throw new CommandRefused(settings.problem.sentence);
  return { ...settings.value, databaseUrl, dataFolder, redisUrl: null };
}

/** The requests come last: when the demonstration's have been applied, all of it has. */
async function isWanted(imports: ReadImports): Promise<boolean> {
  const page = await imports.page({ authorityCode: demonstrationAuthorityCode, first: 100, after: null });
  if (!page.ok) throw new Error(`The imports cannot be read: ${page.problem.kind}`);
  const applied = page.value.edges.map(({ node }) => node).filter(({ status }) => status === 'applied');
  return applied.every(({ kind, requestedBy }) => requestedBy === loadedBy && kind !== 'requests');
}
