import { type SentEpisode } from '../sent-record.js';
import { perReturn, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';

/** An episode and the one before it, in order of DECOM. */
export interface EpisodeAndBefore {
  readonly before: SentEpisode;
  readonly episode: SentEpisode;
}

/** Every episode but each child's first, with the one before it. */
export const episodesWithBefore = perReturn(({ current }): readonly EpisodeAndBefore[] =>
  current.childrenWithEpisodes.flatMap((child) =>
    current.episodesOf(child).flatMap((episode, position, all) => {
      const before = all[position - 1];
      return before === undefined ? [] : [{ before, episode }];
    }),
  ),
);

const flagged = (
  context: ValidationContext,
  isWrong: (pair: EpisodeAndBefore) => boolean,
  which: keyof EpisodeAndBefore = 'episode',
): readonly SentEpisode[] =>
  episodesWithBefore(context)
    .filter(isWrong)
    .map((pair) => pair[which]);

/** How one episode follows another: no gaps that are not meant, no overlaps, and reasons that agree. */
export const chainRules: readonly ValidationRule[] = [
  {
    code: '142',
    title: 'An episode has not ended though the next has begun',
    sentence: 'The child has a later episode, so this one must have an end date (DEC) and a reason for ending (REC).',
    fields: ['DEC', 'REC'],
    tables: ['Episodes'],
    check: (context) => flagged(context, ({ before }) => before.endedOn === null || before.isBlank('REC'), 'before'),
  },
  {
    code: '501',
    title: 'An episode begins before the one before it ended',
    sentence: 'This episode starts (DECOM) before the end (DEC) of the episode before it. Mend one of the two dates.',
    fields: ['DECOM', 'DEC'],
    tables: ['Episodes'],
    check: (context) =>
      flagged(
        context,
        ({ before, episode }) =>
          before.endedOn !== null && episode.startedOn !== null && episode.startedOn < before.endedOn,
      ),
  },
];
