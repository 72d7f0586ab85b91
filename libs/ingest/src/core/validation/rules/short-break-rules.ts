import { addDays, daysBetween } from '#kernel';
import { type SentEpisode } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { countedTo, episodeRule, isTemporary } from './rule-forms.js';

const longestBreakDays = 17;
const mostDaysInAYear = 75;

/** V3: short breaks that are each told as an episode. V4 tells a whole agreement and has no such limits. */
const isSingleBreak = (episode: SentEpisode): boolean => episode.isOneOf('LS', ['V3']);

/** @returns the nights of the episode that lie in the year; an open one is counted to 31 March. */
function daysInYear(episode: SentEpisode, context: ValidationContext): number {
  const { yearStartOn, yearEndOn } = context;
  const { startedOn } = episode;
  if (startedOn === null) return 0;
  const from = startedOn < yearStartOn ? yearStartOn : startedOn;
  const to = countedTo(episode, context) > yearEndOn ? addDays(yearEndOn, 1) : countedTo(episode, context);
  return Math.max(daysBetween(from, to), 0);
}

/** Short breaks under an agreed series. */
export const shortBreakRules: readonly ValidationRule[] = [
  episodeRule({
    code: '365',
    title: 'A short break of more than 17 days',
    sentence: 'One short break (LS V3) may not exceed 17 days. Check DECOM and DEC, or the legal status.',
    fields: ['DECOM', 'DEC', 'LS'],
    isWrong: (episode, context) =>
      isSingleBreak(episode) &&
      episode.startedOn !== null &&
      daysBetween(episode.startedOn, countedTo(episode, context)) > longestBreakDays,
  }),
  episodeRule({
    code: '366',
    title: 'A change within a short break',
    sentence: 'A short break (LS V3) has one placement from its start to its end, so RNE must be S.',
    fields: ['RNE'],
    isWrong: (episode) => isSingleBreak(episode) && !episode.isOneOf('RNE', ['S']),
  }),
  {
    code: '367',
    title: 'More than 75 days of short breaks in a year',
    sentence:
      'A child may have at most 75 days of short breaks (LS V3) in twelve months. All of them together exceed it.',
    fields: ['DECOM', 'DEC', 'LS'],
    tables: ['Episodes'],
    check: (context) =>
      context.current.childrenWithEpisodes.flatMap((child) => {
        const breaks = context.current
          .episodesOf(child)
          .filter((episode) => isSingleBreak(episode) && daysInYear(episode, context) > 0);
        const days = breaks.reduce((sum, episode) => sum + daysInYear(episode, context), 0);
        return days > mostDaysInAYear ? breaks : [];
      }),
  },
  episodeRule({
    code: '382',
    title: 'A short break in a temporary placement',
    sentence: 'A short break (LS V3 or V4) cannot be in a temporary placement (T0 to T4). Mend LS or PLACE.',
    fields: ['LS', 'PLACE'],
    isWrong: (episode) => episode.isShortBreak && isTemporary(episode),
  }),
  episodeRule({
    code: '384',
    title: 'A short break in a long-term foster home',
    sentence: 'A short break (LS V3 or V4) cannot be in a long-term foster placement (U1 or U4). Mend LS or PLACE.',
    fields: ['LS', 'PLACE'],
    isWrong: (episode) => episode.isShortBreak && episode.isOneOf('PLACE', ['U1', 'U4']),
  }),
  {
    code: '426',
    title: 'Short breaks of both kinds in one year',
    sentence: 'Within a year a child’s short breaks are all V3 or all V4. This child has both.',
    fields: ['LS'],
    tables: ['Episodes'],
    check: ({ current }) =>
      current.episodes.filter(
        (episode) =>
          episode.isShortBreak &&
          episode.child !== '' &&
          current
            .rowsOf('Episodes', episode.child)
            .some((other) => other.isOneOf('LS', ['V3', 'V4']) && other.cell('LS') !== episode.cell('LS')),
      ),
  },
];
