import pg from 'pg';
import { ServerFault } from '../app/server-fault.js';
import { constants } from 'node:os';
import { openDataSource, migrate } from '../store/data-source.js';
import { createDatabase } from './create-database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { codeOf } from './error-code.js';

/** The servers a command or the application needs. */
export interface Services {
  readonly databaseUrl: string;
}

/** What decides which servers are used; the settings hold it. */
export interface ServicesOptions {
  /** A database of one's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Where the embedded one keeps its data. */
  readonly dataFolder: string;
}

/** Servers that run until `stop`, which stops what nobody else uses. */
export interface RunningServices extends Services {
  stop(): Promise<void>;
}

const embeddedDatabase = 'nearhome';

/**
 * Starts the embedded database, or joins it where it already runs; with a database of one's own there is nothing to start.
 * Migrates either.
 *
 * @throws ServerFault with one sentence when it cannot be done here.
 */
export async function startServices({ databaseUrl, dataFolder }: ServicesOptions): Promise<RunningServices> {
  if (databaseUrl !== null) {
    await refuseIfOutOfReach(databaseUrl);
    await bringUpToDate(databaseUrl);
    return { databaseUrl, stop: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres({ folder: dataFolder });
  try {
    await createDatabase(server.url('postgres'), embeddedDatabase);
    await bringUpToDate(server.url(embeddedDatabase));
  } catch (fault) {
    await server.leave();
    throw fault;
  }
  return { databaseUrl: server.url(embeddedDatabase), stop: () => server.leave() };
}

/**
 * Does `use` while the servers run, and afterwards stops what nobody else uses. So it does when the process is told to end
 * in the meantime; what was not committed is then undone.
 */
export async function withServices<T>(options: ServicesOptions, use: (services: Services) => Promise<T>): Promise<T> {
  const services = await startServices(options);
  const leave = (signal: NodeJS.Signals): void =>
    void services.stop().finally(() => process.exit(128 + constants.signals[signal]));
  for (const signal of endings) process.once(signal, leave);
  try {
    return await use(services);
  } finally {
    for (const signal of endings) process.off(signal, leave);
    await services.stop();
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The sentence names the variable and where it points, never the password in it. */
async function refuseIfOutOfReach(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const { host, pathname } = new URL(databaseUrl);
    const why =
      cause instanceof pg.DatabaseError ? cause.message : `nothing answers there (${codeOf(cause) || 'no answer'})`;
    throw new ServerFault(`The database ${host}${pathname} that DATABASE_URL names cannot be used: ${why}.`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function bringUpToDate(databaseUrl: string): Promise<void> {
  const dataSource = await openDataSource(databaseUrl);
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
