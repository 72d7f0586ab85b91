import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import {
  type CourtOrderOfChild,
  faultsOfFacts,
  type RequestFactFault,
  type RequestFacts,
  type RequestOfFacts,
  type WrittenRequestFacts,
} from '../core/request-facts.js';
import { compactPostcode } from './compact-postcode.js';
import { PlacementRequestStore } from './placement-request.store.js';
import { RequestFactsStore } from './request-facts.store.js';

/** A postcode among the facts that is in no postcode file, or has no place there. */
export interface FactPostcodeNotKnown extends Problem {
  readonly kind: 'postcode-not-known';
  readonly field: 'familyTimePostcode' | 'courtOrders' | 'placesToAvoid';
  readonly postcode: string;
}

/** A court order names a home that the register does not have. */
export interface FactHomeNotKnown extends Problem {
  readonly kind: 'home-not-known';
  readonly field: 'courtOrders';
  readonly home: string;
}

export type RequestFactsNotKept = RequestFactFault | FactPostcodeNotKnown | FactHomeNotKnown;

/** Judges written facts against themselves, their request, the postcode file and the register. */
@Injectable()
export class JudgeRequestFacts {
  constructor(
    private readonly facts: RequestFactsStore,
    private readonly requests: PlacementRequestStore,
  ) {}

  /** @returns the facts as they are kept, or the first thing wrong with them. */
  async judge(
    written: WrittenRequestFacts,
    request: RequestOfFacts,
  ): Promise<Result<RequestFacts, RequestFactsNotKept>> {
    const [fault] = faultsOfFacts(written, request);
    if (fault) return refusal(fault);
    const stated = {
      ...(written as RequestFacts),
      familyTimePostcode: compactPostcode(written.familyTimePostcode),
      courtOrders: (written.courtOrders as readonly CourtOrderOfChild[]).map((order) => ({
        ...order,
        postcode: compactPostcode(order.postcode),
      })),
      placesToAvoid: written.placesToAvoid.map((place) => ({
        ...place,
        postcode: compactPostcode(place.postcode) ?? '',
      })),
    };
    const unknown = (await this.unknownPostcode(stated)) ?? (await this.unknownHome(stated));
    return unknown === null ? success(stated) : refusal(unknown);
  }

  /** @returns the ids of those of these homes that the register has, by reference. */
  async homesNamed(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return references.length === 0 ? new Map() : this.facts.homesAmong(references);
  }

  private async unknownPostcode(facts: RequestFacts): Promise<FactPostcodeNotKnown | null> {
    const stated = [
      ...(facts.familyTimePostcode === null
        ? []
        : [{ field: 'familyTimePostcode', postcode: facts.familyTimePostcode } as const]),
      ...facts.courtOrders.flatMap(({ postcode }) =>
        postcode === null ? [] : [{ field: 'courtOrders', postcode } as const],
      ),
      ...facts.placesToAvoid.map(({ postcode }) => ({ field: 'placesToAvoid', postcode }) as const),
    ];
    if (stated.length === 0) return null;
    const placed = await this.requests.placedPostcodes(stated.map(({ postcode }) => postcode));
    const unknown = stated.find(({ postcode }) => !placed.has(postcode));
    return unknown === undefined ? null : { kind: 'postcode-not-known', ...unknown };
  }

  private async unknownHome({ courtOrders }: RequestFacts): Promise<FactHomeNotKnown | null> {
    const named = courtOrders.flatMap(({ home }) => home ?? []);
    if (named.length === 0) return null;
    const known = await this.facts.homesAmong(named);
    const home = named.find((reference) => !known.has(reference));
    return home === undefined ? null : { kind: 'home-not-known', field: 'courtOrders', home };
  }
}
