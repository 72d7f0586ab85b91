export * from './authority-rows.js';
