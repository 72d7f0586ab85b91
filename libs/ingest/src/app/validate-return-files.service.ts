import { Injectable } from '@nestjs/common';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import {
  importError,
  type ImportProblem,
  importWarning,
  type ReportedFinding,
  reportedFindings,
  type ReturnTables,
  validateReturn,
} from '../core/index.js';
import { FactsForValidation } from './facts-for-validation.service.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { readReturnFiles } from './read-return-files.js';

/** The files hold no return that could be checked; the problems say why. */
export interface NothingToValidate extends Problem {
  readonly kind: 'nothing-to-validate';
  readonly problems: readonly ImportProblem[];
}

export interface ValidatedFiles {
  readonly tables: ReturnTables;
  /** In the order of `validateReturn`. */
  readonly findings: readonly ReportedFinding[];
  /** Files that could not be read or are no table, and what could not be checked. */
  readonly problems: readonly ImportProblem[];
}

const hasNoTable = (tables: ReturnTables): boolean => Object.keys(tables).length === 0;
const isError = ({ severity }: ImportProblem): boolean => severity === 'error';

/** Checks the files of a return as they lie there: nothing is loaded, and rows that could not be are checked all the same. */
@Injectable()
export class ValidateReturnFiles {
  constructor(
    private readonly reader: FileReader,
    private readonly facts: FactsForValidation,
  ) {}

  /** @param asked.previous the files of the year before; without them the rules across years say nothing. */
  async check(asked: {
    readonly authorityCode: string;
    readonly yearEndOn: LocalDate;
    readonly files: ImportRequest['files'];
    readonly previous: ImportRequest['files'] | null;
  }): Promise<Result<ValidatedFiles, NothingToValidate>> {
    const { authorityCode, yearEndOn } = asked;
    const current = await readReturnFiles(this.reader, asked.files);
    const before = asked.previous === null ? null : await readReturnFiles(this.reader, asked.previous);
    const problems = [...current.problems, ...(before?.problems ?? [])];
    if (hasNoTable(current.tables)) {
      const sentence =
        'There is no table of the return in these files. Name the folder with episodes, header and the others.';
      problems.push(importError('no-return', {}, sentence));
    }
    if (problems.some(isError)) return refusal({ kind: 'nothing-to-validate', problems });
    if (await this.facts.havePostcodesMissing()) {
      const sentence =
        'No postcodes are loaded: every distance and area counts as unknown. Import the postcode directory first.';
      problems.push(importWarning('no-postcodes-loaded', {}, sentence));
    }
    const { tables } = current;
    const columns = { current: current.columns, previous: before?.columns ?? {} };
    const sent = await this.facts.about({
      ...{ yearEndOn, authorityCode, tables, columns, previous: before?.tables ?? null },
    });
    return success({ tables, problems, findings: reportedFindings(validateReturn(sent), tables) });
  }
}
