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

  /**
   * Every provider whose row can be read is kept, or nothing is; repeating it changes nothing. A provider without a place is
   * loaded and told. A provider whose row is in quarantine stays as it was.
   */
  import(request: ImportRequest): Promise<ImportOutcome> {
    return this.runner.run('providers', request, async (run) => {
      const providers: StatedProvider[] = [];
      const urns: { readonly row: number; readonly urn: string }[] = [];
      let label = '';
      await readWholeTable(run, this.reader, providerColumns, (file, { row, cells }) => {
        label = file;
        const { provider, problems } = readProvider(file, row, cells);
        run.reportOfRows(problems);
        if (provider) providers.push(provider);
        urns.push({ row, urn: cells['URN']?.trim() ?? '' });
      });
      run.reportOfRows(providersTwice(label, providers));
      const sound = providers.filter(({ row }) => !run.isRefused(label, row));
      const withoutPlace = await this.postcodes.withoutPlace(sound.flatMap(({ postcode }) => postcode ?? []));
      for (const { row, postcode } of sound) {
        if (postcode === null || !withoutPlace.has(postcode)) continue;
        const sentence = `The postcode ${quoted(postcode)} is not in the postcode file: the provider has no place on a map.`;
        const place = { file: label, row, column: 'POSTCODE', value: postcode };
        run.report(importWarning('unknown-postcode', place, sentence));
      }
      await run.waitForTurn();
      run.refuseIfNothingIsSound();
      const refused = urns.filter(({ row }) => run.isRefused(label, row)).map(({ urn }) => urn);
      const leavesAll = run.isAddition || run.hasRowsNotRead || refused.includes('');
      await this.providers.replaceAll(sound, leavesAll ? 'all-others' : refused);
    });
  }
}
