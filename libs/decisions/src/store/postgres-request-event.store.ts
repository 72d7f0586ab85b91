import { Injectable } from '@nestjs/common';
import { Sql } from '#platform';
import { RequestEventStore } from '../app/request-event.store.js';
import { type RequestEvent } from '../core/request-event.js';

@Injectable()
export class PostgresRequestEventStore extends RequestEventStore {
  constructor(private readonly sql: Sql) {
    super();
  }

  async append({ requestId, kind, byWhom, reason }: RequestEvent): Promise<void> {
    await this.sql.rows(
      'insert into decisions.request_event (request_id, kind, by_whom, reason) values ($1, $2, $3, $4)',
      [requestId, kind, byWhom, reason],
    );
  }
}
