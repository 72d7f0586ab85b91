import { Module } from '@nestjs/common';
import { Templates } from './app/templates.service.js';
import { WorkbookWriter } from './app/workbook-writer.js';
import { WriteCodeLists } from './app/write-code-lists.service.js';
import { ExcelWorkbookWriter } from './writer/excel-workbook-writer.js';

/** Templates and lists of codes by themselves: they need no database. */
@Module({
  providers: [{ provide: WorkbookWriter, useClass: ExcelWorkbookWriter }, Templates, WriteCodeLists],
  exports: [Templates, WorkbookWriter, WriteCodeLists],
})
export class TemplatesModule {}
