import { day } from '#kernel';
import { codeIsAccepted, type CodedColumn, collectionYearOf } from '../../ssda903/code-sets/index.js';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { ageRule, episodeRule, otherPlacements, temporaryPlacements } from './rule-forms.js';

/** A blank cell is no wrong code; on an episode that began earlier a code of that time is right. */
function isUnknownCode(episode: SentEpisode, column: CodedColumn, { yearEndOn }: ValidationContext): boolean {
  const code = episode.cell(column);
  return code !== null && !codeIsAccepted(column, code, collectionYearOf(yearEndOn), episode.startedOn);
}

const isNoDay = (record: SentRecord, column: string): boolean =>
  record.isFilled(column) && record.date(column) === null;

const wrongCode = (code: string, column: CodedColumn, what: string): ValidationRule =>
  episodeRule({
    code,
    title: `${column} is not ${what}`,
    sentence: `The code in ${column} is not ${what} of this collection year. Write it exactly as the guide does, in capitals.`,
    fields: [column],
    isWrong: (episode, context) => isUnknownCode(episode, column, context),
  });

const firstLookedAfterDay = day('1991-10-14');

/** Codes and dates of an episode by themselves. */
export const codeRules: readonly ValidationRule[] = [
  episodeRule({
    code: '141',
    title: 'DECOM is not a date',
    sentence: 'The day the episode began (DECOM) is not a day of the calendar. Write it as dd/mm/yyyy.',
    fields: ['DECOM'],
    isWrong: (episode) => isNoDay(episode, 'DECOM'),
  }),
  wrongCode('143', 'RNE', 'a reason for a new episode'),
  wrongCode('144', 'LS', 'a legal status'),
  wrongCode('145', 'CIN', 'a category of need'),
  wrongCode('146', 'PLACE', 'a placement type'),
  episodeRule({
    code: '147',
    title: 'DEC is not a date',
    sentence:
      'The day the episode ended (DEC) is not a day of the calendar. Write it as dd/mm/yyyy, or leave it blank.',
    fields: ['DEC'],
    isWrong: (episode) => isNoDay(episode, 'DEC'),
  }),
  episodeRule({
    code: '148',
    title: 'Only one of the end and its reason is given',
    sentence: 'An episode that has ended needs both DEC and REC; one that is open has neither.',
    fields: ['DEC', 'REC'],
    isWrong: (episode) => episode.isBlank('DEC') !== episode.isBlank('REC'),
  }),
  wrongCode('149', 'REC', 'a reason for the end of an episode'),
  episodeRule({
    code: '178',
    title: 'PLACE_PROVIDER is not a provider for this placement',
    sentence:
      'The code in PLACE_PROVIDER is not one of PR0 to PR5, or stands beside a temporary or other placement, which has none.',
    fields: ['PLACE_PROVIDER'],
    isWrong: (episode, context) =>
      isUnknownCode(episode, 'PLACE_PROVIDER', context) ||
      (episode.isFilled('PLACE_PROVIDER') && episode.isOneOf('PLACE', [...temporaryPlacements, ...otherPlacements])),
  }),
  ageRule({
    code: '302',
    title: 'The first episode begins before the child was born',
    sentence: 'The child’s first episode starts (DECOM) before the date of birth in Header. Mend one of the two.',
    fields: ['DECOM', 'DOB'],
    isWrong: ({ episode, bornOn }, { current }) =>
      current.episodesOf(episode.child)[0] === episode && episode.startedOn !== null && episode.startedOn < bornOn,
  }),
  episodeRule({
    code: '353',
    title: 'The episode begins before 14 October 1991',
    sentence:
      'No episode can start before 14 October 1991, the day the Children Act 1989 came into force. Check DECOM.',
    fields: ['DECOM'],
    isWrong: ({ startedOn }) => startedOn !== null && startedOn < firstLookedAfterDay,
  }),
  episodeRule({
    code: '354',
    title: 'The episode begins after the year has ended',
    sentence: 'The episode starts (DECOM) after 31 March, the last day of this return. Check the year.',
    fields: ['DECOM'],
    isWrong: ({ startedOn }, { yearEndOn }) => startedOn !== null && startedOn > yearEndOn,
  }),
  episodeRule({
    code: '355',
    title: 'The episode ends on the day it begins',
    sentence: 'The episode starts and ends on one day, so it lasted less than 24 hours. Check DECOM and DEC.',
    fields: ['DECOM', 'DEC'],
    isWrong: ({ startedOn, endedOn }) => startedOn !== null && startedOn === endedOn,
  }),
  episodeRule({
    code: '356',
    title: 'The episode ends before it begins',
    sentence: 'The end of the episode (DEC) is before its start (DECOM). Mend one of the two dates.',
    fields: ['DECOM', 'DEC'],
    isWrong: ({ startedOn, endedOn }) => startedOn !== null && endedOn !== null && endedOn < startedOn,
  }),
  episodeRule({
    code: '385',
    title: 'The episode ends after the year has ended',
    sentence:
      'The episode ends (DEC) after 31 March, the last day of this return. Leave DEC and REC blank, or check the year.',
    fields: ['DEC'],
    isWrong: ({ endedOn }, { yearEndOn }) => endedOn !== null && endedOn > yearEndOn,
  }),
  wrongCode('1009', 'REASON_PLACE_CHANGE', 'a reason for a change of placement'),
];
