export * from './return-files.js';
