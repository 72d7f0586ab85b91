import { withoutSpaces } from '#geography/core';
import { type SentEpisode } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { adoptionPlacements, episodeRule, fosterPlacements } from './rule-forms.js';

/** The return has no field for more. */
const mostMiles = 999.9;

/** Beyond it a distance is taken for a mistake, but for 999.9 itself, which older returns write for "not known". */
const farthestMiles = 350;

/** Where the return asks for a distance: not for short breaks, nor for a child who came to the country alone. */
const needsDistance = (episode: SentEpisode, { isUnaccompanied }: ValidationContext): boolean =>
  !episode.isShortBreak && !isUnaccompanied(episode.child);

const isUnknownPostcode = (episode: SentEpisode, column: string, { postcode }: ValidationContext): boolean => {
  const written = episode.cell(column);
  return written !== null && postcode(written) === null;
};

/** Where the child is placed: what derives from the two postcodes of an episode. */
export const distanceRules: readonly ValidationRule[] = [
  episodeRule({
    code: '164',
    title: 'The distance is not possible',
    sentence: 'The distance between home and placement is not a figure from 0 to 999.9 miles. Check both postcodes.',
    fields: ['PL_DISTANCE'],
    isWrong: (episode, context) => {
      const { miles } = context.locationOf(episode);
      return needsDistance(episode, context) && miles !== null && !(miles >= 0 && miles <= mostMiles);
    },
  }),
  episodeRule({
    code: '169',
    title: 'The authority of the placement is not known',
    sentence: 'The authority in which the child is placed follows from PL_POST. Fill in a postcode that is in use.',
    fields: ['PL_LA'],
    isWrong: (episode, { locationOf }) => !episode.isShortBreak && locationOf(episode).areaCode === null,
  }),
  episodeRule({
    code: '179',
    title: 'Placed in or out of the area is not known',
    sentence: 'Whether the child is placed in the area follows from PL_POST. Fill in a postcode that is in use.',
    fields: ['PL_LOCATION'],
    isWrong: (episode, { locationOf }) => !episode.isShortBreak && locationOf(episode).inOrOut === null,
  }),
  episodeRule({
    code: '214',
    title: 'A placement’s postcode or URN is given for a short break',
    sentence: 'For short breaks (LS V3 or V4) leave PL_POST and URN blank.',
    fields: ['PL_POST', 'URN'],
    isWrong: (episode) => episode.isShortBreak && (episode.isFilled('PL_POST') || episode.isFilled('URN')),
  }),
  episodeRule({
    code: '392a',
    title: 'No distance for a looked-after child',
    sentence: 'The distance from home needs both postcodes, HOME_POST and PL_POST. One is blank or not in use.',
    fields: ['PL_DISTANCE'],
    isWrong: (episode, context) => needsDistance(episode, context) && context.locationOf(episode).miles === null,
  }),
  episodeRule({
    code: '392b',
    title: 'A postcode is blank',
    sentence: 'Fill in both HOME_POST and PL_POST for a looked-after child.',
    fields: ['HOME_POST', 'PL_POST'],
    isWrong: (episode, context) =>
      needsDistance(episode, context) && (episode.isBlank('HOME_POST') || episode.isBlank('PL_POST')),
  }),
  episodeRule({
    code: '392c',
    title: 'A postcode is not in use',
    sentence: 'HOME_POST or PL_POST is in no postcode directory. Check how it is written.',
    fields: ['HOME_POST', 'PL_POST'],
    isWrong: (episode, context) =>
      isUnknownPostcode(episode, 'HOME_POST', context) || isUnknownPostcode(episode, 'PL_POST', context),
  }),
  episodeRule({
    code: '392d',
    title: 'Home and placement have one postcode',
    sentence: 'HOME_POST and PL_POST are the same, which is right only when the child is placed with parents (P1).',
    fields: ['HOME_POST', 'PL_POST', 'PLACE'],
    isWrong: (episode) => {
      const [home, placement] = [episode.cell('HOME_POST'), episode.cell('PL_POST')];
      if (home === null || placement === null || episode.isOneOf('PLACE', ['P1'])) return false;
      return withoutSpaces(home) === withoutSpaces(placement);
    },
  }),
  episodeRule({
    code: '398',
    title: 'Postcodes are given for a short break',
    sentence: 'For short breaks (LS V3 or V4) no distance is asked for: leave HOME_POST and PL_POST blank.',
    fields: ['HOME_POST', 'PL_POST', 'LS'],
    isWrong: (episode) => episode.isShortBreak && (episode.isFilled('HOME_POST') || episode.isFilled('PL_POST')),
  }),
  episodeRule({
    code: '406',
    title: 'A distance for an unaccompanied child',
    sentence:
      'No distance is asked for when a child is or was an unaccompanied asylum seeker: leave out the home postcode.',
    fields: ['PL_DISTANCE'],
    isWrong: (episode, { isUnaccompanied, locationOf }) =>
      isUnaccompanied(episode.child) && locationOf(episode).miles !== null,
  }),
  episodeRule({
    code: '411',
    title: 'Placed in the area, but with another authority',
    sentence: 'PL_LOCATION is IN, but the authority of the placement is not your own.',
    fields: ['PL_LOCATION'],
    isWrong: (episode, { authorityCode, locationOf }) => {
      const { inOrOut, areaCode } = locationOf(episode);
      return inOrOut === 'IN' && areaCode !== authorityCode;
    },
  }),
  episodeRule({
    code: '420',
    title: 'The authority of the placement is given for a short break',
    sentence: 'For short breaks (LS V3 or V4) the authority of the placement is left blank: leave out PL_POST.',
    fields: ['PL_LA'],
    isWrong: (episode, { locationOf }) => episode.isShortBreak && locationOf(episode).areaCode !== null,
  }),
  episodeRule({
    code: '454',
    title: 'Placed more than 350 miles from home',
    sentence: 'The distance between home and placement is more than 350 miles. Check both postcodes.',
    fields: ['PL_DISTANCE'],
    years: { first: 2026 },
    isWrong: (episode, { locationOf }) => {
      const { miles } = locationOf(episode);
      return miles !== null && miles > farthestMiles && miles !== mostMiles;
    },
  }),
  episodeRule({
    code: '1015',
    title: 'The authority’s own provision, but not in its area',
    sentence:
      'PLACE_PROVIDER is PR1, your own provision, but PL_POST is not known to lie in your area. Only foster and adoptive homes of your own may lie elsewhere.',
    fields: ['PL_LA', 'PLACE_PROVIDER'],
    isWrong: (episode, { authorityCode, locationOf }) =>
      episode.isOneOf('PLACE_PROVIDER', ['PR1']) &&
      episode.isFilled('PLACE') &&
      !episode.isOneOf('PLACE', [...fosterPlacements, ...adoptionPlacements]) &&
      episode.isFilled('LS') &&
      !episode.isShortBreak &&
      locationOf(episode).areaCode !== authorityCode,
  }),
];
