import pg from 'pg';

const alreadyThere = '42P04';

/** Creates a database at `url`'s server when it does not exist, from `template` when one is named. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`;
  await onServer(serverUrl, `create database ${pg.escapeIdentifier(name)}${from}`, [alreadyThere]);
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
