export * from './request-columns.js';
export * from './request-row.js';
export * from './stated-request.js';
export * from './whole-requests.js';
