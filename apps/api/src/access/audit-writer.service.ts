import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform';
import { type OperationContext } from './operation-context.js';

/** Writes what a request did into the audit trail, before its answer leaves. */
@Injectable()
export class AuditWriter {
  constructor(private readonly trail: AuditTrail) {}

  /** @throws Error when the trail cannot be written: then the answer must not be given either. */
  async write({ caller, trace, reference }: OperationContext): Promise<void> {
    const who = caller.ok
      ? { actor: caller.value.name, role: caller.value.role, authorityCode: caller.value.authorityCode }
      : { actor: 'nobody signed in', role: 'none', authorityCode: null };
    for (const row of trace.rows()) {
      await this.trail.record({ ...who, ...row, requestReference: reference });
    }
  }
}
