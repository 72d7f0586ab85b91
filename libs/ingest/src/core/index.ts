export * from './cell-date.js';
export * from './content-kind.js';
export * from './file-problems.js';
export * from './header.js';
export * from './import-outcome.js';
export * from './import-problem.js';
export * from './problem-list.js';
export * from './validation/index.js';
