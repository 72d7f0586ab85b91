import { Injectable } from '@nestjs/common';
import { reportCsv, type ReportedFinding, reportFileName, reportSheets, type ValidatedReturn } from '../core/index.js';
import { WorkbookWriter } from './workbook-writer.js';

/** So that spreadsheets open the file as UTF-8. */
const byteOrderMark = '\uFEFF';

/** The report of a validation as a file for people. */
export interface WrittenReport {
  readonly fileName: string;
  /** A media type, as HTTP names it. */
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** Writes what was found in a return, to be saved, sorted and handed round. */
@Injectable()
export class WriteValidationReport {
  constructor(private readonly workbooks: WorkbookWriter) {}

  /**
   * @returns as CSV every finding a row; as a workbook also the counts by rule and by child, and a sheet on what was
   *   validated, when, and by which rules.
   */
  async write(
    returned: ValidatedReturn,
    findings: readonly ReportedFinding[],
    format: 'csv' | 'xlsx',
  ): Promise<WrittenReport> {
    const fileName = reportFileName(returned, format);
    if (format === 'csv') {
      return { fileName, mediaType: 'text/csv; charset=utf-8', content: this.csv(findings) };
    }
    return {
      fileName,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: await this.workbook(returned, findings),
    };
  }

  /** @returns the text of the CSV alone. */
  csv(findings: readonly ReportedFinding[]): string {
    return byteOrderMark + reportCsv(findings);
  }

  /** @returns the bytes of the workbook alone. */
  workbook(returned: ValidatedReturn, findings: readonly ReportedFinding[]): Promise<Uint8Array> {
    return this.workbooks.write(reportSheets(returned, findings));
  }
}
