import { Injectable } from '@nestjs/common';
import { StoreConstellations } from '#constellations';
import { PostcodeStore, ReadAuthorities } from '#geography';
import { type LocalDate } from '#kernel';
import { Clock } from '#platform';
import { type LeftAsItIs, StoreHouseholds } from '#register';
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

/** A row and the home it names; blank where it names none. */
interface NamedRow {
  readonly file: string;
  readonly row: number;
  readonly reference: string;
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
   * Every home whose row can be read is kept, or nothing is; repeating it changes nothing. A home that the file no longer
   * names is removed; one that something still refers to is kept without an approval, and told. A home whose row is in
   * quarantine stays as it was, and while a row does not even say which home it is, no home is removed.
   */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('households', request, async (run) => {
      const on = this.clock.today();
      const homes: StatedHome[] = [];
      const rows: NamedRow[] = [];
      const postcodes: StatedPostcode[] = [];
      await readWholeTable(run, this.reader, householdColumns, (file, { row, cells }) => {
        const { home, postcode, problems } = readHousehold(file, row, cells, on);
        run.reportOfRows(problems);
        if (home) homes.push(home);
        if (postcode) postcodes.push({ file, row, postcode });
        rows.push({ file, row, reference: cells['HOUSEHOLD']?.trim() ?? '' });
      });
      await this.checkPlaces(run, postcodes);
      await this.checkAuthorities(run, homes, on);
      await run.waitForTurn();
      const { sound, left } = await this.checkTogether(run, homes, rows);
      run.reportAll(concernsOn(sound, on));
      run.refuseIfNothingIsSound();
      await this.keep(run, sound, left, on);
    });
  }

  private async checkPlaces(run: ImportRun, stated: readonly StatedPostcode[]): Promise<void> {
    if (stated.length > 0 && (await this.postcodes.isEmpty())) {
      run.report(postcodesMissing(run.fileNames[0] ?? ''));
      return;
    }
    const withoutPlace = await this.postcodes.withoutPlace(stated.map(({ postcode }) => postcode));
    run.reportOfRows(homesWithoutPlace(stated, withoutPlace));
  }

  private async checkAuthorities(run: ImportRun, homes: readonly StatedHome[], on: LocalDate): Promise<void> {
    const authorities = await this.authorities.onDay(on);
    run.reportOfRows(homesWithUnknownAuthorities(homes, new Set(authorities.map(({ code }) => code))));
  }

  /** A home that is refused stays as it was, which may stand in the way of another: asked again until no more is refused. */
  private async checkTogether(
    run: ImportRun,
    homes: readonly StatedHome[],
    rows: readonly NamedRow[],
  ): Promise<{ readonly sound: readonly StatedHome[]; readonly left: LeftAsItIs }> {
    for (;;) {
      const sound = homes.filter(({ file, row }) => !run.isRefused(file, row));
      const stated = sound.map(({ household }) => household.reference);
      const left = homesLeft(run, rows, stated);
      const isLeft = (reference: string): boolean => left === 'all-others' || left.includes(reference);
      const stays = await this.households.staysInOtherHomes(stated);
      const memberships = await this.constellations.ofOtherHomes(stated);
      const problems = problemsAcrossRows(sound, {
        stays: stays.filter(({ household }) => isLeft(household)),
        memberships: memberships.filter(({ householdReference }) => isLeft(householdReference)),
      });
      if (problems.length === 0) return { sound, left };
      run.reportOfRows(problems);
      run.refuseIfErrors();
    }
  }

  private async keep(run: ImportRun, homes: readonly StatedHome[], left: LeftAsItIs, on: LocalDate): Promise<void> {
    const stated = homes.map(({ household }) => household.reference);
    const others = await this.constellations.ofOtherHomes(stated);
    const { removed, kept } = await this.households.replaceAll(
      homes.map(({ household }) => household),
      on,
      left,
    );
    await this.constellations.replaceAll(
      homes.flatMap(({ household, membership }) =>
        membership === null ? [] : [{ householdReference: household.reference, ...membership }],
      ),
      left === 'all-others' ? others.map(({ householdReference }) => householdReference) : left,
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
    run.summary['homesLeftAsTheyWere'] = left === 'all-others' ? null : left.length;
  }
}

/** Homes whose rows are in quarantine; all, while one of those rows does not say which home it is or rows are added. */
function homesLeft(run: ImportRun, rows: readonly NamedRow[], stated: readonly string[]): LeftAsItIs {
  if (run.isAddition || run.hasRowsNotRead) return 'all-others';
  const refused = rows.filter(({ file, row }) => run.isRefused(file, row)).map(({ reference }) => reference);
  if (refused.includes('')) return 'all-others';
  return refused.filter((reference) => !stated.includes(reference));
}
