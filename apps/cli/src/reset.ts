import { rmSync } from 'node:fs';
import path from 'node:path';
import { clearEmbeddedServices, ServerFault, readLauncherSettings } from '#platform';
import { runningCopy } from './start/running-copy.js';

const settings = readLauncherSettings(process.env);
if (!settings.ok) {
  process.stderr.write(`${settings.problem.sentence}\n`);
  process.exit(1);
}
const { dataFolder } = settings.value;
const copy = runningCopy(dataFolder);
if (copy) {
  process.stderr.write(`Nearhome runs in this folder (process ${copy.pid}). Stop it with Ctrl-C first, then reset.\n`);
  process.exit(1);
}
try {
  await clearEmbeddedServices(dataFolder);
  for (const name of ['secret', 'running.json', 'demonstration'])
    rmSync(path.join(dataFolder, name), { recursive: true, force: true });
} catch (error) {
  if (!(error instanceof ServerFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
process.stdout.write(`Cleared: what Nearhome kept in ${dataFolder}. npm start makes a new demonstration.\n`);
