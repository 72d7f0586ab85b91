import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';
import { type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { type Child } from '../core/child.js';
import { faultsOf, type PlacementRequestFault } from '../core/placement-request.js';
import { faultsOfRecord, type PlacementRecordFault, type RequestDetails } from '../core/placement-record.js';
import { noFactsRecorded, type RequestFacts, type WrittenRequestFacts } from '../core/request-facts.js';
import { type PlacementType, type Skill } from '../core/vocabulary.js';
import { ChildStore, type StatedChild } from './child.store.js';
import { compactPostcode } from './compact-postcode.js';
import { JudgeRequestFacts, type RequestFactsNotKept } from './judge-request-facts.service.js';
import { PlacementRecordStore } from './placement-record.store.js';
import { type NewPlacementRequest, PlacementRequestStore } from './placement-request.store.js';
import { type RequestNotFound } from './read-requests.service.js';
import { RequestFactsStore } from './request-facts.store.js';

/** A request as a person writes it: words not yet checked, postcodes in any spacing. */
export interface PlacementRequestDraft extends Omit<NewPlacementRequest, 'childId' | 'placementType' | 'needs'> {
  readonly child: StatedChild;
  readonly placementType: string;
  readonly needs: readonly string[];
  /** What more is said of it, section by section; what is left out is not recorded. */
  readonly details?: Partial<RequestDetails>;
  /** What more is known; what is left out is not recorded. */
  readonly facts?: Partial<WrittenRequestFacts>;
}

/** Brothers and sisters of one reference whose children different authorities look after: two groups with one name. */
export interface SiblingsOfDifferentAuthorities extends Problem {
  readonly kind: 'siblings-of-different-authorities';
  readonly field: 'siblingGroup';
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
  | ChildHasOpenRequest
  | SiblingsOfDifferentAuthorities
  | RequestFactsNotKept;

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
    private readonly facts: RequestFactsStore,
    private readonly judgement: JudgeRequestFacts,
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
      if (await this.requests.siblingsOfAnotherAuthority(draft.siblingGroup, draft.child.authorityCode)) {
        return refusal({ kind: 'siblings-of-different-authorities', field: 'siblingGroup' });
      }
      const { bornOn } = child.value;
      const facts = await this.judgement.judge(
        { ...noFactsRecorded, ...draft.facts },
        { ...draft, bornOn, today: draft.openedOn },
      );
      if (!facts.ok) return facts;

      const id = await this.requests.open({
        ...draft,
        ...postcodes.value,
        childId: child.value.id,
        placementType: draft.placementType as PlacementType,
        needs: draft.needs as readonly Skill[],
      });
      if (id === null) return refusal({ kind: 'child-has-open-request', field: 'childCode' });
      await this.records.keep(id, draft.details ?? {});
      const known = await this.facts.hold(id, draft.child.authorityCode);
      if (known === null) throw new Error(`A request just opened is not there: ${id}`);
      await this.facts.keep([{ ...known, facts: knownAndStated(known.facts, facts.value, draft.facts ?? {}) }]);
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
    const homePostcode = compactPostcode(draft.homePostcode);
    const schoolPostcode = compactPostcode(draft.schoolPostcode);
    const placed = await this.requests.placedPostcodes([homePostcode, schoolPostcode].filter((p) => p !== null));
    for (const [field, postcode] of Object.entries({ homePostcode, schoolPostcode })) {
      if (postcode === null || placed.has(postcode)) continue;
      return refusal({ kind: 'postcode-not-known', field: field as PostcodeNotKnown['field'], postcode });
    }
    return success({ homePostcode, schoolPostcode });
  }
}

/** What the register knows of the child from before stays, unless the draft says otherwise; the request is new. */
function knownAndStated(known: RequestFacts, judged: RequestFacts, stated: Partial<WrittenRequestFacts>): RequestFacts {
  const { isDisabled, isUnaccompanied, courtOrders, placesToAvoid } = known;
  return {
    ...judged,
    isDisabled: stated.isDisabled ?? isDisabled,
    isUnaccompanied: stated.isUnaccompanied ?? isUnaccompanied,
    courtOrders: stated.courtOrders === undefined ? courtOrders : judged.courtOrders,
    placesToAvoid: stated.placesToAvoid === undefined ? placesToAvoid : judged.placesToAvoid,
  };
}
