export * from './request-event.js';
