import { Injectable } from '@nestjs/common';
import { PostcodeStore } from '#geography';
import { normalUrn, ProviderStore } from '#register';
import { type ImportOutcome, importWarning, quoted } from '../core/index.js';
import { providersTwice, providerTable, readProvider, type StatedProvider } from '../core/providers/index.js';
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
      const read: StatedProvider[] = [];
      const numbers: { readonly file: string; readonly row: number; readonly urn: string | null }[] = [];
      await readWholeTable(run, this.reader, providerTable, (file, { row, cells }) => {
        const { provider, problems } = readProvider(file, row, cells);
        run.reportOfRows(problems);
        if (provider) read.push(provider);
        numbers.push({ file, row, urn: normalUrn(cells['URN'] ?? '') });
      });
      run.reportOfRows(providersTwice(read));
      const sound = read.filter(({ file, row }) => !run.isRefused(file, row));
      const withoutPlace = await this.postcodes.withoutPlace(sound.flatMap(({ postcode }) => postcode ?? []));
      for (const { file, row, postcode } of sound) {
        if (postcode === null || !withoutPlace.has(postcode)) continue;
        const sentence = `The postcode ${quoted(postcode)} is not in the postcode file: the provider has no place on a map.`;
        run.report(importWarning('unknown-postcode', { file, row, column: 'POSTCODE', value: postcode }, sentence));
      }
      await run.waitForTurn();
      run.refuseIfNothingIsSound();
      const refused = numbers.filter(({ file, row }) => run.isRefused(file, row)).map(({ urn }) => urn);
      const left = refused.filter((urn) => urn !== null);
      const leavesAll = run.isAddition || run.hasRowsNotRead || left.length < refused.length;
      const once = [...new Map(sound.map((provider) => [provider.urn, provider])).values()];
      await this.providers.replaceAll(once, leavesAll ? 'all-others' : left);
      run.summary['providersClosed'] = once.filter(({ status }) => status === 'closed').length;
    });
  }
}
