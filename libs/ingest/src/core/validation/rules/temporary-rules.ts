import { daysBetween } from '#kernel';
import { type SentEpisode } from '../sent-record.js';
import { perReturn, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { countedTo, episodeRule, isTemporary } from './rule-forms.js';

/** Temporary placements, each in its parts: an episode that begins with RNE L goes on with the same placement. */
const temporaryStays = perReturn(({ current }): readonly (readonly SentEpisode[])[] =>
  current.childrenWithEpisodes.flatMap((child) => {
    const stays: SentEpisode[][] = [];
    for (const [position, episode] of current.episodesOf(child).entries()) {
      if (!isTemporary(episode)) continue;
      const before = current.episodesOf(child)[position - 1];
      const goesOn =
        before !== undefined &&
        episode.isOneOf('RNE', ['L']) &&
        before.endedOn === episode.startedOn &&
        before.cell('PLACE') === episode.cell('PLACE');
      if (goesOn) stays.at(-1)?.push(episode);
      else stays.push([episode]);
    }
    return stays;
  }),
);

const daysOf = (stay: readonly SentEpisode[], context: ValidationContext): number =>
  stay.reduce(
    (sum, episode) =>
      sum + (episode.startedOn === null ? 0 : daysBetween(episode.startedOn, countedTo(episode, context))),
    0,
  );

const tooLong = (code: string, place: string, mostDays: number, title: string, sentence: string): ValidationRule => ({
  code,
  title,
  sentence,
  fields: ['DECOM', 'DEC', 'PLACE'],
  tables: ['Episodes'],
  check: (context) =>
    temporaryStays(context)
      .filter(([first, ...others]) => first?.cell('PLACE') === place && daysOf([first, ...others], context) > mostDays)
      .flat(),
});

const isHolidayOfCarer = (episode: { isOneOf: SentEpisode['isOneOf'] }): boolean => episode.isOneOf('PLACE', ['T3']);

/** Away for a while from a placement that is kept. */
export const temporaryRules: readonly ValidationRule[] = [
  tooLong(
    '375',
    'T1',
    42,
    'In hospital for more than six weeks',
    'A stay in hospital is a temporary placement (T1) for at most six weeks. After that it is a placement of its own.',
  ),
  tooLong(
    '376',
    'T3',
    21,
    'The carer’s holiday takes more than three weeks',
    'A temporary placement for the carer’s holiday (T3) may not exceed three weeks.',
  ),
  {
    code: '377',
    title: 'More than two holidays of the carer in a year',
    sentence: 'In twelve months a child may have at most two temporary placements for the carer’s holiday (T3).',
    fields: ['PLACE'],
    tables: ['Episodes'],
    check: ({ current }) =>
      current.episodes.filter(
        (episode) =>
          isHolidayOfCarer(episode) &&
          episode.child !== '' &&
          current.rowsOf('Episodes', episode.child).filter(isHolidayOfCarer).length > 2,
      ),
  },
  tooLong(
    '379',
    'T4',
    7,
    'A temporary placement without a stated reason of more than seven days',
    'A temporary placement for another reason (T4) may not exceed seven days.',
  ),
  episodeRule({
    code: '380',
    title: 'Care begins with a temporary placement',
    sentence: 'A period of care cannot start (RNE S) with a temporary placement (T0 to T4).',
    fields: ['PLACE', 'RNE'],
    isWrong: (episode) => episode.isOneOf('RNE', ['S']) && isTemporary(episode),
  }),
  episodeRule({
    code: '381',
    title: 'Care ends with a temporary placement',
    sentence: 'A period of care cannot end in a temporary placement (T0 to T4): REC must be X1, or the place is wrong.',
    fields: ['PLACE', 'REC'],
    isWrong: (episode) => episode.isFilled('REC') && episode.cell('REC') !== 'X1' && isTemporary(episode),
  }),
  {
    code: '383',
    title: 'No return from a temporary placement',
    sentence:
      'After a temporary placement (T0 to T4) the child goes back to the placement it came from. The next PLACE differs.',
    fields: ['PLACE'],
    tables: ['Episodes'],
    check: ({ current }) =>
      current.childrenWithEpisodes.flatMap((child) =>
        current.episodesOf(child).filter((episode, position, all) => {
          if (!isTemporary(episode)) return false;
          const before = all.slice(0, position).findLast((other) => !isTemporary(other));
          const after = all.slice(position + 1).find((other) => !isTemporary(other));
          return before !== undefined && after !== undefined && before.cell('PLACE') !== after.cell('PLACE');
        }),
      ),
  },
];
