import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { type Child } from '../core/child.js';
import { faultsOf, type PlacementRequestFault } from '../core/placement-request.js';
import { faultsOfRecord, type PlacementRecordFault, type RequestDetails } from '../core/placement-record.js';
import { type PlacementType, type Skill } from '../core/vocabulary.js';
import { ChildStore, type StatedChild } from './child.store.js';
import { PlacementRecordStore } from './placement-record.store.js';
import { type NewPlacementRequest, PlacementRequestStore } from './placement-request.store.js';
import { type RequestNotFound } from './read-requests.service.js';

/** A request as a person writes it: words not yet checked, postcodes in any spacing. */
export interface PlacementRequestDraft extends Omit<NewPlacementRequest, 'childId' | 'placementType' | 'needs'> {
  readonly child: StatedChild;
  readonly placementType: string;
  readonly needs: readonly string[];
  /** What more is said of it, section by section; what is left out is not recorded. */
  readonly details?: Partial<RequestDetails>;
}

export interface PostcodeNotKnown extends Problem {
  readonly kind: 'postcode-not-known';
  readonly field: 'homePostcode' | 'schoolPostcode';
  readonly postcode: string;
}

export interface ChildCodeNotValid extends Problem {
  readonly kind: 'child-code-not-valid';
  readonly field: 'childCode';
}

/** The register already says otherwise of this child; a request does not change it. */
export interface ChildRecordedOtherwise extends Problem {
  readonly kind: 'child-recorded-otherwise';
  readonly field: 'bornOn' | 'sex';
}

export interface ChildHasOpenRequest extends Problem {
  readonly kind: 'child-has-open-request';
  readonly field: 'childCode';
}

export interface RequestAlreadyClosed extends Problem {
  readonly kind: 'request-already-closed';
}

export type PlacementRequestNotStored =
  | PlacementRequestFault
  | PlacementRecordFault
  | PostcodeNotKnown
  | ChildCodeNotValid
  | ChildRecordedOtherwise
  | ChildHasOpenRequest;

/**
 * Keeps the facts of placement requests. Decisions asks for it inside its own transaction: what a person decided and what
 * the register then holds stand or fall together.
 */
@Injectable()
export class StorePlacementRequest {
  constructor(
    private readonly transaction: Transaction,
    private readonly children: ChildStore,
    private readonly requests: PlacementRequestStore,
    private readonly records: PlacementRecordStore,
  ) {}

  /**
   * Opens a request for one child, and makes the child known to the register if it was not. Of several asked for the same
   * child at once the database lets one be open and the others are refused.
   *
   * @returns the new request's id.
   */
  async open(draft: PlacementRequestDraft): Promise<Result<{ readonly id: string }, PlacementRequestNotStored>> {
    return this.transaction.run<{ readonly id: string }, PlacementRequestNotStored>(async () => {
      const child = await this.knownChild(draft.child);
      if (!child.ok) return child;
      const [fault] = faultsOf({ ...draft, bornOn: child.value.bornOn });
      if (fault) return refusal(fault);
      const [recordFault] = faultsOfRecord(draft.details ?? {});
      if (recordFault) return refusal(recordFault);
      const postcodes = await this.checkedPostcodes(draft);
      if (!postcodes.ok) return postcodes;

      const id = await this.requests.open({
        ...draft,
        ...postcodes.value,
        childId: child.value.id,
        placementType: draft.placementType as PlacementType,
        needs: draft.needs as readonly Skill[],
      });
      if (id === null) return refusal({ kind: 'child-has-open-request', field: 'childCode' });
      await this.records.keep(id, draft.details ?? {});
      return success({ id });
    });
  }

  /** Closes an open request. Of several asked at once one closes it and the others are told it is closed. */
  async close(
    id: string,
    authorityCode: string,
    closedOn: LocalDate,
  ): Promise<Result<{ readonly id: string }, RequestNotFound | RequestAlreadyClosed>> {
    if (await this.requests.close(id, authorityCode, closedOn)) return success({ id });
    const request = await this.requests.byId(id, authorityCode);
    return request === null ? refusal({ kind: 'request-not-found' }) : refusal({ kind: 'request-already-closed' });
  }

  private async knownChild(stated: StatedChild): Promise<Result<Child, ChildCodeNotValid | ChildRecordedOtherwise>> {
    if (!/^\S{1,10}$/.test(stated.code)) return refusal({ kind: 'child-code-not-valid', field: 'childCode' });
    await this.children.learn([stated]);
    const child = await this.children.byCode(stated.authorityCode, stated.code);
    if (child === null) throw new Error(`A child just learned is not there: ${stated.authorityCode}`);
    if (stated.bornOn !== null && stated.bornOn !== child.bornOn) {
      return refusal({ kind: 'child-recorded-otherwise', field: 'bornOn' });
    }
    if (stated.sex !== 'not-recorded' && stated.sex !== child.sex) {
      return refusal({ kind: 'child-recorded-otherwise', field: 'sex' });
    }
    return success(child);
  }

  private async checkedPostcodes(
    draft: PlacementRequestDraft,
  ): Promise<Result<Pick<NewPlacementRequest, 'homePostcode' | 'schoolPostcode'>, PostcodeNotKnown>> {
    const homePostcode = compact(draft.homePostcode);
    const schoolPostcode = compact(draft.schoolPostcode);
    const placed = await this.requests.placedPostcodes([homePostcode, schoolPostcode].filter((p) => p !== null));
    for (const [field, postcode] of Object.entries({ homePostcode, schoolPostcode })) {
      if (postcode === null || placed.has(postcode)) continue;
      return refusal({ kind: 'postcode-not-known', field: field as PostcodeNotKnown['field'], postcode });
    }
    return success({ homePostcode, schoolPostcode });
  }
}

/** Postcodes are kept as the postcode file keys them: capitals, no spaces. */
const compact = (postcode: string | null): string | null => {
  const text = postcode?.replaceAll(/\s/g, '').toUpperCase() ?? '';
  return text === '' ? null : text;
};
