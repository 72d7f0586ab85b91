import { Module } from '@nestjs/common';
import { ConstellationsModule } from '#constellations';
import { GeographyModule } from '#geography';
import { RegisterModule } from '#register';
import { DescribeDifference } from './app/describe-difference.service.js';
import { FactsForValidation } from './app/facts-for-validation.service.js';
import { FileReader } from './app/file-reader.js';
import { FilesInUse } from './app/files-in-use.js';
import { Importers } from './app/importers.service.js';
import { ImportAuthorities } from './app/import-authorities.service.js';
import { ImportAvailability } from './app/import-availability.service.js';
import { ImportBoundaries } from './app/import-boundaries.service.js';
import { ImportBankHolidays } from './app/import-bank-holidays.service.js';
import { ImportCarers } from './app/import-carers.service.js';
import { ImportHouseholds } from './app/import-households.service.js';
import { ImportLog } from './app/import-log.js';
import { ImportPostcodes } from './app/import-postcodes.service.js';
import { ImportProviders } from './app/import-providers.service.js';
import { ImportReports } from './app/import-reports.js';
import { ImportRequests } from './app/import-requests.service.js';
import { ImportRunner } from './app/import-runner.service.js';
import { ExportReturn } from './app/export-return.service.js';
import { ExportVacancies } from './app/export-vacancies.service.js';
import { ExportStandard } from './app/export-standard.service.js';
import { ImportStandard } from './app/import-standard.service.js';
import { ImportSsda903 } from './app/import-ssda903.service.js';
import { MovedAddresses } from './app/moved-addresses.js';
import { MapDocument } from './app/map-document.js';
import { ProblemGroups } from './app/problem-groups.js';
import { QuarantineStore } from './app/quarantine-store.js';
import { PreviewImport } from './app/preview-import.service.js';
import { StagedDifferences } from './app/staged-differences.js';
import { PostgresStagedDifferences } from './store/postgres-staged-differences.js';
import { ReadFilesInUse } from './app/read-files-in-use.service.js';
import { ReadMovedAddresses } from './app/read-moved-addresses.service.js';
import { ReadImports } from './app/read-imports.service.js';
import { ReadProblemGroups } from './app/read-problem-groups.service.js';
import { ReturnAsSent } from './app/return-as-sent.service.js';
import { ReadValidation } from './app/read-validation.service.js';
import { ValidateReturn } from './app/validate-return.service.js';
import { ValidationRuns } from './app/validation-runs.js';
import { ReadQuarantine } from './app/read-quarantine.service.js';
import { SendMendedRows } from './app/send-mended-rows.service.js';
import { StageImport } from './app/stage-import.service.js';
import { StagedImportStore } from './app/staged-import-store.js';
import { UndoImport } from './app/undo-import.service.js';
import { UndoStore } from './app/undo-store.js';
import { ValidateReturnFiles } from './app/validate-return-files.service.js';
import { WriteValidationReport } from './app/write-validation-report.service.js';
import { GeoJsonMapDocument } from './reader/geo-json-map-document.js';
import { StreamingFileReader } from './reader/streaming-file-reader.js';
import { PostgresFilesInUse } from './store/postgres-files-in-use.js';
import { PostgresImportLog } from './store/postgres-import-log.js';
import { PostgresMovedAddresses } from './store/postgres-moved-addresses.js';
import { PostgresImportReports } from './store/postgres-import-reports.js';
import { PostgresValidationRuns } from './store/postgres-validation-runs.js';
import { PostgresQuarantineStore } from './store/postgres-quarantine-store.js';
import { PostgresStagedImportStore } from './store/postgres-staged-import-store.js';
import { PostgresUndoStore } from './store/postgres-undo-store.js';
import { TemplatesModule } from './templates.module.js';
import { PostgresProblemGroups } from './store/postgres-problem-groups.js';

/** Files in: checked, refused with a sentence or loaded whole, and recorded. */
@Module({
  imports: [ConstellationsModule, GeographyModule, RegisterModule, TemplatesModule],
  providers: [
    { provide: FileReader, useClass: StreamingFileReader },
    { provide: FilesInUse, useClass: PostgresFilesInUse },
    { provide: ImportLog, useClass: PostgresImportLog },
    { provide: ImportReports, useClass: PostgresImportReports },
    { provide: MovedAddresses, useClass: PostgresMovedAddresses },
    { provide: StagedDifferences, useClass: PostgresStagedDifferences },
    { provide: ProblemGroups, useClass: PostgresProblemGroups },
    { provide: QuarantineStore, useClass: PostgresQuarantineStore },
    { provide: StagedImportStore, useClass: PostgresStagedImportStore },
    { provide: UndoStore, useClass: PostgresUndoStore },
    { provide: MapDocument, useClass: GeoJsonMapDocument },
    { provide: ValidationRuns, useClass: PostgresValidationRuns },
    FactsForValidation,
    ImportRunner,
    DescribeDifference,
    ImportAuthorities,
    ImportAvailability,
    ImportBoundaries,
    ImportBankHolidays,
    ImportCarers,
    ImportHouseholds,
    ImportPostcodes,
    ImportProviders,
    ImportRequests,
    ExportReturn,
    ExportStandard,
    ExportVacancies,
    ImportSsda903,
    ImportStandard,
    PreviewImport,
    ReadFilesInUse,
    ReadImports,
    ReadMovedAddresses,
    ReadProblemGroups,
    ReadValidation,
    ReturnAsSent,
    ValidateReturn,
    ReadQuarantine,
    SendMendedRows,
    StageImport,
    UndoImport,
    Importers,
    ValidateReturnFiles,
    WriteValidationReport,
  ],
  exports: [
    DescribeDifference,
    ImportAuthorities,
    ImportAvailability,
    ImportBoundaries,
    ImportBankHolidays,
    ImportCarers,
    ImportHouseholds,
    ImportPostcodes,
    ImportProviders,
    ImportRequests,
    ExportReturn,
    ExportStandard,
    ExportVacancies,
    ImportSsda903,
    ImportStandard,
    PreviewImport,
    ReadFilesInUse,
    ReadImports,
    TemplatesModule,
    ReadMovedAddresses,
    ReadProblemGroups,
    ReadValidation,
    ValidateReturn,
    ReadQuarantine,
    SendMendedRows,
    StageImport,
    UndoImport,
    ValidateReturnFiles,
    WriteValidationReport,
  ],
})
export class IngestModule {}
