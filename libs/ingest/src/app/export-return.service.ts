import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { ReturnStore } from '#register';
import { type ReturnFile, returnFiles, yearInWords } from '../core/return-files/index.js';

export interface NoReturnToExport extends Problem {
  readonly kind: 'no-return-to-export';
  /** The years that could be exported, the latest first; empty when nothing of the authority is loaded. */
  readonly years: readonly string[];
}

/** One year's return of an authority as files. */
export interface ExportedReturn {
  readonly yearEndOn: LocalDate;
  /** As `2020/21`. */
  readonly year: string;
  /** Whether it was loaded with open episodes of earlier years closed that it does not mention. */
  readonly closesStaleEpisodes: boolean;
  readonly files: readonly ReturnFile[];
}

/** The statutory returns an authority sent, as files that load back to the same. Writes no audit entry: the caller does. */
@Injectable()
export class ExportReturn {
  constructor(private readonly returns: ReturnStore) {}

  /**
   * @param yearEndOn the 31 March of one year; null for every year that is loaded.
   * @returns the years, the earliest first. Rows in quarantine are not of the register, and not of the files.
   */
  async ofAuthority(
    authorityCode: string,
    yearEndOn: LocalDate | null,
  ): Promise<Result<readonly ExportedReturn[], NoReturnToExport>> {
    const years = await this.returns.yearsOf(authorityCode);
    const asked = years.filter((year) => yearEndOn === null || year.yearEndOn === yearEndOn).toReversed();
    if (asked.length === 0) {
      return refusal({ kind: 'no-return-to-export', years: years.map((year) => yearInWords(year.yearEndOn)) });
    }
    const exported: ExportedReturn[] = [];
    for (const year of asked) {
      const tables = await this.returns.sentTables(authorityCode, year.yearEndOn);
      exported.push({
        yearEndOn: year.yearEndOn,
        year: yearInWords(year.yearEndOn),
        closesStaleEpisodes: year.closesStaleEpisodes,
        files: returnFiles(tables),
      });
    }
    return success(exported);
  }
}
