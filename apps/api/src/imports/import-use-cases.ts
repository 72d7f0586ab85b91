import { Injectable } from '@nestjs/common';
import { type ImportFile, type ImportOutcome } from '#ingest';
import { type ImportKind } from './import-report.type.js';

/** What an upload hands to the import of its kind. */
export interface Upload {
  readonly files: AsyncIterable<ImportFile>;
  readonly requestedBy: string;
  readonly authorityCode: string;
}

/** The import of each kind of file. */
@Injectable()
export class ImportUseCases {
  private readonly byKind: Partial<Record<ImportKind, (upload: Upload) => Promise<ImportOutcome>>> = {};

  /** @returns the import of this kind; undefined when there is none. */
  ofKind(kind: string): ((upload: Upload) => Promise<ImportOutcome>) | undefined {
    return Object.hasOwn(this.byKind, kind) ? this.byKind[kind as ImportKind] : undefined;
  }
}
