export * from './adjacency.js';
export * from './area-code.js';
export * from './areas-in-force.js';
export * from './distance.js';
export * from './national-grid.js';
export * from './postcode.js';
