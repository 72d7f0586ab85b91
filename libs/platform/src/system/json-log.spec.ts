import { describe, expect, it } from '@jest/globals';
import { JsonLog } from './json-log.js';

const logged = (level: 'debug' | 'warn', use: (log: JsonLog) => void): readonly Record<string, unknown>[] => {
  const lines: string[] = [];
  use(new JsonLog('worker', level, (line) => void lines.push(line)));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('the log', () => {
  it('writes one line of JSON an entry', () => {
    const [entry] = logged('debug', (log) => log.info('A run finished', { runId: 'r1', households: 2100 }));
    expect(entry).toMatchObject({
      level: 'info',
      process: 'worker',
      message: 'A run finished',
      runId: 'r1',
      households: 2100,
    });
  });

  it('says nothing below its level', () => {
    const entries = logged('warn', (log) => {
      log.debug('a');
      log.info('b');
      log.warn('c');
      log.error('d', new Error('e'));
    });
    expect(entries.map(({ message }) => message)).toEqual(['c', 'd']);
  });

  it.each(['knownAs', 'known_as', 'bornOn', 'homePostcode', 'SUMMARY', 'childCode', 'databaseUrl', 'accessToken'])(
    'hides %s, whoever passes it',
    (key) => {
      const [entry] = logged('debug', (log) => log.info('x', { [key]: 'Ruby' }));
      expect(entry?.[key]).toBe('[not logged]');
    },
  );

  it.each(['childId', 'queueName', 'operationName'])('shows %s', (key) => {
    const [entry] = logged('debug', (log) => log.info('x', { [key]: 'c7' }));
    expect(entry?.[key]).toBe('c7');
  });

  it('tells where a fault happened, without the values in its message', () => {
    const [entry] = logged('debug', (log) => log.error('A run failed', new RangeError('Key (known_as)=(Ruby) exists')));
    expect(entry).toMatchObject({ level: 'error', fault: 'RangeError' });
    expect(entry?.['stack']).toContain('json-log.spec');
    expect(JSON.stringify(entry)).not.toContain('Ruby');
  });
});
