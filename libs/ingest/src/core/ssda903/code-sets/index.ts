export * from './code-lists.js';
export * from './code-set.js';
export * from './collection-year.js';
export * from './return-columns.js';
export { type CodesOfColumn, type ReturnCode } from './return-code.js';
