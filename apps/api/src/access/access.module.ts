import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuditWriter } from './audit-writer.service.js';
import { CallerReader } from './caller-reader.service.js';
import { PermissionGuard } from './permission.guard.js';
import { RefusalFilter } from './refusal.filter.js';

/** Who asks, whether they may, and the trace they leave. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    AuditWriter,
    CallerReader,
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: APP_FILTER, useClass: RefusalFilter },
  ],
  exports: [AuditWriter, CallerReader],
})
export class AccessModule {}
