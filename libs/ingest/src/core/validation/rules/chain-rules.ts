import { type SentEpisode } from '../sent-record.js';
import { type ValidationRule } from '../validation-rule.js';
import { type EpisodeAndBefore, successionRule } from './rule-forms.js';

/** What tells one placement from another. */
const placementColumns = ['PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const;

const hasSame = ({ before, episode }: EpisodeAndBefore, column: string): boolean =>
  before.cell(column) === episode.cell(column);

/** A cell differs. Two blank ones do not. */
const placementDiffers = (pair: EpisodeAndBefore): boolean => placementColumns.some((column) => !hasSame(pair, column));

/** Every cell is known to be the same. Two blank ones are not known to be: their postcodes may differ. */
const placementIsSame = (pair: EpisodeAndBefore): boolean =>
  placementColumns.every((column) => pair.episode.isFilled(column) && hasSame(pair, column));

const isReason = (episode: SentEpisode, ...reasons: readonly string[]): boolean => episode.isOneOf('RNE', reasons);

const followsAtOnce = ({ before, episode }: EpisodeAndBefore): boolean => before.endedOn === episode.startedOn;

const ceased = (episode: SentEpisode): boolean => episode.isFilled('REC') && episode.cell('REC') !== 'X1';

/** How one episode follows another: no gaps that are not meant, no overlaps, and reasons that agree. */
export const chainRules: readonly ValidationRule[] = [
  successionRule({
    code: '142',
    title: 'An episode has not ended though the next has begun',
    sentence: 'The child has a later episode, so this one must have an end date (DEC) and a reason for ending (REC).',
    fields: ['DEC', 'REC'],
    flags: 'before',
    isWrong: ({ before }) => before.endedOn === null || before.isBlank('REC'),
  }),
  {
    code: '357',
    title: 'The first episode is not a start of care',
    sentence:
      'The child’s first episode begins in this year, so its RNE must be S; or the episode just before it has been left out.',
    fields: ['RNE'],
    tables: ['Episodes'],
    check: ({ current, yearStartOn }) =>
      current.childrenWithEpisodes
        .flatMap((child) => current.episodesOf(child).slice(0, 1))
        .filter((first) => first.startedOn !== null && first.startedOn >= yearStartOn && !isReason(first, 'S')),
  },
  {
    code: '388',
    title: 'REC and the next episode do not agree',
    sentence:
      'REC is X1 exactly when a new episode starts on the day this one ends. Add the missing episode, or mend REC or DEC.',
    fields: ['REC'],
    tables: ['Episodes'],
    check: ({ current }) =>
      current.childrenWithEpisodes.flatMap((child) =>
        current.episodesOf(child).filter((episode, position, all) => {
          const next = all[position + 1];
          const goesOn = next !== undefined && episode.endedOn !== null && next.startedOn === episode.endedOn;
          return episode.cell('REC') === 'X1' ? !goesOn : goesOn;
        }),
      ),
  },
  successionRule({
    code: '431',
    title: 'A start of care on the day the episode before ended, or earlier',
    sentence:
      'RNE is S, a new start of care, but the child’s episode before ends no earlier than this one starts. Mend RNE or the dates.',
    fields: ['RNE', 'DECOM'],
    isWrong: ({ before, episode }) =>
      isReason(episode, 'S') &&
      before.endedOn !== null &&
      episode.startedOn !== null &&
      episode.startedOn <= before.endedOn,
  }),
  successionRule({
    code: '432',
    title: 'Care had ended, but this episode is not a new start',
    sentence: 'The child ceased to be looked after with the episode before (its REC is not X1), so RNE must be S.',
    fields: ['RNE'],
    isWrong: ({ before, episode }) => ceased(before) && episode.isFilled('RNE') && !isReason(episode, 'S'),
  }),
  successionRule({
    code: '433',
    title: 'A continuing episode does not begin on the day the one before ended',
    sentence: 'RNE says that care went on, so the episode must start (DECOM) on the day the one before ended (DEC).',
    fields: ['RNE', 'DECOM'],
    isWrong: (pair) => pair.episode.isFilled('RNE') && !isReason(pair.episode, 'S') && !followsAtOnce(pair),
  }),
  successionRule({
    code: '434',
    title: 'RNE says that only the legal status changed',
    sentence:
      'With RNE L the legal status (LS) must differ from the episode before, and the placement (PLACE, PL_POST, URN, PLACE_PROVIDER) must not.',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    isWrong: (pair) => isReason(pair.episode, 'L') && (hasSame(pair, 'LS') || placementDiffers(pair)),
  }),
  successionRule({
    code: '435',
    title: 'RNE says that only the placement changed',
    sentence:
      'With RNE P or T the placement (PLACE, PL_POST, URN, PLACE_PROVIDER) must differ from the episode before, and the legal status (LS) must not.',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    isWrong: (pair) => isReason(pair.episode, 'P', 'T') && (!hasSame(pair, 'LS') || placementIsSame(pair)),
  }),
  successionRule({
    code: '436',
    title: 'RNE says that legal status and placement both changed',
    sentence:
      'With RNE B or U both the legal status (LS) and the placement (PLACE, PL_POST, URN, PLACE_PROVIDER) must differ from the episode before.',
    fields: ['RNE', 'LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'],
    isWrong: (pair) => isReason(pair.episode, 'B', 'U') && (hasSame(pair, 'LS') || placementIsSame(pair)),
  }),
  successionRule({
    code: '437',
    title: 'An episode follows the child’s death or eighteenth year',
    sentence: 'REC says that the child died (E2) or was assessed as 18 or over (E15), but there is a later episode.',
    fields: ['REC'],
    flags: 'before',
    isWrong: ({ before }) => before.isOneOf('REC', ['E2', 'E15']),
  }),
  successionRule({
    code: '501',
    title: 'An episode begins before the one before it ended',
    sentence: 'This episode starts (DECOM) before the end (DEC) of the episode before it. Mend one of the two dates.',
    fields: ['DECOM', 'DEC'],
    isWrong: ({ before, episode }) =>
      before.endedOn !== null && episode.startedOn !== null && episode.startedOn < before.endedOn,
  }),
  successionRule({
    code: '504',
    title: 'The category of need changed within a period of care',
    sentence: 'CIN stays as it was at the start of the period of care. It differs here from the episode before.',
    fields: ['CIN'],
    isWrong: (pair) =>
      pair.before.cell('REC') === 'X1' && followsAtOnce(pair) && !isReason(pair.episode, 'S') && !hasSame(pair, 'CIN'),
  }),
];
