export * from './directory-columns.js';
export * from './directory-postcode.js';
