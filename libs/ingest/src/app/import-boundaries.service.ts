import { Injectable } from '@nestjs/common';
import { AuthorityStore, type BoundaryRecord } from '#geography';
import { boundariesOf } from '../core/boundaries/index.js';
import { type ImportOutcome, type ImportProblem } from '../core/index.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { ImportRunner } from './import-runner.service.js';
import { MapDocument } from './map-document.js';

/** Loads the boundaries of authorities for the map. Nothing is judged by them: where a home lies is told by its postcode. */
@Injectable()
export class ImportBoundaries {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly maps: MapDocument,
    private readonly authorities: AuthorityStore,
  ) {}

  /** A map takes the place of the one before of the same authorities; those of others stay. Repeating it gives the same. */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('boundaries', request, async (run) => {
      const boundaries: BoundaryRecord[] = [];
      const listed = await this.authorities.ofAnyDay();
      await run.eachFile(async (file) => {
        const features = this.maps.features(file.name, await this.reader.readJson(file));
        run.rowsRead += features.length;
        const found = boundariesOf(file.name, features, listed);
        if (isProblem(found)) run.reportAll(found);
        else boundaries.push(...found);
      });
      await run.waitForTurn();
      await this.authorities.replaceBoundaries(boundaries);
      run.rowsLoaded = boundaries.length;
    });
  }
}

const isProblem = (found: readonly object[]): found is readonly [ImportProblem] =>
  found.some((one) => 'sentence' in one);
