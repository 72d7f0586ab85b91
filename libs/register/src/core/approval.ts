import { addDays, type DateRange, type LocalDate } from '#kernel';

/** What decides whether an approval holds on a day. */
export interface ApprovalInTime {
  readonly valid: DateRange;
  /** The day the fostering service received written notice of resignation; null without notice. */
  readonly resignationNoticeOn: LocalDate | null;
}

/** Fostering Services (England) Regulations 2011, reg 28(13). */
const daysFromNoticeToEnd = 28;

/**
 * A resignation ends an approval 28 days after the written notice, whatever end the approval was given.
 *
 * @returns the first day the approval no longer holds; null when no end is known.
 */
export function approvalEndsOn({ valid, resignationNoticeOn }: ApprovalInTime): LocalDate | null {
  if (resignationNoticeOn === null) return valid.until;
  const resignedOn = addDays(resignationNoticeOn, daysFromNoticeToEnd);
  return valid.until === null || resignedOn < valid.until ? resignedOn : valid.until;
}

/** @returns the approval that holds on `on`, or null. The register keeps at most one approval of a home on a day. */
export function approvalOn<A extends ApprovalInTime>(approvals: readonly A[], on: LocalDate): A | null {
  const holds = (approval: A): boolean => {
    const endsOn = approvalEndsOn(approval);
    return approval.valid.from <= on && (endsOn === null || on < endsOn);
  };
  return approvals.find(holds) ?? null;
}
