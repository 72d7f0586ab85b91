import { Injectable } from '@nestjs/common';
import { StoreConstellations } from '#constellations';
import { PostcodeStore, ReadAuthorities } from '#geography';
import { type LocalDate } from '#kernel';
import { Clock } from '#platform';
import { StoreHouseholds } from '#register';
import {
  concernsOn,
  homesWithoutPlace,
  homesWithUnknownAuthorities,
  householdColumns,
  postcodesMissing,
  problemsAcrossRows,
  readHousehold,
  type StatedHome,
} from '../core/households/index.js';
import { importWarning, type ImportOutcome } from '../core/index.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';
import { readWholeTable } from './table-import.js';

interface StatedPostcode {
  readonly file: string;
  readonly row: number;
  readonly postcode: string;
}

/** Loads the whole register of homes, with who lives in them and the constellations they form, in the place of the last. */
@Injectable()
export class ImportHouseholds {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
    private readonly authorities: ReadAuthorities,
    private readonly households: StoreHouseholds,
    private readonly constellations: StoreConstellations,
    private readonly clock: Clock,
  ) {}

  /**
   * All or nothing, and repeating it changes nothing. A home that the file no longer names is removed; one that something
   * still refers to is kept without an approval, and told.
   */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('households', request, async (run) => {
      const on = this.clock.today();
      const homes: StatedHome[] = [];
      const postcodes: StatedPostcode[] = [];
      await readWholeTable(run, this.reader, householdColumns, (file, { row, cells }) => {
        const { home, postcode, problems } = readHousehold(file, row, cells);
        run.reportAll(problems);
        if (home) homes.push(home);
        if (postcode) postcodes.push({ file, row, postcode });
      });
      await this.checkPlaces(run, postcodes);
      await this.checkTogether(run, homes, on);
      await run.waitForTurn();
      await this.keep(run, homes, on);
    });
  }

  private async checkPlaces(run: ImportRun, stated: readonly StatedPostcode[]): Promise<void> {
    if (stated.length > 0 && (await this.postcodes.isEmpty())) {
      run.report(postcodesMissing(run.fileNames[0] ?? ''));
      return;
    }
    const withoutPlace = await this.postcodes.withoutPlace(stated.map(({ postcode }) => postcode));
    run.reportAll(homesWithoutPlace(stated, withoutPlace));
  }

  private async checkTogether(run: ImportRun, homes: readonly StatedHome[], on: LocalDate): Promise<void> {
    const authorities = await this.authorities.onDay(on);
    run.reportAll(problemsAcrossRows(homes));
    run.reportAll(homesWithUnknownAuthorities(homes, new Set(authorities.map(({ code }) => code))));
    run.reportAll(concernsOn(homes, on));
  }

  private async keep(run: ImportRun, homes: readonly StatedHome[], on: LocalDate): Promise<void> {
    const { removed, kept } = await this.households.replaceAll(
      homes.map(({ household }) => household),
      on,
    );
    await this.constellations.replaceAll(
      homes.flatMap(({ household, membership }) =>
        membership === null ? [] : [{ householdReference: household.reference, ...membership }],
      ),
    );
    const [file] = run.fileNames;
    for (const reference of kept) {
      const sentence =
        `The home ${reference} is not in the file, but earlier answers or shortlists refer to it. ` +
        'It is kept without an approval and without children.';
      run.report(
        importWarning('household-kept', { ...(file === undefined ? {} : { file }), value: reference }, sentence),
      );
    }
    run.summary['homesRemoved'] = removed;
    run.summary['homesKeptWithoutApproval'] = kept.length;
  }
}
