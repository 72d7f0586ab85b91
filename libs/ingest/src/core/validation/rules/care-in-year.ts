import { type LocalDate } from '#kernel';
import { type SentEpisode } from '../sent-record.js';
import { perReturn, type TablesInContext, type ValidationContext } from '../validation-context.js';

/** Whether the return says that care ended with this episode: it has a reason for ending other than X1. */
export const endsCare = (episode: SentEpisode): boolean => episode.isFilled('REC') && episode.cell('REC') !== 'X1';

/** Children with any row of Episodes, whatever its dates. */
export const childrenInEpisodes = perReturn(
  ({ current }): ReadonlySet<string> => new Set(current.episodes.map(({ child }) => child)),
);

/** Children of whom some episode is not a short break (V3, V4). */
export const childrenBeyondShortBreaks = perReturn(
  ({ current }): ReadonlySet<string> =>
    new Set(current.episodes.filter((episode) => !episode.isShortBreak).map(({ child }) => child)),
);

function isUnbroken(episodes: readonly SentEpisode[], from: LocalDate, to: LocalDate): boolean {
  let until: LocalDate | null = null;
  for (const episode of episodes) {
    const { startedOn, endedOn, isShortBreak } = episode;
    if (startedOn === null || isShortBreak) continue;
    const goesOn = until !== null && startedOn <= until;
    if (!goesOn && startedOn > from) return false;
    if (endedOn === null || endedOn > to) return true;
    until = endsCare(episode) ? null : endedOn;
  }
  return false;
}

/**
 * Children looked after without a break for the twelve months to 31 March, from 1 April on. Short breaks (V3, V4) do not
 * count as being looked after here; care that ended and began again, be it on one day, is a break.
 */
export const childrenLookedAfterForAYear = perReturn(
  ({ current, yearStartOn, yearEndOn }): ReadonlySet<string> =>
    new Set(
      current.childrenWithEpisodes.filter((child) => isUnbroken(current.episodesOf(child), yearStartOn, yearEndOn)),
    ),
);

/** @returns the last episode of a child by DECOM; null when there is none. */
export const lastEpisodeOf = (tables: TablesInContext, child: string): SentEpisode | null =>
  tables.episodesOf(child).at(-1) ?? null;

/** @returns the day care ended by the child's last episode; null while it goes on or when nothing is known. */
export function careEndedOn({ current }: ValidationContext, child: string): LocalDate | null {
  const last = lastEpisodeOf(current, child);
  return last !== null && endsCare(last) ? last.endedOn : null;
}

/** Whether the child is looked after on 31 March, short breaks left out. */
export function isLookedAfterAtYearEnd({ current, yearEndOn }: ValidationContext, child: string): boolean {
  return current
    .episodesOf(child)
    .some(
      ({ startedOn, endedOn, isShortBreak }) =>
        !isShortBreak && startedOn !== null && startedOn <= yearEndOn && (endedOn === null || endedOn > yearEndOn),
    );
}
