import { day } from '#kernel';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { type ValidationRule } from '../validation-rule.js';
import { adoptionPlacements, episodeRule, fosterPlacements, successionRule } from './rule-forms.js';

const isAdopted = (record: SentRecord): boolean => record.isOneOf('REC', ['E11', 'E12']);

const isEarlier = (one: SentEpisode, other: SentEpisode): boolean =>
  one.startedOn !== null && other.startedOn !== null && one.startedOn < other.startedOn;

/** From this day placements for adoption with the current carers have to be told with their own reasons. */
const firstAskedFor = day('2015-04-01');

/** Placed for adoption, adopted, and special guardianship. */
export const adoptionRules: readonly ValidationRule[] = [
  {
    code: '199',
    title: 'The child was adopted before',
    sentence:
      'An earlier episode, of this or last year’s return, says that this child was adopted (REC E11 or E12). A child adopted has a new code.',
    fields: ['CHILD'],
    tables: ['Episodes'],
    check: ({ current, previous }) =>
      current.childrenWithEpisodes.flatMap((child) => {
        const episodes = current.episodesOf(child);
        const adopted = [...(previous?.episodesOf(child) ?? []), ...episodes].filter(isAdopted);
        return episodes.filter((episode) => adopted.some((other) => isEarlier(other, episode)));
      }),
  },
  episodeRule({
    code: '217',
    title: 'Placed for adoption with the present carers, but RNE is not S, T or U',
    sentence:
      'A child placed for adoption with its foster carers (A3, A5) does not change carer: RNE must be S, T or U.',
    fields: ['PLACE', 'DECOM', 'RNE'],
    isWrong: (episode) =>
      episode.isOneOf('PLACE', ['A3', 'A5']) &&
      episode.startedOn !== null &&
      episode.startedOn >= firstAskedFor &&
      !episode.isOneOf('RNE', ['S', 'T', 'U']),
  }),
  successionRule({
    code: '336',
    title: 'Not fostered just before being placed for adoption',
    sentence:
      'A child placed for adoption with consent (A3, A4) comes from a foster placement (U1 to U6). The episode before has another.',
    fields: ['PLACE'],
    isWrong: ({ before, episode }) =>
      episode.isOneOf('PLACE', ['A3', 'A4']) &&
      before.isFilled('PLACE') &&
      !before.isOneOf('PLACE', [...fosterPlacements, ...adoptionPlacements]),
  }),
  episodeRule({
    code: '390',
    title: 'Adopted, but not placed for adoption',
    sentence: 'REC says that the child was adopted (E11, E12), but the placement was not one for adoption (A3 to A6).',
    fields: ['PLACE', 'REC'],
    isWrong: (episode) =>
      isAdopted(episode) && episode.isFilled('PLACE') && !episode.isOneOf('PLACE', adoptionPlacements),
  }),
  episodeRule({
    code: '516',
    title: 'Special guardianship to former foster carers, but not fostered',
    sentence:
      'REC says special guardianship to former foster carers (E45, E46), but PLACE is no foster placement (U1 to U6).',
    fields: ['PLACE', 'REC'],
    isWrong: (episode) =>
      episode.isOneOf('REC', ['E45', 'E46']) &&
      episode.isFilled('PLACE') &&
      !episode.isOneOf('PLACE', fosterPlacements),
  }),
];
