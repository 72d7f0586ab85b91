import { type ValidationRule } from '../validation-rule.js';
import { isTemporary, successionRule } from './rule-forms.js';

const newPlacement: readonly string[] = ['P', 'T', 'B', 'U'];

/** Why a placement ended. Going to, or coming from, a temporary placement needs no reason. */
export const placementChangeRules: readonly ValidationRule[] = [
  successionRule({
    code: '225',
    title: 'The reason for the change of placement is missing',
    sentence: 'The next episode is in another placement, so this one needs a REASON_PLACE_CHANGE.',
    fields: ['REASON_PLACE_CHANGE'],
    flags: 'before',
    isWrong: ({ before, episode }) =>
      before.isBlank('REASON_PLACE_CHANGE') &&
      before.cell('REC') === 'X1' &&
      episode.isOneOf('RNE', newPlacement) &&
      !isTemporary(before) &&
      !isTemporary(episode),
  }),
  {
    code: '226',
    title: 'A reason for a change of placement that needs none',
    sentence:
      'Going to a temporary placement (T0 to T4) or coming back from it needs no reason: leave REASON_PLACE_CHANGE blank.',
    fields: ['REASON_PLACE_CHANGE', 'PLACE'],
    tables: ['Episodes'],
    check: ({ current }) => [
      ...current.episodes.filter((episode) => isTemporary(episode) && episode.isFilled('REASON_PLACE_CHANGE')),
      ...current.childrenWithEpisodes.flatMap((child) =>
        current.episodesOf(child).filter((episode, position, all) => {
          const next = all[position + 1];
          return next !== undefined && isTemporary(next) && episode.isFilled('REASON_PLACE_CHANGE');
        }),
      ),
    ],
  },
  {
    code: '233',
    title: 'A reason for a change of placement on an open episode',
    sentence: 'The episode has not ended: leave REASON_PLACE_CHANGE blank, or fill in the end (DEC).',
    fields: ['REASON_PLACE_CHANGE', 'DEC'],
    tables: ['Episodes'],
    years: { first: 2026 },
    check: ({ current }) =>
      current.episodes.filter((episode) => episode.isBlank('DEC') && episode.isFilled('REASON_PLACE_CHANGE')),
  },
];
