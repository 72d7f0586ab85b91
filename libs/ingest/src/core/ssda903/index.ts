export * from './code-sets/index.js';
export * from './gathered-return.js';
export * from './return-document.js';
export * from './return-structure.js';
export * from './rows.js';
export * from './tables.js';
export * from './whole-return.js';
