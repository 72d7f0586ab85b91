export * from './provider-row.js';
