import pg from 'pg';

/** Of two who create it at the same time, the second may be told by the catalogue's index instead. */
const alreadyThere = ['42P04', '23505'];

/** Creates a database at `url`'s server when it does not exist, from `template` when one is named. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
  await onServer(serverUrl, `create database ${pg.escapeIdentifier(name)}${from}`, alreadyThere);
}

/** Drops a database and whoever is connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`, []);
}

async function onServer(serverUrl: string, statement: string, toleratedCodes: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && toleratedCodes.includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}
