import { Injectable } from '@nestjs/common';
import { PostcodeStore } from '#geography';
import { ProviderStore } from '#register';
import { type ImportOutcome, importWarning, quoted } from '../core/index.js';
import { providerColumns, providersTwice, readProvider, type StatedProvider } from '../core/providers/index.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { ImportRunner } from './import-runner.service.js';
import { readWholeTable } from './table-import.js';

/** Loads the list of registered providers in the place of the last. */
@Injectable()
export class ImportProviders {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
    private readonly providers: ProviderStore,
  ) {}

  /** All or nothing, and repeating it changes nothing. A provider without a place is loaded and told. */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('providers', request, async (run) => {
      const providers: StatedProvider[] = [];
      await readWholeTable(run, this.reader, providerColumns, (file, { row, cells }) => {
        const { provider, problems } = readProvider(file, row, cells);
        run.reportAll(problems);
        if (provider) providers.push(provider);
      });
      const [file = ''] = run.fileNames;
      run.reportAll(providersTwice(file, providers));
      const withoutPlace = await this.postcodes.withoutPlace(providers.flatMap(({ postcode }) => postcode ?? []));
      for (const { row, postcode } of providers) {
        if (postcode === null || !withoutPlace.has(postcode)) continue;
        const sentence = `The postcode ${quoted(postcode)} is not in the postcode file: the provider has no place on a map.`;
        run.report(importWarning('unknown-postcode', { file, row, column: 'POSTCODE', value: postcode }, sentence));
      }
      await run.waitForTurn();
      await this.providers.replaceAll(providers);
    });
  }
}
