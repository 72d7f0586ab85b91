import { dayNumberOf, type DayNumber } from '../calendar.js';
import { day } from '#kernel';
import { type LegalStatus } from './legal-status.js';
import { isFoster, type Journey, type Stay } from './stay.js';

/** An episode of the return: a stretch of care in which neither place nor legal status changed. */
export interface Episode {
  readonly stay: Stay;
  readonly from: DayNumber;
  /** Null while it lasts. */
  readonly until: DayNumber | null;
  readonly reasonNew: 'S' | 'P' | 'T' | 'L' | 'B' | 'U';
  readonly legalStatus: string;
  readonly place: string;
  readonly reasonEnded: string | null;
  readonly reasonPlaceChange: string | null;
}

/** Supported accommodation was registered, and its code changed, from this day. */
const supportedRegistered = dayNumberOf(day('2024-04-01'));
const longTerm: Readonly<Record<string, string>> = { U3: 'U1', U6: 'U4' };

/** Cuts one time in care into the episodes of the return. */
export function episodesOf(journey: Journey, statuses: readonly LegalStatus[]): Episode[] {
  const stays = journey.stays.filter(({ from, until }) => until === null || until > from);
  const first = stays[0];
  if (!first) return [];
  const cuts = new Set<DayNumber>();
  for (const stay of stays) {
    cuts.add(stay.from);
    if (stay.designatedOn !== null) cuts.add(stay.designatedOn);
    if (stay.kind === 'supported') cuts.add(supportedRegistered);
  }
  for (const { from } of statuses) cuts.add(from);
  const ends = journey.ended;
  const days = [...cuts].filter((on) => on >= first.from && (ends === null || on < ends)).sort((a, b) => a - b);
  const drafts = days.map((from) => draftOf(from, stays, statuses)).filter(isChange);
  return drafts.map((draft, at): Episode => {
    const previous = drafts[at - 1];
    const next = drafts[at + 1];
    return {
      ...draft,
      until: next ? next.from : ends,
      reasonNew: previous ? reasonNew(previous, draft) : 'S',
      reasonEnded: next ? 'X1' : journey.reasonEnded,
      reasonPlaceChange: next ? reasonPlaceChange(draft, next) : null,
    };
  });
}

interface Draft {
  readonly stay: Stay;
  readonly from: DayNumber;
  readonly legalStatus: string;
  readonly place: string;
}

function draftOf(from: DayNumber, stays: readonly Stay[], statuses: readonly LegalStatus[]): Draft {
  const stay = stays.findLast((each) => each.from <= from) as Stay;
  const status = statuses.findLast((each) => each.from <= from) as LegalStatus;
  return { stay, from, legalStatus: status.code, place: placeOn(stay, from) };
}

function placeOn(stay: Stay, on: DayNumber): string {
  if (stay.kind === 'supported') return on < supportedRegistered ? 'H5' : 'K3';
  const isLongTerm = isFoster(stay.kind) && stay.designatedOn !== null && stay.designatedOn <= on;
  return isLongTerm ? (longTerm[stay.code] ?? stay.code) : stay.code;
}

const isChange = (draft: Draft, at: number, drafts: readonly Draft[]): boolean => {
  const before = drafts[at - 1];
  return (
    !before || before.stay !== draft.stay || before.legalStatus !== draft.legalStatus || before.place !== draft.place
  );
};

function reasonNew(before: Draft, after: Draft): Episode['reasonNew'] {
  const legal = before.legalStatus !== after.legalStatus;
  if (before.stay !== after.stay) return legal ? 'B' : 'P';
  if (before.place !== after.place) return legal ? 'U' : 'T';
  return 'L';
}

function reasonPlaceChange(before: Draft, after: Draft): string | null {
  if (before.stay !== after.stay) return before.stay.movedBecause;
  return before.place === after.place ? null : 'PLACE';
}
