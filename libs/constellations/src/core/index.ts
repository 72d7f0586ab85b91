export * from './membership.js';
export * from './size.js';
