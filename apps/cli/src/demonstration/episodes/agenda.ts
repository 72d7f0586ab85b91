import { type DayNumber } from '../calendar.js';

/** What is to happen, day by day; on one day the lower rank comes first, and then what was noted first. */
export interface Agenda {
  readonly note: (on: DayNumber, rank: number, happening: (on: DayNumber) => void) => void;
  readonly live: () => void;
}

/** @returns an agenda that forgets whatever would happen from `until` on. */
export function agenda(from: DayNumber, until: DayNumber): Agenda {
  const days: { rank: number; happening: (on: DayNumber) => void }[][] = [];
  return {
    note(on, rank, happening) {
      if (on < from || on >= until) return;
      (days[on - from] ??= []).push({ rank, happening });
    },
    live() {
      for (let at = 0; at < until - from; at += 1) {
        for (let rank = 0; rank < 4; rank += 1) {
          const today = days[at] ?? [];
          for (let next = 0; next < today.length; next += 1) {
            const entry = today[next] as { rank: number; happening: (on: DayNumber) => void };
            if (entry.rank === rank) entry.happening(from + at);
          }
        }
      }
    },
  };
}
