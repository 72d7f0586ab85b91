import { Inject, Injectable, Optional } from '@nestjs/common';
import { day, type LocalDate, partsOf, type Problem, refusal, type Result, success } from '#kernel';
import { Log, Transaction } from '#platform';
import { ReturnStore, type ReturnYear } from '#register';
import { reportedFindings, validateReturn } from '../core/index.js';
import { FactsForValidation } from './facts-for-validation.service.js';
import { ReturnAsSent } from './return-as-sent.service.js';
import { type ValidationRun, ValidationRuns } from './validation-runs.js';

/** This authority's return of that year is not loaded. */
export interface ReturnNotLoaded extends Problem {
  readonly kind: 'return-not-loaded';
  readonly yearEndOn: LocalDate;
}

/** @returns the 31 March a year before. */
export const yearBefore = (yearEndOn: LocalDate): LocalDate => day(`${partsOf(yearEndOn).year - 1}-03-31`);

/** Checks a year that is loaded by the sector's rules, and keeps what they say. */
@Injectable()
export class ValidateReturn {
  constructor(
    private readonly returns: ReturnStore,
    private readonly sent: ReturnAsSent,
    private readonly runs: ValidationRuns,
    private readonly facts: FactsForValidation,
    private readonly transaction: Transaction,
    @Optional() @Inject(Log) private readonly log: Log | null,
  ) {}

  /**
   * Rows in quarantine are checked with the others; the year before, when it is loaded, is what the rules across years
   * compare with. Repeating it puts the same in the place of the same: a year has one run, with one id.
   */
  of(
    authorityCode: string,
    yearEndOn: LocalDate,
    requestedBy: string,
  ): Promise<Result<ValidationRun, ReturnNotLoaded>> {
    return this.transaction.run(async () => {
      const years = await this.returns.yearsOf(authorityCode);
      const year = years.find((one) => one.yearEndOn === yearEndOn);
      if (year === undefined) return refusal({ kind: 'return-not-loaded', yearEndOn });
      const before = years.find((one) => one.yearEndOn === yearBefore(yearEndOn)) ?? null;
      const tables = await this.sent.tablesOf(authorityCode, yearEndOn, year.importId);
      const previous = before && (await this.sent.tablesOf(authorityCode, before.yearEndOn, before.importId));
      const findings = validateReturn(await this.facts.about({ yearEndOn, authorityCode, tables, previous }));
      await this.runs.keep(
        {
          ...{ authorityCode, yearEndOn, requestedBy, importId: year.importId },
          previousImportId: before?.importId ?? null,
          rowsChecked: Object.values(tables).reduce((sum, rows) => sum + rows.length, 0),
        },
        reportedFindings(findings, tables),
      );
      const run = await this.runs.ofYear(authorityCode, yearEndOn);
      if (run === null) throw new Error(`The validation of ${authorityCode} ${yearEndOn} was not kept`);
      return success(run);
    });
  }

  /**
   * After returns were loaded, mended or undone: checks every year of the authority whose report is missing or older than
   * what is loaded. A fault here is no fault of what was loaded: it is logged and goes no further.
   */
  async followUp(authorityCode: string, requestedBy: string): Promise<void> {
    try {
      const years = await this.returns.yearsOf(authorityCode);
      for (const year of years) {
        const before = years.find(({ yearEndOn }) => yearEndOn === yearBefore(year.yearEndOn)) ?? null;
        if (!(await this.isUpToDate(authorityCode, year, before))) {
          await this.of(authorityCode, year.yearEndOn, requestedBy);
        }
      }
    } catch (fault) {
      this.log?.error('Returns were loaded but could not be validated', fault, { authorityCode });
    }
  }

  private async isUpToDate(authorityCode: string, year: ReturnYear, before: ReturnYear | null): Promise<boolean> {
    const run = await this.runs.ofYear(authorityCode, year.yearEndOn);
    if (run?.importId !== year.importId || run.previousImportId !== (before?.importId ?? null)) return false;
    const importIds = [year.importId, ...(before === null ? [] : [before.importId])];
    return !(await this.runs.mendedSince(importIds, run.validatedAt));
  }
}
