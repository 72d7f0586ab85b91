export * from './carer-row.js';
