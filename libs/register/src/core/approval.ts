import { addDays, type DateRange, type LocalDate } from '#kernel';
import { type ApprovalKind } from './vocabulary.js';

/** What decides whether an approval holds on a day. */
export interface ApprovalInTime {
  readonly valid: DateRange;
  /** The day the fostering service received written notice of resignation; null without notice. */
  readonly resignationNoticeOn: LocalDate | null;
  /** A full approval where nothing is said. */
  readonly kind?: ApprovalKind;
  /** A temporary approval as extended, once, by a nominated officer. */
  readonly extendedUntil?: LocalDate | null;
}

/** Fostering Services (England) Regulations 2011, reg 28(13). */
const daysFromNoticeToEnd = 28;

/** Care Planning, Placement and Case Review (England) Regulations 2010, reg 24: sixteen weeks. */
const daysOfTemporaryApproval = 16 * 7;
/** Reg 25: extended once, by eight weeks at most. The 24 weeks of the Welsh regulations are another rule. */
const daysOfExtension = 8 * 7;

const earlier = (a: LocalDate, b: LocalDate | null): LocalDate => (b === null || a < b ? a : b);

/**
 * @returns the first day after the longest extension that a nominated officer could give a temporary approval,
 * whether or not it was given.
 */
export const longestExtension = ({ valid }: Pick<ApprovalInTime, 'valid'>): LocalDate =>
  addDays(earlier(addDays(valid.from, daysOfTemporaryApproval), valid.until), daysOfExtension);

/** However long it was written for, a temporary approval ends after 16 weeks, or with its one extension. */
const temporaryEndsOn = (approval: ApprovalInTime): LocalDate =>
  approval.extendedUntil
    ? earlier(approval.extendedUntil, longestExtension(approval))
    : earlier(addDays(approval.valid.from, daysOfTemporaryApproval), approval.valid.until);

/**
 * A resignation ends an approval 28 days after the written notice, whatever end the approval was given.
 *
 * @returns the first day the approval no longer holds; null when no end is known.
 */
export function approvalEndsOn(approval: ApprovalInTime): LocalDate | null {
  const { valid, resignationNoticeOn, kind } = approval;
  const endsOn = kind === 'temporary' ? temporaryEndsOn(approval) : valid.until;
  return resignationNoticeOn === null ? endsOn : earlier(addDays(resignationNoticeOn, daysFromNoticeToEnd), endsOn);
}

/**
 * The register keeps at most one approval of a home on a day; only the extension of a temporary one can reach into a full
 * one, which then holds.
 *
 * @returns the approval that holds on `on`, or null.
 */
export function approvalOn<A extends ApprovalInTime>(approvals: readonly A[], on: LocalDate): A | null {
  const holds = (approval: A): boolean => {
    const endsOn = approvalEndsOn(approval);
    return approval.valid.from <= on && (endsOn === null || on < endsOn);
  };
  const holding = approvals.filter(holds);
  return holding.find(({ kind }) => kind !== 'temporary') ?? holding[0] ?? null;
}
