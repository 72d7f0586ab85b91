export * from './directory-columns.js';
export * from './directory-postcode.js';
export * from './release-gates.js';
export * from './moved-address.js';
export * from './postcode-columns.js';
