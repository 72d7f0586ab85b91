export * from './describe-difference.js';
export * from './names-in-rows.js';
export * from './row-change.js';
