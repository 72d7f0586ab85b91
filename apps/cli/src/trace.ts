import { randomUUID } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#platform';
import { personAtTheCommandLine } from './person.js';

/** What a command read, and of what. */
export interface Read {
  readonly command: string;
  readonly permission: string;
  readonly authorityCode: string | null;
  readonly subjectKind: string;
  readonly subjectIds: readonly string[];
}

/**
 * Whoever may run commands on this machine holds the database in any case; what they read leaves a trace all the same,
 * before it is printed.
 */
export async function leaveTrace(application: INestApplicationContext, read: Read): Promise<void> {
  const { command, ...what } = read;
  await application.get(AuditTrail).record({
    ...what,
    actor: personAtTheCommandLine(),
    role: 'command-line',
    operation: command,
    outcome: 'allowed',
    requestReference: randomUUID(),
  });
}
