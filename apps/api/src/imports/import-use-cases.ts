import { Injectable } from '@nestjs/common';
import {
  ImportAuthorities,
  ImportBoundaries,
  type ImportFile,
  ImportHouseholds,
  type ImportOutcome,
  ImportPostcodes,
  ImportProviders,
  ImportRequests,
  ImportSsda903,
} from '#ingest';
import { type ImportKind } from './import-report.type.js';

/** What an upload hands to the import of its kind. */
export interface Upload {
  readonly files: AsyncIterable<ImportFile>;
  readonly requestedBy: string;
  /** The caller's own: nobody loads another authority's files. */
  readonly authorityCode: string;
}

type RunUpload = (upload: Upload) => Promise<ImportOutcome>;

/** The import of each kind of file. */
@Injectable()
export class ImportUseCases {
  private readonly byKind: Readonly<Record<ImportKind, RunUpload>>;

  constructor(
    postcodes: ImportPostcodes,
    authorities: ImportAuthorities,
    boundaries: ImportBoundaries,
    ssda903: ImportSsda903,
    households: ImportHouseholds,
    providers: ImportProviders,
    requests: ImportRequests,
  ) {
    // The record of an import names the authority only where its files tell of that authority's homes and children.
    this.byKind = {
      postcodes: ({ files, requestedBy }) => postcodes.import({ files, requestedBy }),
      authorities: ({ files, requestedBy }) => authorities.import({ files, requestedBy }),
      boundaries: ({ files, requestedBy }) => boundaries.import({ files, requestedBy }),
      ssda903: (upload) => ssda903.import(upload),
      households: (upload) => households.import(upload),
      providers: ({ files, requestedBy }) => providers.import({ files, requestedBy }),
      requests: (upload) => requests.import(upload),
    };
  }

  /** @returns the import of this kind; undefined when there is none. */
  ofKind(kind: string): RunUpload | undefined {
    return Object.hasOwn(this.byKind, kind) ? this.byKind[kind as ImportKind] : undefined;
  }
}
