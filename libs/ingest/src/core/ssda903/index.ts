export * from './code-sets/index.js';
export * from './rows.js';
export * from './tables.js';
export * from './whole-return.js';
