import { Injectable } from '@nestjs/common';
import { type ImportFile, type ImportOutcome, type ImportProgress } from '#ingest';
import { Log } from '#platform';
import { withArchivesOnDisk } from './archives-on-disk.js';
import { RunningImports } from './running-imports.service.js';

/** How an upload is answered: `running` means that it has arrived whole and is still being checked or written. */
export interface UploadAnswer {
  readonly importId: string;
  readonly status: 'running' | ImportOutcome['status'];
}

interface FollowedRequest {
  readonly files: AsyncIterable<ImportFile>;
  readonly onBegun: (importId: string) => void;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** How long somebody who has sent everything waits for the end before they are told to follow it instead. */
const patienceMilliseconds = 4_000;

/** Answers an upload when its import has ended, or soon after its last byte has arrived, whichever is first. */
@Injectable()
export class FollowedUpload {
  constructor(
    private readonly running: RunningImports,
    private readonly log: Log,
  ) {}

  /**
   * @param run starts the import; it goes on after the answer when it takes long.
   * @param archives whether ZIP files are held in memory, for data about people, or put on disk while they are read.
   * @throws what the import throws, unless it was answered before.
   */
  async answer(
    files: AsyncIterable<ImportFile>,
    run: (followed: FollowedRequest) => Promise<ImportOutcome>,
    archives: 'in-memory' | 'on-disk' = 'in-memory',
  ): Promise<UploadAnswer> {
    const begun: { importId?: string } = {};
    let allHaveArrived = (): void => undefined;
    const arrival = new Promise<'arrived'>((resolve) => {
      allHaveArrived = () => {
        resolve('arrived');
      };
    });
    const ending = run({
      files: archives === 'on-disk' ? withArchivesOnDisk(files, allHaveArrived) : tellingTheEnd(files, allHaveArrived),
      onBegun: (importId) => {
        begun.importId = importId;
        this.running.started(importId);
      },
      onProgress: (progress) => {
        if (begun.importId !== undefined) this.running.progressed(begun.importId, progress);
      },
    }).finally(() => {
      if (begun.importId !== undefined) this.running.ended(begun.importId);
    });

    const first = await Promise.race([ending, arrival]);
    const outcome = first === 'arrived' ? await Promise.race([ending, patience()]) : first;
    if (outcome !== null) return { importId: outcome.importId, status: outcome.status };
    ending.catch((fault: unknown) => {
      this.log.error('An import broke off after its upload was answered', fault, { importId: begun.importId });
    });
    return { importId: begun.importId ?? '', status: 'running' };
  }
}

async function* tellingTheEnd(files: AsyncIterable<ImportFile>, atTheEnd: () => void): AsyncGenerator<ImportFile> {
  yield* files;
  atTheEnd();
}

const patience = (): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, patienceMilliseconds).unref();
  });
