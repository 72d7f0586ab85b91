export * from './approval.js';
export * from './child.js';
export * from './household.js';
export * from './placement-request.js';
export * from './space.js';
export * from './statutory-return.js';
export * from './vocabulary.js';
