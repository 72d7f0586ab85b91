export * from './approval.js';
export * from './space.js';
export * from './vocabulary.js';
