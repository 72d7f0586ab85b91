import { Module } from '@nestjs/common';
import { LookedAfterByDistance } from './app/looked-after-by-distance.service.js';
import { WhereaboutsStore } from './app/whereabouts.store.js';
import { PostgresWhereaboutsStore } from './store/postgres-whereabouts.store.js';

/** Whether there are enough homes, near enough: the figures. */
@Module({
  providers: [{ provide: WhereaboutsStore, useClass: PostgresWhereaboutsStore }, LookedAfterByDistance],
  exports: [LookedAfterByDistance],
})
export class SufficiencyModule {}
