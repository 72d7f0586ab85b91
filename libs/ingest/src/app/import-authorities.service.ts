import { Injectable } from '@nestjs/common';
import { AuthorityStore, type AuthorityRecord } from '#geography';
import { authorityColumns, problemsAcrossAuthorities, readAuthority } from '../core/authorities/index.js';
import { extraColumns, type ImportOutcome, noRows } from '../core/index.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { ImportRunner } from './import-runner.service.js';

interface PlacedAuthority {
  readonly value: AuthorityRecord;
  readonly place: { readonly file: string; readonly row: number };
}

/** Loads the whole list of authorities, with who adjoins whom and the days on which that holds. */
@Injectable()
export class ImportAuthorities {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly authorities: AuthorityStore,
  ) {}

  /** The list takes the place of the one before; repeating it gives the same. */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('authorities', request, async (run) => {
      const found: PlacedAuthority[] = [];
      await run.eachFile(async (file) => {
        const table = await this.reader.openTable(file);
        const columns = authorityColumns(file.name, table.headers);
        if (!('code' in columns)) {
          run.reportAll(columns);
          return;
        }
        const known = [columns.code, columns.name, columns.adjoining, 'VALID_FROM', 'VALID_UNTIL'];
        const extra = table.headers.filter(
          (header) => header !== '' && !known.includes(header) && !header.endsWith('_TYPE'),
        );
        if (extra.length > 0) run.report(extraColumns(file.name, extra));
        const before = run.rowsRead;
        for await (const { row, cells } of table.rows) {
          run.rowsRead += 1;
          const place = { file: file.name, row };
          const { value, problems } = readAuthority(cells, columns, place);
          run.reportAll(problems);
          if (value) found.push({ value, place });
        }
        if (run.rowsRead === before) run.report(noRows(file.name));
      });
      run.reportAll(problemsAcrossAuthorities(found));
      await run.waitForTurn();
      await this.authorities.replaceAuthorities(found.map(({ value }) => value));
      run.rowsLoaded = found.length;
    });
  }
}
