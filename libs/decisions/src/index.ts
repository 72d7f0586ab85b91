export { ClosePlacementRequest, type PlacementRequestNotClosed } from './app/close-placement-request.service.js';
export { OpenPlacementRequest } from './app/open-placement-request.service.js';
export * from './core/index.js';
export { DecisionsModule } from './decisions.module.js';
