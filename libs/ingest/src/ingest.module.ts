import { Module } from '@nestjs/common';
import { PostgresTransaction, Sql, Transaction } from '#platform';
import { FileReader } from './app/file-reader.js';
import { ImportLog } from './app/import-log.js';
import { ImportRunner } from './app/import-runner.service.js';
import { StreamingFileReader } from './reader/streaming-file-reader.js';
import { PostgresImportLog } from './store/postgres-import-log.js';

@Module({
  providers: [
    Sql,
    { provide: Transaction, useClass: PostgresTransaction },
    { provide: FileReader, useClass: StreamingFileReader },
    { provide: ImportLog, useClass: PostgresImportLog },
    ImportRunner,
  ],
  exports: [],
})
export class IngestModule {}
