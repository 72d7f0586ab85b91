export * from './schemas.js';
export * from './vacancy-list.js';
