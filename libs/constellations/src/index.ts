export { type StatedMembership } from './app/constellation.store.js';
export { ReadConstellations } from './app/read-constellations.service.js';
export { StoreConstellations } from './app/store-constellations.service.js';
export { ConstellationsModule } from './constellations.module.js';
export * from './core/index.js';
