export * from './date-range.js';
export * from './local-date.js';
export * from './result.js';
