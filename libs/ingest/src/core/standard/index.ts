export * from './json-ld.js';
export * from './own-terms.js';
export * from './read-placement.js';
export * from './standard-fields.js';
export * from './standard-words.js';
export * from './write-placement.js';
