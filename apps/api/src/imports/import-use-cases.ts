import { Injectable } from '@nestjs/common';
import {
  ImportAuthorities,
  ImportAvailability,
  ImportBoundaries,
  ImportCarers,
  ImportHouseholds,
  type ImportOutcome,
  ImportPostcodes,
  ImportProviders,
  type ImportRequest,
  ImportRequests,
  ImportSsda903,
  ImportStandard,
} from '#ingest';
import { type ImportKind } from './import-report.type.js';

/** What an upload hands to the import of its kind. */
export interface Upload extends ImportRequest {
  /** The caller's own: nobody loads another authority's files. */
  readonly authorityCode: string;
}

type RunUpload = (upload: Upload) => Promise<ImportOutcome>;

const ofNoAuthority: readonly string[] = ['postcodes', 'authorities', 'boundaries', 'providers'];

/** @returns whether files of this kind tell of one authority's homes and children: the record then names it. */
export const isOfAnAuthority = (kind: ImportKind): boolean => !ofNoAuthority.includes(kind);

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
    carers: ImportCarers,
    availability: ImportAvailability,
    providers: ImportProviders,
    requests: ImportRequests,
    standard: ImportStandard,
  ) {
    // The record of an import names the authority only where its files tell of that authority's homes and children.
    this.byKind = {
      postcodes: ({ authorityCode: _, ...request }) => postcodes.import(request),
      authorities: ({ authorityCode: _, ...request }) => authorities.import(request),
      boundaries: ({ authorityCode: _, ...request }) => boundaries.import(request),
      ssda903: (upload) => ssda903.import(upload),
      households: (upload) => households.import(upload),
      carers: (upload) => carers.import(upload),
      availability: (upload) => availability.import(upload),
      providers: ({ authorityCode: _, ...request }) => providers.import(request),
      requests: (upload) => requests.import(upload),
      standard: (upload) => standard.import(upload),
    };
  }

  /** @returns the import of this kind; undefined when there is none. */
  ofKind(kind: string): RunUpload | undefined {
    return Object.hasOwn(this.byKind, kind) ? this.byKind[kind as ImportKind] : undefined;
  }
}
