export * from './authority-rows.js';
export * from './change-rows.js';
export * from './district-rows.js';
