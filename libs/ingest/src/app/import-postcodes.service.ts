import { Injectable } from '@nestjs/common';
import { PostcodeStore, type ReleasedPostcode } from '#geography';
import { importError, type ImportOutcome } from '../core/index.js';
import { directoryColumns, postcodeInDirectory } from '../core/postcodes/index.js';
import { FileReader, type OpenColumns } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { ImportRefused, type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';

/** A file with more bad rows than this is the wrong file; reading on would tell nobody anything. */
const enoughErrors = 1_000;

/** Loads a release of the ONS postcode directory in the place of the one in use. */
@Injectable()
export class ImportPostcodes {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
  ) {}

  /** Repeating it gives the same postcodes. The release in use stays until the new one is whole. */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('postcodes', request, async (run) => {
      const draft = await this.postcodes.beginRelease();
      const release = { name: '', sha256: '', postcodes: 0 };
      let placed = 0;
      await run.eachFile(async (file) => {
        if (run.fileNames.length > 1) {
          const sentence = 'A postcode release is one file. Import the files one at a time.';
          run.report(importError('more-than-one-file', { file: file.name }, sentence));
          throw new ImportRefused();
        }
        const columns = await this.reader.openColumns(file, (headers) => directoryColumns(file.name, headers));
        const counted = (isPlaced: boolean) => (placed += isPlaced ? 1 : 0);
        release.postcodes = await this.postcodes.add(draft, checkedPostcodes(columns, file.name, run, counted));
        release.name = file.name;
        release.sha256 = columns.sha256();
        if (placed === 0 && run.problems.errors === 0) {
          const sentence = 'No postcode in the file has a grid reference. Choose a whole release of the directory.';
          run.report(importError('no-usable-row', { file: file.name }, sentence));
        }
      });
      run.refuseIfErrors();
      const repeated = await this.postcodes.seal(draft);
      for (const postcode of repeated) {
        const place = { file: release.name, column: 'pcds', value: postcode };
        run.report(importError('postcode-twice', place, `The postcode ${postcode} is in the file more than once.`));
      }
      await run.waitForTurn();
      await this.postcodes.publish(draft, {
        name: release.name,
        importId: run.importId,
        files: [{ name: release.name, sha256: release.sha256 }],
        counts: {
          postcodes: release.postcodes,
          withoutPlace: release.postcodes - placed,
          northernIrish: 0,
          authorities: 0,
        },
      });
      run.rowsLoaded = release.postcodes;
      run.summary['postcodesWithAPlace'] = placed;
    });
  }
}

async function* checkedPostcodes(
  columns: OpenColumns,
  file: string,
  run: ImportRun,
  counted: (isPlaced: boolean) => void,
): AsyncGenerator<readonly ReleasedPostcode[]> {
  for await (const { firstRow, rows } of columns.batches) {
    const batch: ReleasedPostcode[] = [];
    for (let position = 0; position < rows.length; position += 1) {
      const cells = rows[position];
      if (!cells) continue;
      run.rowsRead += 1;
      const found = postcodeInDirectory(cells, { file, row: firstRow + position });
      if ('sentence' in found) {
        run.report(found);
        if (run.problems.errors >= enoughErrors) throw new ImportRefused();
      } else {
        counted(found.place !== null);
        batch.push(found);
      }
    }
    yield batch;
  }
}
