import { Injectable } from '@nestjs/common';
import { type ImportKind, type ImportOutcome } from '../core/index.js';
import { ImportAuthorities } from './import-authorities.service.js';
import { ImportAvailability } from './import-availability.service.js';
import { ImportBoundaries } from './import-boundaries.service.js';
import { ImportCarers } from './import-carers.service.js';
import { ImportHouseholds } from './import-households.service.js';
import { ImportPostcodes } from './import-postcodes.service.js';
import { ImportProviders } from './import-providers.service.js';
import { type ImportRequest } from './import-request.js';
import { ImportRequests } from './import-requests.service.js';
import { ImportSsda903 } from './import-ssda903.service.js';
import { ImportStandard } from './import-standard.service.js';

/** What any importer may be asked. */
export interface AnyImportRequest extends ImportRequest {
  /** Null for national data and at the command line. */
  readonly authorityCode: string | null;
  /** Of returns: whether open episodes that they do not mention are taken as ended. */
  readonly closesStaleEpisodes?: boolean;
}

type Run = (request: AnyImportRequest) => Promise<ImportOutcome>;

/** The importer of each kind of file, for use-cases that lead to another import. */
@Injectable()
export class Importers {
  private readonly byKind: Readonly<Record<ImportKind, Run>>;

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
    const national =
      (importer: { import(request: ImportRequest): Promise<ImportOutcome> }): Run =>
      ({ authorityCode: _, ...request }) =>
        importer.import(request);
    const ofAnAuthority =
      (importer: {
        import(request: ImportRequest & { readonly authorityCode?: string }): Promise<ImportOutcome>;
      }): Run =>
      ({ authorityCode, ...request }) =>
        importer.import(authorityCode === null ? request : { ...request, authorityCode });
    this.byKind = {
      postcodes: national(postcodes),
      authorities: national(authorities),
      boundaries: national(boundaries),
      carers: ofAnAuthority(carers),
      availability: ofAnAuthority(availability),
      providers: national(providers),
      households: ofAnAuthority(households),
      requests: ofAnAuthority(requests),
      ssda903: ({ authorityCode, ...request }) => ssda903.import({ ...request, authorityCode: authorityCode ?? '' }),
      standard: ({ authorityCode, ...request }) => standard.import({ ...request, authorityCode: authorityCode ?? '' }),
    };
  }

  ofKind(kind: ImportKind): Run {
    return this.byKind[kind];
  }
}
