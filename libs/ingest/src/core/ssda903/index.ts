export * from './codes.js';
export * from './rows.js';
export * from './tables.js';
export * from './whole-return.js';
