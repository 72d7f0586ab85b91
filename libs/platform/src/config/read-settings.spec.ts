import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { readLauncherSettings, readSettings } from './read-settings.js';

const database = { DATABASE_URL: 'postgres://ann:pass@db.example:5433/nearhome' };

describe('settings', () => {
  it('have defaults for everything but the database', () => {
    const settings = readSettings(database);
    expect(settings).toMatchObject({
      ok: true,
      value: {
        databaseUrl: database.DATABASE_URL,
        redisUrl: null,
        host: '127.0.0.1',
        apiPort: 3001,
        consolePort: 3000,
        apiUrl: 'http://127.0.0.1:3001',
        demonstration: false,
        logLevel: 'info',
        dataFolder: path.resolve('.data'),
      },
    });
    expect(settings.ok && settings.value.secret.length).toBeGreaterThanOrEqual(32);
  });

  it('are taken from the environment', () => {
    const environment = {
      ...database,
      REDIS_URL: 'redis://queue.example:6380',
      HOST: '0.0.0.0',
      PORT: '8080',
      API_PORT: '8081',
      API_URL: 'http://api.example:8081/',
      NEARHOME_SECRET: 'x'.repeat(32),
      NEARHOME_DEMONSTRATION: '1',
      NEARHOME_DATA: 'elsewhere',
      LOG_LEVEL: 'warn',
    };
    expect(readSettings(environment)).toEqual({
      ok: true,
      value: {
        databaseUrl: database.DATABASE_URL,
        redisUrl: 'redis://queue.example:6380',
        host: '0.0.0.0',
        consolePort: 8080,
        apiPort: 8081,
        apiUrl: 'http://api.example:8081',
        secret: 'x'.repeat(32),
        demonstration: true,
        dataFolder: path.resolve('elsewhere'),
        logLevel: 'warn',
      },
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://db/x', 'DATABASE_URL is wrong: it is not the address of a PostgreSQL database'],
    ['DATABASE_URL', '', 'DATABASE_URL is missing: write it like postgres://user:password@host:5432/nearhome.'],
    ['REDIS_URL', 'localhost:6379', 'REDIS_URL is wrong: it is not the address of a Redis server'],
    ['PORT', '80a', 'PORT is wrong: "80a" is not a port; write a whole number from 1 to 65535.'],
    ['PORT', '65536', 'PORT is wrong: "65536" is not a port'],
    ['API_PORT', '-1', 'API_PORT is wrong: "-1" is not a port'],
    ['API_PORT', '3000', 'PORT and API_PORT are both 3000: give the console and the api a port each.'],
    ['API_URL', 'api', 'API_URL is wrong: "api" is not a web address'],
    ['HOST', 'a b', 'HOST is wrong: "a b" is not a host name'],
    ['NEARHOME_SECRET', 'x'.repeat(31), 'NEARHOME_SECRET is wrong: it is too short'],
    [
      'NEARHOME_DEMONSTRATION',
      'yes',
      'NEARHOME_DEMONSTRATION is wrong: "yes" is not understood; write 1 for yes or 0 for no.',
    ],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is wrong: "loud" is not a level'],
  ])('name %s=%j in one sentence', (variable, value, sentence) => {
    const settings = readSettings({ ...database, [variable]: value });
    expect(settings.ok ? null : settings.problem.sentence).toContain(sentence);
    expect(settings.ok ? null : settings.problem.sentence).toMatch(/^[^\n]*\.$/);
  });

  it('never repeat an address, which may hold a password', () => {
    const settings = readSettings({ DATABASE_URL: 'mysql://ann:hidden@db/x' });
    expect(JSON.stringify(settings)).not.toContain('hidden');
  });

  it('may lack the database for whoever starts it', () => {
    expect(readLauncherSettings({})).toMatchObject({ ok: true, value: { databaseUrl: null } });
  });
});
