export * from './code-set.js';
export * from './collection-year.js';
export { type CodesOfColumn, type ReturnCode } from './return-code.js';
export * from './return-columns.js';
