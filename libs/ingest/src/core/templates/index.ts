export * from './availability.js';
export * from './carers.js';
export * from './code-list.js';
export * from './column.js';
export * from './households.js';
export * from './providers.js';
export * from './requests.js';
export * from './template.js';
