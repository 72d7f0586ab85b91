import { day, daysBetween } from '#kernel';
import { type SentEpisode } from '../sent-record.js';
import { perReturn, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { countedTo, episodeRule } from './rule-forms.js';

/** Episodes of one legal status that follow one another without a day between: one order, however often the child moved. */
const spellsOfOneStatus = perReturn(({ current }): readonly (readonly SentEpisode[])[] =>
  current.childrenWithEpisodes.flatMap((child) => {
    const spells: SentEpisode[][] = [];
    for (const episode of current.episodesOf(child)) {
      const before = spells.at(-1)?.at(-1);
      const goesOn =
        before !== undefined && before.endedOn === episode.startedOn && before.cell('LS') === episode.cell('LS');
      if (goesOn) spells.at(-1)?.push(episode);
      else spells.push([episode]);
    }
    return spells;
  }),
);

function lastedDays(spell: readonly SentEpisode[], context: ValidationContext): number {
  const [first, last] = [spell[0], spell.at(-1)];
  if (first === undefined || last === undefined || first.startedOn === null) return 0;
  return daysBetween(first.startedOn, countedTo(last, context));
}

const tooLong = (code: string, status: string, mostDays: number, what: string): ValidationRule => ({
  code,
  title: `${what} for more than ${mostDays} days`,
  sentence: `${what} (LS ${status}) may last ${mostDays} days at most, over all episodes that follow one another. Check DECOM, DEC and LS.`,
  fields: ['DECOM', 'DEC', 'LS'],
  tables: ['Episodes'],
  check: (context) =>
    spellsOfOneStatus(context)
      .filter((spell) => spell[0]?.cell('LS') === status && lastedDays(spell, context) > mostDays)
      .flat(),
});

/** Placement orders came in, and freeing orders went out, in December 2005. */
const firstPlacementOrders = day('2005-12-01');
const lastFreeingOrders = day('2005-12-31');

/** What a legal status allows: how long, where, and when. */
export const legalStatusRules: readonly ValidationRule[] = [
  tooLong('361', 'L1', 3, 'Police protection'),
  tooLong('362', 'L2', 21, 'An emergency protection order'),
  tooLong('363', 'L3', 7, 'A child assessment order'),
  tooLong('364', 'J2', 21, 'Detention under the Police and Criminal Evidence Act'),
  episodeRule({
    code: '378',
    title: 'With parents under section 20',
    sentence: 'A child placed with parents (P1) cannot be accommodated by agreement (LS V2). Mend PLACE or LS.',
    fields: ['LS', 'PLACE'],
    isWrong: (episode) => episode.isOneOf('PLACE', ['P1']) && episode.isOneOf('LS', ['V2']),
  }),
  episodeRule({
    code: '408',
    title: 'Placed under a placement order that is not there',
    sentence: 'PLACE says that the child is placed for adoption with a placement order (A5, A6), but LS is not E1.',
    fields: ['LS', 'PLACE'],
    isWrong: (episode) =>
      episode.isOneOf('PLACE', ['A5', 'A6']) && episode.isFilled('LS') && episode.cell('LS') !== 'E1',
  }),
  episodeRule({
    code: '445',
    title: 'A freeing order after 2005',
    sentence: 'No episode that starts after December 2005 can have a freeing order (LS D1).',
    fields: ['DECOM', 'LS'],
    isWrong: (episode) =>
      episode.isOneOf('LS', ['D1']) && episode.startedOn !== null && episode.startedOn > lastFreeingOrders,
  }),
  episodeRule({
    code: '446',
    title: 'A placement order before December 2005',
    sentence: 'No episode that starts before December 2005 can have a placement order (LS E1).',
    fields: ['DECOM', 'LS'],
    isWrong: (episode) =>
      episode.isOneOf('LS', ['E1']) && episode.startedOn !== null && episode.startedOn < firstPlacementOrders,
  }),
  episodeRule({
    code: '451',
    title: 'Still freed for adoption',
    sentence:
      'The child is still looked after under a freeing order (LS D1), which nobody could apply for since 30 December 2005.',
    fields: ['DEC', 'REC', 'LS'],
    isWrong: (episode) => episode.isOneOf('LS', ['D1']) && episode.isBlank('DEC') && episode.isBlank('REC'),
  }),
];
