import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { StoreHouseholds } from '#register';
import { carersOfHomes, carerTable, problemsAcrossCarers, readCarer, type StatedCarer } from '../core/carers/index.js';
import { type ImportOutcome } from '../core/index.js';
import { homesNotKnown, restOfRefusedHomes, type RowOfHome } from '../core/rows-of-homes.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { ImportRunner } from './import-runner.service.js';
import { homesWaiting, refusedRows } from './refused-rows.js';
import { readWholeTable } from './table-import.js';

/** Loads who the carers of homes are, with their checks and training. */
@Injectable()
export class ImportCarers {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly households: StoreHouseholds,
    private readonly clock: Clock,
  ) {}

  /**
   * The file is the whole truth about the carers of the homes it names; other homes stay as they are. With one row of a
   * home in quarantine all of its rows are, and the home stays as it was. Repeating it changes nothing.
   */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('carers', request, async (run) => {
      const on = this.clock.today();
      const read: StatedCarer[] = [];
      const rows: RowOfHome[] = [];
      await readWholeTable(run, this.reader, carerTable, (file, { row, cells }) => {
        const { carer, of, problems } = readCarer(file, row, cells, on);
        run.reportOfRows(problems);
        if (carer) read.push(carer);
        if (of) rows.push(of);
      });
      await run.waitForTurn();
      const homes = await this.households.named([...new Set(rows.map(({ reference }) => reference))]);
      run.reportOfRows(homesNotKnown(rows, new Set(homes.map(({ reference }) => reference))));
      run.reportOfRows(problemsAcrossCarers(read));
      run.reportOfRows(restOfRefusedHomes(rows, refusedRows(run), homesWaiting(request)));
      const refused = refusedRows(run);
      run.refuseIfNothingIsSound();
      const stated = carersOfHomes(read.filter(({ row }) => !refused.has(row)));
      await this.households.replaceCarers(stated);
      run.summary['homesChanged'] = stated.length;
    });
  }
}
