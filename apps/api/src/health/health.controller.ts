import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Sql } from '#platform';
import { PublicOperation } from '../access/operation-permission.js';

@Controller('health')
export class HealthController {
  constructor(private readonly sql: Sql) {}

  /** For supervisors: whether this process can answer, which it cannot without the database. */
  @Get()
  @PublicOperation()
  async health(): Promise<{ readonly status: 'ok' }> {
    try {
      await this.sql.rows('select 1');
    } catch {
      throw new ServiceUnavailableException('The database cannot be reached.');
    }
    return { status: 'ok' };
  }
}
