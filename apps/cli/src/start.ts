import { ServerFault, type LauncherSettings, readLauncherSettings, startServices } from '#platform';
import { CommandRefused } from './command-refused.js';
import { ensureDemonstration, type LoadProgress, oneBar } from './demonstration/index.js';
import { Application, ApplicationFault } from './start/application.js';
import { whyFolderCannotKeepData } from './start/disk.js';
import { whyPortIsNotFree } from './start/ports.js';
import { becomeRunningCopy } from './start/running-copy.js';
import { secretOf } from './start/secret.js';

/** A reason, said in a sentence, why the product cannot start here. */
class CannotStart extends Error {}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What has been started, to be stopped in the opposite order: applications before databases. */
const started: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | null = null;

async function stopEverything(): Promise<void> {
  for (const undo of started.toReversed()) await undo();
}

/** Ctrl-C arrives twice, from the terminal and from npm: the second waits for the first, it does not overtake it. */
async function stopAndLeave(exitCode: number): Promise<void> {
  stopping ??= stopEverything();
  await stopping;
  process.exit(exitCode);
}

function settingsOrRefuse(): LauncherSettings {
  // The demonstration is what `npm start` shows, unless somebody says no to it.
  const settings = readLauncherSettings({ NEARHOME_DEMONSTRATION: '1', ...process.env });
  if (!settings.ok) throw new CannotStart(settings.problem.sentence);
  return settings.value;
}

async function refuseWhatCannotWork(settings: LauncherSettings): Promise<void> {
  const reasons = [
    whyFolderCannotKeepData(settings.dataFolder),
    await whyPortIsNotFree(settings.consolePort, 'PORT', settings.host),
    await whyPortIsNotFree(settings.apiPort, 'API_PORT', settings.host),
  ];
  const reason = reasons.find((each) => each !== null);
  if (reason) throw new CannotStart(reason);
}

/** @throws CannotStart when another copy runs on the same data. */
function claim(settings: LauncherSettings, address: string): void {
  const claimed = becomeRunningCopy(settings.dataFolder, address);
  if (typeof claimed !== 'function') {
    throw new CannotStart(
      `Nearhome already runs in this folder (process ${claimed.pid}): open ${claimed.address}, or stop it with Ctrl-C where it was started.`,
    );
  }
  started.push(claimed);
}

/** Once, where the database holds nothing yet; NEARHOME_DEMONSTRATION=0 leaves it empty. */
async function makeDemonstration({ demonstration, dataFolder }: LauncherSettings, databaseUrl: string): Promise<void> {
  if (!demonstration) return;
  const startedAt = performance.now();
  const bar = oneBar();
  let isTold = false;
  const onProgress = (progress: LoadProgress): void => {
    if (!isTold) say('Making the fictional demonstration authority (once) ...');
    isTold = true;
    bar.show(progress);
  };
  try {
    if (!(await ensureDemonstration({ databaseUrl, dataFolder, onProgress }))) return;
  } finally {
    bar.stop();
  }
  say(`Made and loaded in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

async function startApplications(settings: LauncherSettings, databaseUrl: string): Promise<void> {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    API_PORT: String(settings.apiPort),
    API_URL: `http://127.0.0.1:${settings.apiPort}`,
    PORT: String(settings.consolePort),
    NEARHOME_DATA: settings.dataFolder,
    NEARHOME_DEMONSTRATION: settings.demonstration ? '1' : '0',
    NEARHOME_SECRET: process.env['NEARHOME_SECRET'] ?? secretOf(settings.dataFolder),
  };
  const onFault = (fault: ApplicationFault): void => {
    process.stderr.write(`${fault.message}\n`);
    void stopAndLeave(1);
  };
  const applications = ['api', 'worker', 'console'].map((name) => new Application(name, environment, onFault));
  started.push(async () => void (await Promise.all(applications.map((application) => application.stop()))));
  await Promise.all(applications.map((application) => application.start()));
}

/** The api knows the people of the demonstration; nobody else needs to. */
async function peopleToSignInAs(apiPort: number): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${apiPort}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ personas { name roleName summary } }' }),
  });
  const { data } = (await answer.json()) as {
    data: { personas: { name: string; roleName: string; summary: string }[] };
  };
  return data.personas.map(({ name, roleName, summary }) => `  ${name}, ${roleName.toLowerCase()}: ${summary}`);
}

function sayWhereItIs(address: string, people: readonly string[], startedAt: number): void {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`\nNearhome is ready (${seconds} s). Open ${address}`);
  if (people.length > 0) say(`\nSign in as one of the people of the demonstration:\n${people.join('\n')}`);
  say('\nEverything and everybody in it is fictional. Ctrl-C stops it and keeps the data; npm run reset clears them.');
}

/** Whoever awaits the start hears of its fault. */
const ignoreFault = (): void => undefined;

async function start(): Promise<void> {
  const startedAt = performance.now();
  const settings = settingsOrRefuse();
  const address = `http://localhost:${settings.consolePort}`;
  claim(settings, address);
  await refuseWhatCannotWork(settings);
  const starting = startServices(settings);
  started.push(() => starting.then((services) => services.stop(), ignoreFault));
  const services = await starting;
  await makeDemonstration(settings, services.databaseUrl);
  await startApplications(settings, services.databaseUrl);
  sayWhereItIs(address, await peopleToSignInAs(settings.apiPort), startedAt);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stopping) say('\nStopping ...');
    void stopAndLeave(0);
  });
}

try {
  await start();
} catch (error) {
  const isExpected = [CannotStart, CommandRefused, ApplicationFault, ServerFault].some((kind) => error instanceof kind);
  const said = isExpected && error instanceof Error ? error.message : String((error as Error).stack ?? error);
  // What fails because it is being stopped is not worth telling.
  if (!stopping) process.stderr.write(`${said}\n`);
  await stopAndLeave(1);
}
