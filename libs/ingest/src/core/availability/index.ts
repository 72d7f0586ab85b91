export * from './availability-row.js';
