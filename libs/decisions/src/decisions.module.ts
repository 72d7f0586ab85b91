import { Module } from '@nestjs/common';
import { RegisterModule } from '#register';
import { ClosePlacementRequest } from './app/close-placement-request.service.js';
import { OpenPlacementRequest } from './app/open-placement-request.service.js';
import { RequestEventStore } from './app/request-event.store.js';
import { PostgresRequestEventStore } from './store/postgres-request-event.store.js';

/** What people decide on requests. */
@Module({
  imports: [RegisterModule],
  providers: [
    { provide: RequestEventStore, useClass: PostgresRequestEventStore },
    OpenPlacementRequest,
    ClosePlacementRequest,
  ],
  exports: [OpenPlacementRequest, ClosePlacementRequest],
})
export class DecisionsModule {}
