import { Module } from '@nestjs/common';
import { PostgresTransaction, Sql, Transaction } from '#platform';
import { FileReader } from './app/file-reader.js';
import { ImportLog } from './app/import-log.js';
import { ImportReports } from './app/import-reports.js';
import { ImportRunner } from './app/import-runner.service.js';
import { ReadImports } from './app/read-imports.service.js';
import { StreamingFileReader } from './reader/streaming-file-reader.js';
import { PostgresImportLog } from './store/postgres-import-log.js';
import { PostgresImportReports } from './store/postgres-import-reports.js';

@Module({
  providers: [
    Sql,
    { provide: Transaction, useClass: PostgresTransaction },
    { provide: FileReader, useClass: StreamingFileReader },
    { provide: ImportLog, useClass: PostgresImportLog },
    { provide: ImportReports, useClass: PostgresImportReports },
    ImportRunner,
    ReadImports,
  ],
  exports: [ReadImports],
})
export class IngestModule {}
