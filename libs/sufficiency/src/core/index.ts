export * from './looked-after-by-distance.js';
