export * from './core/index.js';
export {
  type ImportFile,
  type ImportProgress,
  type ImportRequest,
  type AuthorityImportRequest,
} from './app/import-request.js';
export { IngestModule } from './ingest.module.js';
