import { Injectable } from '@nestjs/common';
import {
  AuthorityStore,
  type PostcodeReleaseDraft,
  PostcodeStore,
  type ReleasedPostcodes,
  type ReleaseFile,
} from '#geography';
import { Clock } from '#platform';
import { type AddressKind, StoredAddresses } from '#register';
import { importError, type ImportOutcome, importWarning } from '../core/index.js';
import {
  isPostcodeTable,
  metresMoved,
  PostcodeColumns,
  type PostcodeCounts,
  type PostcodeLayout,
  postcodeLayout,
  releaseGates,
  releaseNameOf,
} from '../core/postcodes/index.js';
import { FileReader, type OpenColumns } from './file-reader.js';
import { type ImportFile, type ImportRequest } from './import-request.js';
import { ImportRefused, type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';
import { MovedAddresses } from './moved-addresses.js';

/** A file with more bad rows than this is the wrong file; reading on would tell nobody anything. */
const enoughErrors = 1_000;

/** An import of a release of postcodes. */
export interface PostcodesImportRequest extends ImportRequest {
  /** What the release is called; the name of its file where it is left out. */
  readonly releaseName?: string;
  /** Why a release that fails the checks of the whole is loaded all the same; kept in the record of the import. */
  readonly acceptedBecause?: string;
}

/** What is counted while the rows go by. */
interface Counted extends PostcodeCounts {
  layout: PostcodeLayout['kind'] | null;
  readonly files: ReleaseFile[];
}

/**
 * Loads a release of postcodes in the place of the one in use: the ONS directory (ONSPD or NSPL) of any year, or Code-Point
 * Open, whose many files make one release. Plain, packed, or inside the archive in which it is published.
 */
@Injectable()
export class ImportPostcodes {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
    private readonly authorities: AuthorityStore,
    private readonly addresses: StoredAddresses,
    private readonly moved: MovedAddresses,
    private readonly clock: Clock,
  ) {}

  /**
   * Repeating it gives the same postcodes. The release in use stays until the new one is whole and its checks are passed
   * or accepted with a reason; then it is kept beside it, and every address of the register is resolved again.
   */
  import(request: PostcodesImportRequest): Promise<ImportOutcome> {
    return this.runner.run('postcodes', request, async (run) => {
      const draft = await this.postcodes.beginRelease();
      const counted: Counted = {
        ...{ layout: null, placed: 0, northernIrish: 0, files: [] },
        ...{ areas: new Set<string>(), districts: new Set<string>() },
      };
      let loaded = 0;
      await run.eachFile(async (arriving) => {
        for await (const file of this.reader.unpack(arriving, (problem) => run.report(problem))) {
          if (file.name !== arriving.name && !isPostcodeTable(file.name)) continue;
          loaded += await this.add(draft, file, run, counted);
        }
      });
      run.refuseIfErrors();
      this.refuseIfNothing(run, counted);
      const repeated = await this.postcodes.seal(draft);
      for (const postcode of repeated) {
        const place = { file: run.fileNames[0] ?? '', column: 'pcds', value: postcode };
        run.report(importError('postcode-twice', place, `The postcode ${postcode} is in the release more than once.`));
      }
      run.refuseIfErrors();
      await this.judge(run, counted, loaded, request.acceptedBecause);
      await run.waitForTurn();
      const movedAddresses = await this.resolveAgain(run, draft);
      const name = request.releaseName ?? releaseNameOf(run.fileNames[0] ?? '');
      const counts = {
        postcodes: loaded,
        withoutPlace: loaded - counted.placed - counted.northernIrish,
        northernIrish: counted.northernIrish,
        authorities: counted.areas.size,
      };
      await this.postcodes.publish(draft, { name, importId: run.importId, files: counted.files, counts });
      run.rowsLoaded = loaded;
      run.summary['release'] = name;
      run.summary['sha256'] = (await this.postcodes.inUse())?.sha256;
      run.summary['counts'] = counts;
      run.summary['postcodesWithAPlace'] = counted.placed;
      run.summary['movedAddresses'] = movedAddresses;
    });
  }

  /** @returns how many postcodes of the file were added. */
  private async add(draft: PostcodeReleaseDraft, file: ImportFile, run: ImportRun, counted: Counted): Promise<number> {
    const columns = await this.reader.openColumns(file, (firstRow) => {
      const layout = postcodeLayout(file.name, firstRow);
      if ('sentence' in layout) return layout;
      if (counted.layout !== null && (counted.layout !== layout.kind || layout.kind === 'directory')) {
        const sentence =
          'A release of the directory is one file, and only the files of Code-Point Open make one release together. ' +
          'Import this file by itself.';
        return importError('more-than-one-file', { file: file.name }, sentence);
      }
      counted.layout = layout.kind;
      return layout.kind === 'directory'
        ? layout.positions
        : { positions: layout.positions, firstRowIsData: true as const };
    });
    const added = await this.postcodes.add(draft, checkedPostcodes(columns, file.name, run, counted));
    counted.files.push({ name: file.name, sha256: columns.sha256() });
    return added;
  }

  private refuseIfNothing(run: ImportRun, counted: Counted): void {
    const file = run.fileNames[0] ?? '';
    if (counted.files.length === 0) {
      const sentence = 'There is no table of postcodes in the archive. Choose the archive as it was published.';
      run.report(importError('no-postcode-table', { file }, sentence));
    } else if (counted.placed === 0 && counted.northernIrish === 0) {
      const sentence = 'No postcode in the file has a grid reference. Choose a whole release of the directory.';
      run.report(importError('no-usable-row', { file }, sentence));
    }
    run.refuseIfErrors();
  }

  private async judge(
    run: ImportRun,
    counted: Counted,
    loaded: number,
    acceptedBecause: string | undefined,
  ): Promise<void> {
    const today = this.clock.today();
    const listed = await this.authorities.onDay(today);
    const districts = await this.authorities.districtsOn(today);
    const served = await this.addresses.authoritiesServed();
    const inUse = await this.postcodes.inUse();
    const found = releaseGates({
      file: run.fileNames[0] ?? '',
      postcodes: loaded,
      withoutPlace: loaded - counted.placed - counted.northernIrish,
      northernIrish: counted.northernIrish,
      areas: counted.areas,
      districts: counted.districts,
      previous: inUse === null ? null : { name: inUse.name, postcodes: inUse.counts.postcodes },
      listed,
      own: listed
        .filter(({ code }) => served.includes(code))
        .map((authority) => ({
          ...authority,
          districts: districts.filter(({ authorityCode }) => authorityCode === authority.code),
        })),
    });
    if (acceptedBecause === undefined) {
      run.reportAll(found);
      return;
    }
    run.summary['acceptedBecause'] = acceptedBecause;
    for (const { code, file, sentence } of found) {
      run.report(importWarning(code, { file: file ?? '' }, `${sentence} Accepted: ${acceptedBecause}`));
    }
  }

  /** @returns how many addresses lie elsewhere by the new release, after telling of them. */
  private async resolveAgain(run: ImportRun, draft: PostcodeReleaseDraft): Promise<number> {
    if (await this.postcodes.isEmpty()) return 0;
    const changed = await this.postcodes.movedBy(draft, await this.addresses.postcodes());
    const changeOf = new Map(changed.map((change) => [change.postcode, change]));
    const found = await this.addresses.at(changed.map(({ postcode }) => postcode));
    const moved = [...found]
      .sort((a, b) => kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind))
      .map((address, position) => {
        const { before = null, after = null } = changeOf.get(address.postcode) ?? {};
        return { ...address, ordinal: position + 1, before, after, metres: metresMoved(before, after) };
      });
    await this.moved.keep(run.importId, moved);
    if (moved.length > 0) {
      const sentence =
        `${moved.length === 1 ? '1 address' : `${moved.length.toLocaleString('en-GB')} addresses`} of the register ` +
        'resolve differently by the new release. They are listed with this import.';
      run.report(importWarning('addresses-moved', { file: run.fileNames[0] ?? '' }, sentence));
    }
    return moved.length;
  }
}

const kindsInOrder: readonly AddressKind[] = [
  'home',
  'request-home',
  'request-school',
  'provider',
  'episode-home',
  'episode-placement',
];

async function* checkedPostcodes(
  columns: OpenColumns,
  file: string,
  run: ImportRun,
  counted: Counted,
): AsyncGenerator<ReleasedPostcodes> {
  const found = new PostcodeColumns(file, counted, run);
  for await (const batch of columns.batches) {
    found.read(batch, (problem) => {
      run.report(problem);
      if (run.problems.errors >= enoughErrors) throw new ImportRefused();
    });
    yield found;
  }
}
