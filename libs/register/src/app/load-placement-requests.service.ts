import { Injectable } from '@nestjs/common';
import { ChildStore } from './child.store.js';
import { type HeldRequest, type ImportedRequest, ImportedRequestStore } from './imported-request.store.js';
import { RequestFactsStore } from './request-facts.store.js';

export interface RequestsLoaded {
  /** References of requests whose child got another open request meanwhile: the import cannot be kept. */
  readonly refused: readonly string[];
  /** References of requests whose file states another day of birth or sex: the register's word stands. */
  readonly statedOtherwise: readonly string[];
}

/**
 * Keeps requests that come from files. They have a source and no opening event: nobody opened them here. Takes part in
 * the transaction around the call.
 */
@Injectable()
export class LoadPlacementRequests {
  constructor(
    private readonly children: ChildStore,
    private readonly requests: ImportedRequestStore,
    private readonly facts: RequestFactsStore,
  ) {}

  /** @returns every open request, and the closed ones with these references. */
  heldRequests(references: readonly string[]): Promise<readonly HeldRequest[]> {
    return this.requests.openOrNamed(references);
  }

  /** @returns those of `references` that are homes of the register. */
  householdsAmong(references: readonly string[]): Promise<ReadonlySet<string>> {
    return this.requests.householdsAmong(references);
  }

  /** Opens these requests, or brings those open already up to date; repeating it changes nothing. */
  async load(requests: readonly ImportedRequest[]): Promise<RequestsLoaded> {
    await this.children.learn(requests.map(({ child }) => child));
    const refused = await this.requests.keep(requests);
    await this.keepFacts(requests.filter(({ facts }) => Object.keys(facts).length > 0));
    return { refused, statedOtherwise: await this.requests.statedOtherwise(requests) };
  }

  private async keepFacts(requests: readonly ImportedRequest[]): Promise<void> {
    if (requests.length === 0) return;
    const open = await this.facts.holdOpen(requests.map(({ reference }) => reference));
    await this.facts.keep(
      requests.flatMap(({ reference, facts }) => {
        const held = open.get(reference);
        return held === undefined ? [] : [{ ...held, facts: { ...held.facts, ...facts } }];
      }),
    );
  }
}
