import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { ReadPlacementRecords, type RequestNotFound } from '#register';
import { type JsonLdDocument, writePlacement } from '../core/standard/index.js';

/** The standard requires what is not recorded, and has no word for not knowing it. */
export interface StandardNotRecorded extends Problem {
  readonly kind: 'standard-not-recorded';
  /** Paths in the standard's own names and order, as `riskAssessment.riskSelfHarm`. */
  readonly fields: readonly string[];
}

export interface ExportedRequest {
  readonly requestId: string;
  readonly childId: string;
  readonly authorityCode: string;
  /** JSON-LD, its context written into it. */
  readonly document: JsonLdDocument;
}

/** A request and its placement in the open placements standard. Writes no audit entry: whoever knows the caller does. */
@Injectable()
export class ExportStandard {
  constructor(private readonly records: ReadPlacementRecords) {}

  /** @param idOrReference of a request, whose ever it is: for the command line. */
  async request(idOrReference: string): Promise<Result<ExportedRequest, RequestNotFound | StandardNotRecorded>> {
    const named = await this.records.named(idOrReference);
    if (!named.ok) return named;
    const { request, record } = named.value;
    const written = writePlacement(request, record);
    if (!written.ok) return refusal({ kind: 'standard-not-recorded', fields: written.notRecorded });
    const { id: childId, authorityCode } = request.child;
    return success({ requestId: request.id, childId, authorityCode, document: written.document });
  }
}
