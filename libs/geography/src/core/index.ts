export * from './adjacency.js';
export * from './area-code.js';
export * from './distance.js';
export * from './postcode.js';
