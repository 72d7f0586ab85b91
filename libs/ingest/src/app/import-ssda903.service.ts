import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { isAuthorityCode, PostcodeStore } from '#geography';
import { Clock } from '#platform';
import { ReturnStore, type ReturnedEpisode } from '#register';
import { importError, type ImportOutcome, importWarning, noRows, problemsOfHeader, quoted } from '../core/index.js';
import {
  datesYetToCome,
  GatheredReturn,
  type Placed,
  postcodesIn,
  postcodesNotKnown,
  recogniseTable,
  returnsOf,
  returnsOfOneYear,
  returnTables,
  staleEpisodesClosed,
  unrecognisedTable,
  wholeReturn,
} from '../core/ssda903/index.js';
import { FileReader, type OpenTable } from './file-reader.js';
import { type AuthorityImportRequest } from './import-request.js';
import { type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';
import { ValidateReturn } from './validate-return.service.js';
import {
  type FileOfReturns,
  folderOf,
  mendedReturns,
  type ReadyReturn,
  type ReturnSent,
  theseFiles,
} from './mended-returns.js';

/** An import of statutory returns. */
export interface ReturnImportRequest extends AuthorityImportRequest {
  /** The 31 March the one return of this import runs to; left out, it is found in the return. */
  readonly yearEndOn?: LocalDate;
  /** Whether open episodes of earlier years that these returns do not mention are taken as ended; true when left out. */
  readonly closesStaleEpisodes?: boolean;
}

interface FileInReading extends FileOfReturns {
  readonly children: { readonly label: string; readonly row: number; readonly child: string }[];
}

/** Loads statutory returns (SSDA903) from CSV, workbooks and XML: each folder is one year's return. */
@Injectable()
export class ImportSsda903 {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
    private readonly returns: ReturnStore,
    private readonly clock: Clock,
    private readonly validation: ValidateReturn,
  ) {}

  /**
   * A return takes the place of what the authority sent for that year; only what differs is written, so that repeating is
   * harmless and the order of years does not matter. Every row that can be read is loaded, or nothing is; all returns of an
   * import are kept or none is. What was loaded is then validated.
   */
  async import(request: ReturnImportRequest): Promise<ImportOutcome> {
    const outcome = await this.load(request);
    if (outcome.status === 'applied') await this.validation.followUp(request.authorityCode, request.requestedBy);
    return outcome;
  }

  private load(request: ReturnImportRequest): Promise<ImportOutcome> {
    return this.runner.run('ssda903', request, async (run) => {
      if (!isAuthorityCode(request.authorityCode)) {
        const sentence = `${quoted(request.authorityCode)} is not an authority's code. It has E and eight figures, like E10000020.`;
        run.report(importError('wrong-authority-code', {}, sentence));
      }
      run.refuseIfErrors();
      const files = await this.read(run);
      run.refuseIfErrors();
      const ready = request.mends
        ? mendedReturns(run, request.mends, files)
        : this.checkedReturns(run, files, request.yearEndOn ?? null);
      await run.waitForTurn();
      run.refuseIfNothingIsSound();
      await this.tellUnknownPostcodes(
        ready.flatMap(({ episodes }) => episodes),
        run,
      );
      for (const one of ready) await this.keep(run, request, one);
      const years = ready.map(({ value }) => value.yearEndOn);
      await this.tellStaleEpisodes(run, request.authorityCode, years);
      const sent: readonly ReturnSent[] = ready.map(({ folder, value }) => ({ folder, yearEndOn: value.yearEndOn }));
      run.summary['yearsEndingOn'] = years;
      run.summary['returns'] = sent;
      run.summary['closesStaleEpisodes'] = request.closesStaleEpisodes ?? true;
    });
  }

  private async read(run: ImportRun): Promise<readonly FileOfReturns[]> {
    const files = new Map<string, FileInReading>();
    await run.eachTable(this.reader, async (table) => {
      const { file } = table;
      const reading = files.get(file) ?? {
        ...{ file, folder: folderOf(file), parts: new GatheredReturn(file), children: [] },
      };
      files.set(file, reading);
      await readTable(table, reading, run, this.clock.today());
    });
    return [...files.values()];
  }

  private checkedReturns(
    run: ImportRun,
    files: readonly FileOfReturns[],
    statedYear: LocalDate | null,
  ): readonly ReadyReturn[] {
    const found = returnsOf(files);
    if (statedYear !== null && found.length > 1) {
      const sentence = 'A year was stated, and the files are of several returns. Import one return at a time.';
      run.report(importError('year-of-several-returns', {}, sentence));
    }
    for (const { episodes } of found) {
      run.reportOfRows(datesYetToCome(episodes, this.clock.today(), 'yet-to-come'));
      if (statedYear !== null) run.reportOfRows(datesYetToCome(episodes, statedYear, 'after-the-year'));
    }
    const ready = found.flatMap((parts) => {
      const sound = parts.without(({ file, row }) => run.isRefused(file, row));
      const { value, episodes, problems } = wholeReturn(sound, { yearEndOn: statedYear, isWhole: true });
      run.reportAll(problems);
      if (value === null) return [];
      return [{ folder: parts.folder, value, episodes, ...refusedIn(run, files, parts) }];
    });
    run.reportAll(returnsOfOneYear(ready.map(({ folder, value }) => ({ folder, yearEndOn: value.yearEndOn }))));
    return ready.sort((a, b) => (a.value.yearEndOn < b.value.yearEndOn ? -1 : 1));
  }

  private async keep(run: ImportRun, request: ReturnImportRequest, ready: ReadyReturn): Promise<void> {
    const { value, hasRefusedRows, childrenWithRefusedEpisodes } = ready;
    await this.returns.keep({
      authorityCode: request.authorityCode,
      importId: run.importId,
      sent: value,
      as: run.isAddition ? 'addition' : 'replacement',
      closesStaleEpisodes: request.closesStaleEpisodes ?? true,
      hasRefusedRows,
      childrenWithRefusedEpisodes,
    });
  }

  private async tellUnknownPostcodes(episodes: readonly Placed<ReturnedEpisode>[], run: ImportRun): Promise<void> {
    if (await this.postcodes.isEmpty()) {
      const sentence =
        'No postcodes are loaded, so no distance can be worked out yet. Import the postcode directory too.';
      run.report(importWarning('no-postcodes-loaded', {}, sentence));
      return;
    }
    const withoutPlace = await this.postcodes.withoutPlace(postcodesIn(episodes));
    run.reportAll(postcodesNotKnown(episodes, withoutPlace));
  }

  /** Those that a return of this import left open, and those that one of them closed. */
  private async tellStaleEpisodes(run: ImportRun, authorityCode: string, years: readonly LocalDate[]): Promise<void> {
    const stale = await this.returns.staleEpisodes(authorityCode);
    const ofThisImport = stale.filter((one) => years.includes(one.yearEndOn) || years.includes(one.closedByYearEndOn));
    run.reportAll(staleEpisodesClosed(ofThisImport));
    run.summary['staleEpisodesClosed'] = ofThisImport.length;
  }
}

async function readTable(table: OpenTable, file: FileInReading, run: ImportRun, today: LocalDate): Promise<void> {
  const kind = recogniseTable(table.headers);
  if (kind === null) {
    run.report(unrecognisedTable(table.file, table.sheet, table.writtenHeaders));
    return;
  }
  const { title, columns } = returnTables[kind];
  const begun = run.begin(table, kind);
  const headerProblems = problemsOfHeader(begun.label, table.headers, { name: title, required: columns });
  run.reportAll(headerProblems);
  if (headerProblems.some(({ severity }) => severity === 'error')) return;

  file.parts.tables.add(kind);
  for await (const row of table.rows) {
    if (kind === 'episodes') {
      file.children.push({ label: begun.label, row: row.row, child: row.cells['CHILD'] ?? '' });
    }
    if (!run.reads(begun, row)) continue;
    run.reportOfRows(file.parts.add(kind, row.cells, { file: begun.label, row: row.row }, today));
  }
  if (begun.rowsRead > 0) return;
  if (kind === 'header' || kind === 'episodes') run.report(noRows(begun.label));
  else {
    const sentence = `${title} has a header but no rows: nobody is in it.`;
    run.report(importWarning('table-without-rows', { file: begun.label }, sentence));
  }
}

/** What a return could not tell: from an episode that is missing because its row is in quarantine, nothing follows. */
function refusedIn(
  run: ImportRun,
  files: readonly FileOfReturns[],
  { folder }: GatheredReturn,
): Pick<ReadyReturn, 'hasRefusedRows' | 'childrenWithRefusedEpisodes'> {
  const own = files.filter((file) => file.file === folder || file.folder === folder || folder === theseFiles);
  const children = own
    .flatMap((file) => file.children)
    .filter(({ label, row }) => run.isRefused(label, row))
    .map(({ child }) => child);
  const names = own.map(({ file }) => file);
  const hasRefusedRows = run.tables.some(({ table, rowsRefused }) => rowsRefused > 0 && names.includes(table.file));
  return { hasRefusedRows, childrenWithRefusedEpisodes: [...new Set(children)].filter((child) => child !== '') };
}
