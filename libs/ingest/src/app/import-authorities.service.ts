import { Injectable } from '@nestjs/common';
import { type AreasInForce, AuthorityStore, type AuthorityRecord, type DistrictRecord } from '#geography';
import {
  authorityColumns,
  changeColumns,
  type ChangeColumns,
  changeColumnsOf,
  type DistrictColumns,
  districtColumns,
  districtsTwice,
  problemsAcrossAuthorities,
  readAuthority,
  readChange,
  readDistrict,
  type StatedChange,
  withCodes,
} from '../core/authorities/index.js';
import { extraColumns, type ImportOutcome, importWarning, noRows } from '../core/index.js';
import { FileReader, type OpenTable } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';

interface Place {
  readonly file: string;
  readonly row: number;
}

interface Placed<Record> {
  readonly value: Record;
  readonly place: Place;
}

/** What the files of one import state; null of what none of them is about. */
interface Found {
  authorities: Placed<AuthorityRecord>[] | null;
  districts: Placed<DistrictRecord>[] | null;
  changes: StatedChange[] | null;
}

const known = ['VALID_FROM', 'VALID_UNTIL'];

/**
 * Loads authorities and how they change: the list of authorities with who adjoins whom, the list of their districts, and
 * changes of districts on a day. Each file is known by its columns; one import may have all three.
 */
@Injectable()
export class ImportAuthorities {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly authorities: AuthorityStore,
  ) {}

  /**
   * A list takes the place of the list before, a change that of the change of the same district on the same day; what no
   * file is about stays. Repeating it gives the same.
   */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('authorities', request, async (run) => {
      const found: Found = { authorities: null, districts: null, changes: null };
      await run.eachFile(async (file) => {
        const table = await this.reader.openTable(file);
        const before = run.rowsRead;
        await readTable(run, table, found);
        if (run.rowsRead === before && run.problems.refusals === 0) run.report(noRows(file.name));
      });
      run.reportAll(problemsAcrossAuthorities(found.authorities ?? []));
      run.reportAll(districtsTwice(found.districts ?? []));
      const { changes, problems } = withCodes(found.changes ?? [], await this.namesFor(found));
      run.reportAll(problems);
      await run.waitForTurn();
      const inForce = await this.authorities.state({
        ...(found.authorities === null ? {} : { authorities: found.authorities.map(({ value }) => value) }),
        ...(found.districts === null ? {} : { districts: found.districts.map(({ value }) => value) }),
        ...(found.changes === null ? {} : { changes }),
      });
      tellOfNeighbours(run, inForce);
      run.rowsLoaded = run.rowsRead;
    });
  }

  /** A list in the same import names authorities too. */
  private async namesFor(found: Found): Promise<readonly { readonly code: string; readonly name: string }[]> {
    if (found.changes === null) return [];
    return [...(await this.authorities.ofAnyDay()), ...(found.authorities ?? []).map(({ value }) => value)];
  }
}

async function readTable(run: ImportRun, table: OpenTable, found: Found): Promise<void> {
  const changes = changeColumnsOf(table.headers);
  if (changes !== null) {
    found.changes ??= [];
    const { changes: into } = found;
    const columns = [...namedIn(changes), ...changeColumns.required, ...changeColumns.optional];
    return readRows(
      run,
      table,
      columns,
      (cells, place) => readChange(cells, changes, place),
      (value) => into.push(value),
    );
  }
  const districts: DistrictColumns | null = districtColumns(table.headers);
  if (districts !== null) {
    found.districts ??= [];
    const { districts: into } = found;
    const columns = Object.values(districts) as string[];
    return readRows(
      run,
      table,
      columns,
      (cells, place) => readDistrict(cells, districts, place),
      (value, place) => into.push({ value, place }),
    );
  }
  const authorities = authorityColumns(table.file, table.headers);
  if (!('code' in authorities)) {
    run.reportAll(authorities);
    return;
  }
  found.authorities ??= [];
  const { authorities: into } = found;
  await readRows(
    run,
    table,
    Object.values(authorities) as string[],
    (cells, place) => readAuthority(cells, authorities, place),
    (value, place) => into.push({ value, place }),
  );
}

const namedIn = ({ startsOn, ...columns }: ChangeColumns): readonly string[] =>
  [...Object.values(columns), 'column' in startsOn ? startsOn.column : null].filter((column) => column !== null);

/** Extra columns are told; names and types that lists repeat beside the codes are not. */
async function readRows<Record>(
  run: ImportRun,
  table: OpenTable,
  columns: readonly string[],
  read: (
    cells: OpenTableCells,
    place: Place,
  ) => { readonly value: Record | null; readonly problems: Parameters<ImportRun['reportAll']>[0] },
  keep: (value: Record, place: Place) => void,
): Promise<void> {
  const isRepeated = (header: string): boolean => header.endsWith('_TYPE') || /^(UTLA|CTYUA)\d\dNM$/.test(header);
  const extra = table.headers.filter(
    (header) => header !== '' && ![...columns, ...known].includes(header) && !isRepeated(header),
  );
  if (extra.length > 0) run.report(extraColumns(table.file, extra));
  for await (const { row, cells } of table.rows) {
    run.rowsRead += 1;
    const place = { file: table.file, row };
    const { value, problems } = read(cells, place);
    run.reportAll(problems);
    if (value !== null) keep(value, place);
  }
}

type OpenTableCells = Readonly<Record<string, string>>;

function tellOfNeighbours(run: ImportRun, { neighboursInherited }: AreasInForce): void {
  if (neighboursInherited.length === 0) return;
  const names = neighboursInherited.map(({ name }) => name).join(', ');
  const sentence =
    `Nobody states who adjoins ${names}. Until a file does, each is taken to adjoin all neighbours of the authority before it ` +
    'and the others that come out of it. Who must approve a placement depends on it: state it in the column ADJOINING.';
  run.report(importWarning('neighbours-inherited', { file: run.fileNames.at(-1) ?? '' }, sentence));
}
