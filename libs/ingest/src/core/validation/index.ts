export * from './context-of.js';
export * from './return-tables.js';
export { ruleOf, validationRules } from './rules/index.js';
export { SentEpisode, SentRecord } from './sent-record.js';
export * from './validate-return.js';
export * from './validation-context.js';
export * from './validation-rule.js';
