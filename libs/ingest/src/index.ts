export * from './core/index.js';
export { DescribeDifference } from './app/describe-difference.service.js';
export { ImportAuthorities } from './app/import-authorities.service.js';
export { ImportAvailability } from './app/import-availability.service.js';
export { ImportBoundaries } from './app/import-boundaries.service.js';
export { type BankHolidaysLoaded, ImportBankHolidays } from './app/import-bank-holidays.service.js';
export { ImportCarers } from './app/import-carers.service.js';
export { ImportHouseholds } from './app/import-households.service.js';
export { ImportPostcodes, type PostcodesImportRequest } from './app/import-postcodes.service.js';
export { ImportProviders } from './app/import-providers.service.js';
export { ImportRequests } from './app/import-requests.service.js';
export { type ExportedReturn, ExportReturn, type NoReturnToExport } from './app/export-return.service.js';
export { ExportVacancies, type NoHomesOfAuthority, type VacancyList } from './app/export-vacancies.service.js';
export { type JsonDocument, openSchemas } from './core/open-schemas/index.js';
export { type ReturnFile, returnFileNames, yearEndOfWords } from './core/return-files/index.js';
export { type ExportedRequest, ExportStandard, type StandardNotRecorded } from './app/export-standard.service.js';
export { ImportStandard } from './app/import-standard.service.js';
export { ImportSsda903, type ReturnImportRequest } from './app/import-ssda903.service.js';
export { type QuarantinedFile, type QuarantinedRowOfFile } from './app/quarantine-store.js';
export { type QuarantineDownload, type QuarantineFileNotFound, ReadQuarantine } from './app/read-quarantine.service.js';
export { type ImportLoadedNothing, type NothingToMend, SendMendedRows } from './app/send-mended-rows.service.js';
export {
  StageImport,
  type StagedFilesTooLarge,
  type StagedImportNotFound,
  type StagePreview,
} from './app/stage-import.service.js';
export { type ImportNotUndone, type ImportUndone, UndoImport } from './app/undo-import.service.js';
export {
  type ImportFile,
  type ImportProgress,
  type ImportRequest,
  type AuthorityImportRequest,
} from './app/import-request.js';
export { type FilesOfKind, type ReturnInUse } from './app/files-in-use.js';
export { type ImportReport, type NumberedProblem } from './app/import-reports.js';
export { type ProblemGroup } from './app/problem-groups.js';
export { PreviewImport, type Previewed } from './app/preview-import.service.js';
export { type StagedDifference } from './app/staged-differences.js';
export { ReadFilesInUse } from './app/read-files-in-use.service.js';
export {
  type ImportCursorNotValid,
  type ImportNotFound,
  type ImportPage,
  ReadImports,
} from './app/read-imports.service.js';
export { Templates } from './app/templates.service.js';
export { ReadMovedAddresses } from './app/read-moved-addresses.service.js';
export { ReadProblemGroups } from './app/read-problem-groups.service.js';
export {
  type ReadChildCount,
  type ReadFinding,
  ReadValidation,
  type StaleBecause,
  type ValidationCursorNotValid,
  type ValidationNotFound,
  type ValidationReport,
} from './app/read-validation.service.js';
export { type ReturnNotLoaded, ValidateReturn } from './app/validate-return.service.js';
export { type ValidationRun } from './app/validation-runs.js';
export {
  type NothingToValidate,
  type ValidatedFiles,
  ValidateReturnFiles,
} from './app/validate-return-files.service.js';
export { WorkbookWriter } from './app/workbook-writer.js';
export { WriteCodeLists } from './app/write-code-lists.service.js';
export { WriteValidationReport, type WrittenReport } from './app/write-validation-report.service.js';
export { IngestModule } from './ingest.module.js';
export { TemplatesModule } from './templates.module.js';
