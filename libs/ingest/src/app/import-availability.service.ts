import { Injectable } from '@nestjs/common';
import { StoreHouseholds } from '#register';
import {
  availabilityOfHomes,
  availabilityTable,
  moreThanThereIs,
  problemsAcrossAvailability,
  readAvailability,
  type StatedAvailabilityRow,
  tellsOfHolds,
} from '../core/availability/index.js';
import { type ImportOutcome } from '../core/index.js';
import { homesNotKnown, restOfRefusedHomes, type RowOfHome } from '../core/rows-of-homes.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { ImportRunner } from './import-runner.service.js';
import { homesWaiting, refusedRows } from './refused-rows.js';
import { readWholeTable } from './table-import.js';

/** Loads which places of homes are not available, and holds. */
@Injectable()
export class ImportAvailability {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly households: StoreHouseholds,
  ) {}

  /**
   * The file is the whole truth about what is not available in the homes it names, and about their holds where it has the
   * columns of holds; other homes stay as they are. With one row of a home in quarantine all of its rows are, and the home
   * stays as it was. Repeating it changes nothing.
   */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('availability', request, async (run) => {
      const read: StatedAvailabilityRow[] = [];
      const rows: RowOfHome[] = [];
      const file = { tellsOfHolds: false };
      await readWholeTable(run, this.reader, availabilityTable, (label, { row, cells }) => {
        const { stated, of, problems } = readAvailability(label, row, cells);
        file.tellsOfHolds ||= tellsOfHolds(cells);
        run.reportOfRows(problems);
        if (stated) read.push(stated);
        if (of) rows.push(of);
      });
      await run.waitForTurn();
      const homes = await this.households.named([...new Set(rows.map(({ reference }) => reference))]);
      run.reportOfRows(homesNotKnown(rows, new Set(homes.map(({ reference }) => reference))));
      run.reportOfRows(problemsAcrossAvailability(read));
      run.reportOfRows(restOfRefusedHomes(rows, refusedRows(run), homesWaiting(request)));
      const refused = refusedRows(run);
      const sound = read.filter(({ row }) => !refused.has(row));
      run.reportAll(moreThanThereIs(sound, new Map(homes.map(({ reference, places }) => [reference, places]))));
      run.refuseIfNothingIsSound();
      const stated = availabilityOfHomes(sound);
      await this.households.replaceAvailability(stated, file.tellsOfHolds ? 'holds-too' : 'holds-stay');
      run.summary['homesChanged'] = stated.length;
    });
  }
}
