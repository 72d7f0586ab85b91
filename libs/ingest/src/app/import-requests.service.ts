import { Injectable } from '@nestjs/common';
import { PostcodeStore, ReadAuthorities } from '#geography';
import { Clock } from '#platform';
import { LoadPlacementRequests } from '#register';
import { importError, type ImportOutcome, importWarning } from '../core/index.js';
import {
  homesNamedIn,
  type KnownToTheRegister,
  postcodesOf,
  problemsAcrossRequests,
  problemsAgainst,
  readRequest,
  requestColumns,
  type StatedRequest,
} from '../core/requests/index.js';
import { FileReader } from './file-reader.js';
import { type ImportRequest } from './import-request.js';
import { type ImportRun } from './import-run.js';
import { ImportRunner } from './import-runner.service.js';
import { readWholeTable } from './table-import.js';

/** Loads placement requests that were opened elsewhere. */
@Injectable()
export class ImportRequests {
  constructor(
    private readonly runner: ImportRunner,
    private readonly reader: FileReader,
    private readonly postcodes: PostcodeStore,
    private readonly authorities: ReadAuthorities,
    private readonly requests: LoadPlacementRequests,
    private readonly clock: Clock,
  ) {}

  /**
   * Every request whose row can be read is kept, or nothing is; repeating it changes nothing. Requests the file does not name stay as they are: it adds to the
   * register and replaces nothing. With an authority, the file may name that authority's children only.
   */
  import(request: ImportRequest & { readonly authorityCode?: string }): Promise<ImportOutcome> {
    return this.runner.run('requests', request, async (run) => {
      const stated: StatedRequest[] = [];
      const today = this.clock.today();
      await readWholeTable(run, this.reader, requestColumns, (file, { row, cells }) => {
        const read = readRequest(file, row, cells, today);
        run.reportOfRows(read.problems);
        if (read.request) stated.push(read.request);
      });
      run.reportOfRows(problemsAcrossRequests(stated));
      run.reportOfRows(problemsAgainst(stated, await this.known(stated, request.authorityCode ?? null)));
      await run.waitForTurn();
      run.refuseIfNothingIsSound();
      await this.keep(
        run,
        stated.filter(({ file, row }) => !run.isRefused(file, row)),
      );
    });
  }

  private async known(stated: readonly StatedRequest[], onlyAuthority: string | null): Promise<KnownToTheRegister> {
    const postcodes = stated.flatMap((request) => postcodesOf(request).map(({ postcode }) => postcode));
    const authorities = await this.authorities.onDay(this.clock.today());
    const held = await this.requests.heldRequests(stated.map(({ reference }) => reference));
    const childOf = ({ authorityCode, childCode }: { authorityCode: string; childCode: string }): string =>
      `${authorityCode}/${childCode}`;
    return {
      withoutPlace: await this.postcodes.withoutPlace(postcodes),
      authorities: new Set(authorities.map(({ code }) => code)),
      households: await this.requests.householdsAmong(
        stated.flatMap((request) => homesNamedIn(request).map(({ reference }) => reference)),
      ),
      held: new Map(held.map((one) => [one.reference, { childOf: childOf(one), isOpen: one.isOpen }])),
      openRequests: new Map(held.filter(({ isOpen }) => isOpen).map((one) => [childOf(one), one.reference])),
      siblingsOf: new Map(
        held.flatMap(({ isOpen, siblingGroup, authorityCode }) =>
          isOpen && siblingGroup !== null ? [[siblingGroup, authorityCode] as const] : [],
        ),
      ),
      onlyAuthority,
    };
  }

  private async keep(run: ImportRun, stated: readonly StatedRequest[]): Promise<void> {
    const { refused, statedOtherwise } = await this.requests.load(stated);
    const placeOf = (reference: string, column: string) => {
      const { file, row } = stated.find((one) => one.reference === reference) ?? { file: '', row: 0 };
      return { file, row, column, value: reference };
    };
    for (const reference of refused) {
      const sentence = 'While the file was being read, another request was opened for this child. Leave the row out.';
      run.reportOfRows([importError('child-has-open-request', placeOf(reference, 'CHILD'), sentence)]);
    }
    for (const reference of statedOtherwise) {
      const sentence = 'The register has another day of birth or sex for this child. What the register has is kept.';
      run.report(importWarning('child-recorded-otherwise', placeOf(reference, 'CHILD'), sentence));
    }
  }
}
