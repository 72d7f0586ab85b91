import { Injectable } from '@nestjs/common';
import { fileDescriptions, templateCsv, type TemplateKind, templateSheets } from '../core/templates/index.js';
import { type WorkbookSheet, WorkbookWriter } from './workbook-writer.js';

/** So that spreadsheets open the file as UTF-8. */
const byteOrderMark = '\uFEFF';
const narrowest = 10;
const widest = 60;

/** Empty files to fill in, made from the description that the importers check by: they cannot say different things. */
@Injectable()
export class Templates {
  constructor(private readonly workbooks: WorkbookWriter) {}

  /** @returns the header and one row about nobody, as CSV in UTF-8. The importers pass that row over. */
  csv(kind: TemplateKind): string {
    return `${byteOrderMark}${templateCsv(fileDescriptions[kind])}`;
  }

  /** @returns a workbook: the table to fill in, the words its cells may hold, and what each column is. */
  xlsx(kind: TemplateKind): Promise<Uint8Array> {
    return this.workbooks.write(
      templateSheets(fileDescriptions[kind]).map(({ name, rows }): WorkbookSheet => {
        const [headings = [], ...rest] = rows;
        return {
          name,
          columns: headings.map((heading, position) => {
            const longest = Math.max(...rows.map((row) => row[position]?.length ?? 0));
            return { heading, width: Math.min(Math.max(longest + 2, narrowest), widest), wraps: longest > widest };
          }),
          rows: rest,
        };
      }),
    );
  }

  /** @returns the name under which a template is saved. */
  fileName(kind: TemplateKind, format: 'csv' | 'xlsx'): string {
    return `nearhome-${kind}-template.${format}`;
  }
}
