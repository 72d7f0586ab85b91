import { Injectable } from '@nestjs/common';
import { type LocalDate } from '#kernel';
import { isAuthorityCode, PostcodeStore } from '#geography';
import { Clock } from '#platform';
import { ReturnStore, type ReturnedChild, type ReturnedEpisode, type StatutoryReturn } from '#register';
import {
  importError,
  type ImportOutcome,
  type ImportProblem,
  importWarning,
  noRows,
  problemsOfHeader,
  quoted,
} from '../core/index.js';
import {
  fieldsOf,
  type Placed,
  postcodesIn,
  postcodesNotKnown,
  readChild,
  readEpisode,
  readOtherRow,
  recogniseTable,
  returnOfTheFuture,
  returnsOfOneYear,
  returnTables,
  type RowPlace,
  type UnnumberedRow,
  unrecognisedTable,
  wholeReturn,
} from '../core/ssda903/index.js';
import { FileReader, type OpenTable, type TableRow } from './file-reader.js';
import { type AuthorityImportRequest } from './import-request.js';
import { type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';

/** The rows of one folder while its files are read. A return is some tens of thousands of rows: it is held whole. */
class ReturnInReading {
  hasHeaderFile = false;
  readonly children: Placed<ReturnedChild>[] = [];
  readonly episodes: Placed<ReturnedEpisode>[] = [];
  readonly rows: Placed<UnnumberedRow>[] = [];

  constructor(readonly folder: string) {}
}

interface ReadyReturn {
  readonly value: StatutoryReturn;
  readonly episodes: readonly Placed<ReturnedEpisode>[];
}

const folderOf = (name: string): string => name.split(/[\\/]/).slice(0, -1).join('/');

/** Loads statutory returns (SSDA903) from CSV files: each folder is one year's return. */
@Injectable()
export class ImportSsda903 {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
    private readonly returns: ReturnStore,
    private readonly clock: Clock,
  ) {}

  /**
   * A return takes the place of what the authority sent for that year, so that repeating is harmless and the order of
   * years does not matter. All returns of an import are kept or none is.
   */
  import(request: AuthorityImportRequest): Promise<ImportOutcome> {
    return this.runner.run('ssda903', request, async (run) => {
      if (!isAuthorityCode(request.authorityCode)) {
        const sentence = `${quoted(request.authorityCode)} is not an authority's code. It has E and eight figures, like E10000020.`;
        run.report(importError('wrong-authority-code', {}, sentence));
      }
      run.refuseIfErrors();
      const folders = new Map<string, ReturnInReading>();
      await run.eachTable(this.reader, async (table) => {
        const name = folderOf(table.file);
        const folder = folders.get(name) ?? new ReturnInReading(name === '' ? 'these files' : name);
        folders.set(name, folder);
        await readTable(table, folder, run);
      });
      run.refuseIfErrors();
      const sent = checkedReturns([...folders.values()], this.clock.today(), run);
      await run.waitForTurn();
      await this.tellUnknownPostcodes(
        sent.flatMap(({ episodes }) => episodes),
        run,
      );
      for (const { value } of sent) {
        await this.returns.keep({
          ...{ authorityCode: request.authorityCode, importId: run.importId, sent: value, as: 'replacement' },
          ...{ closesStaleEpisodes: true, hasRefusedRows: false, childrenWithRefusedEpisodes: [] },
        });
      }
      run.summary['yearsEndingOn'] = sent.map(({ value }) => value.yearEndOn);
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
}

async function readTable(table: OpenTable, folder: ReturnInReading, run: ImportRun): Promise<void> {
  const { file, headers } = table;
  const kind = recogniseTable(headers);
  if (kind === null) {
    run.report(unrecognisedTable(file, table.sheet, table.writtenHeaders));
    return;
  }
  const { title, columns } = returnTables[kind];
  const begun = run.begin(table, kind);
  const headerProblems = problemsOfHeader(begun.label, headers, { name: title, required: columns });
  run.reportAll(headerProblems);
  if (headerProblems.some(({ severity }) => severity === 'error')) return;

  const keep = keeperOf(kind, folder, run);
  for await (const row of table.rows) if (run.reads(begun, row)) keep(row, begun.label);
  if (kind === 'header') folder.hasHeaderFile = true;
  if (begun.rowsRead > 0) return;
  if (kind === 'header' || kind === 'episodes') run.report(noRows(begun.label));
  else {
    const sentence = `${title} has a header but no rows: nobody is in it.`;
    run.report(importWarning('table-without-rows', { file: begun.label }, sentence));
  }
}

function keeperOf(
  kind: keyof typeof returnTables,
  folder: ReturnInReading,
  run: ImportRun,
): (row: TableRow, file: string) => void {
  return ({ row, cells }, file) => {
    const place = { file, row };
    const problems = keepRow(kind, cells, place, folder);
    run.reportAll(problems);
  };
}

function keepRow(
  kind: keyof typeof returnTables,
  cells: TableRow['cells'],
  place: RowPlace,
  folder: ReturnInReading,
): readonly ImportProblem[] {
  if (kind === 'episodes') {
    const { value, problems } = readEpisode(cells, place);
    if (value) folder.episodes.push({ value, place });
    return problems;
  }
  if (kind === 'header') {
    const { value, problems } = readChild(cells, place);
    if (value) {
      folder.children.push({ value, place });
      folder.rows.push({ value: { childCode: value.code, table: kind, fields: fieldsOf(kind, cells) }, place });
    }
    return problems;
  }
  const { value, problems } = readOtherRow(kind, cells, place);
  if (value) folder.rows.push({ value: { ...value, table: kind }, place });
  return problems;
}

function checkedReturns(folders: readonly ReturnInReading[], today: LocalDate, run: ImportRun): readonly ReadyReturn[] {
  const checked = folders.map((folder) => {
    const { value, episodes, problems } = wholeReturn(folder);
    run.reportAll(problems);
    return value === null ? null : { folder: folder.folder, value, episodes };
  });
  const whole = checked.filter((one) => one !== null);
  run.reportAll(returnsOfOneYear(whole.map(({ folder, value }) => ({ folder, yearEndOn: value.yearEndOn }))));
  for (const { folder, value } of whole) run.reportAll(returnOfTheFuture(folder, value.yearEndOn, today));
  return whole.sort((a, b) => (a.value.yearEndOn < b.value.yearEndOn ? -1 : 1));
}
