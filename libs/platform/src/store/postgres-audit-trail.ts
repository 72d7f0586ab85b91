import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AuditEntry, AuditTrail } from '../app/audit-trail.js';

/** The audit trail in platform.audit_entry, which the database itself keeps from being changed. */
@Injectable()
export class PostgresAuditTrail extends AuditTrail {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async record(entry: AuditEntry): Promise<void> {
    await this.dataSource.query(
      `insert into platform.audit_entry
         (actor, role, permission, operation, outcome, authority_code, subject_kind, subject_ids, request_reference)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[entry.actor, entry.role, entry.permission, entry.operation, entry.outcome],
        ...[entry.authorityCode, entry.subjectKind, [...entry.subjectIds], entry.requestReference],
      ],
    );
  }
}
