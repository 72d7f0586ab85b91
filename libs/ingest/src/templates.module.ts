import { Module } from '@nestjs/common';
import { Templates } from './app/templates.service.js';
import { WorkbookWriter } from './app/workbook-writer.js';
import { ExcelWorkbookWriter } from './writer/excel-workbook-writer.js';

/** Templates by themselves: they need no database. */
@Module({
  providers: [{ provide: WorkbookWriter, useClass: ExcelWorkbookWriter }, Templates],
  exports: [Templates, WorkbookWriter],
})
export class TemplatesModule {}
