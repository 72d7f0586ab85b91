export * from './bank-holiday-list.js';
