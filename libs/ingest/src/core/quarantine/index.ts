export * from './mended-rows.js';
export * from './quarantine-csv.js';
export * from './table-label.js';
