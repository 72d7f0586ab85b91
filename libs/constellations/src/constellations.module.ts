import { Module } from '@nestjs/common';
import { ConstellationStore } from './app/constellation.store.js';
import { ReadConstellations } from './app/read-constellations.service.js';
import { StoreConstellations } from './app/store-constellations.service.js';
import { PostgresConstellationStore } from './store/postgres-constellation.store.js';

/** Mockingbird constellations as facts. */
@Module({
  providers: [
    { provide: ConstellationStore, useClass: PostgresConstellationStore },
    ReadConstellations,
    StoreConstellations,
  ],
  exports: [ReadConstellations, StoreConstellations],
})
export class ConstellationsModule {}
