export * from './boundary-features.js';
