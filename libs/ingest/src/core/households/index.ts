export * from './household-columns.js';
export * from './household-row.js';
export * from './stated-home.js';
export * from './whole-register.js';
