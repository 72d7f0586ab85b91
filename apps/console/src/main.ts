import { JsonLog, readLauncherSettings } from '#platform';
import { createConsole } from './console-app.js';

async function main(): Promise<void> {
  // The console has no database of its own, so it does not ask for one.
  const settings = readLauncherSettings(process.env);
  if (!settings.ok) {
    console.error(settings.problem.sentence);
    process.exitCode = 1;
    return;
  }
  const { host, consolePort, logLevel } = settings.value;
  const app = await createConsole(settings.value, new JsonLog('console', logLevel));
  const stop = (): void => void app.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await app.listen(consolePort, host);
  console.log('ready');
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : 'The console could not start.');
  process.exit(1);
});
