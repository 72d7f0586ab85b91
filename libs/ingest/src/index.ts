export * from './core/index.js';
export {
  type ImportFile,
  type ImportProgress,
  type ImportRequest,
  type AuthorityImportRequest,
} from './app/import-request.js';
export { type ImportReport, type NumberedProblem } from './app/import-reports.js';
export {
  type ImportCursorNotValid,
  type ImportNotFound,
  type ImportPage,
  ReadImports,
} from './app/read-imports.service.js';
export { IngestModule } from './ingest.module.js';
