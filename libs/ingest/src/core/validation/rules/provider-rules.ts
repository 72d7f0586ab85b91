import { partsOf } from '#kernel';
import { withoutSpaces } from '#geography/core';
import { type KnownProvider } from '../return-tables.js';
import { type SentEpisode } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import {
  adoptionPlacements,
  episodeRule,
  fosterPlacements,
  otherPlacements,
  temporaryPlacements,
} from './rule-forms.js';

/** Placements that nobody provides. */
const withoutProvider: readonly string[] = [...temporaryPlacements, ...otherPlacements];

/** Placements that Ofsted does not register. */
const withoutUrn: readonly string[] = ['H5', 'P1', 'P2', 'P3', 'R1', 'R2', 'R5', ...withoutProvider];

/** Written where a provider has no number that could be told. */
const unknownUrn = 'XXXXXXX';

/** Homes with one address of their own, by which the register knows them; supported accommodation since it is registered. */
const registeredAtAnAddress = ({ yearEndOn }: ValidationContext): readonly string[] =>
  partsOf(yearEndOn).year >= 2025 ? ['K1', 'K2', 'K3', 'R3', 'S1'] : ['K1', 'K2', 'R3', 'S1'];

function providerOf(episode: SentEpisode, { providers }: ValidationContext): KnownProvider | null {
  const urn = episode.cell('URN');
  return urn === null || urn === unknownUrn ? null : (providers?.get(urn) ?? null);
}

const notWithProvider = (code: string, provider: string, what: string, places: readonly string[]): ValidationRule =>
  episodeRule({
    code,
    title: `${provider} with a placement it cannot have`,
    sentence: `The provider is ${provider}, ${what}, which cannot provide this kind of placement (${places.join(', ')}). Mend PLACE or PLACE_PROVIDER.`,
    fields: ['PLACE', 'PLACE_PROVIDER'],
    isWrong: (episode) => episode.isOneOf('PLACE_PROVIDER', [provider]) && episode.isOneOf('PLACE', places),
  });

/** Who provides a placement, and by which number. */
export const providerRules: readonly ValidationRule[] = [
  episodeRule({
    code: '213',
    title: 'A provider is given where there is none',
    sentence: 'A temporary placement (T0 to T4) or another one (Z1) has no provider: leave PLACE_PROVIDER blank.',
    fields: ['PLACE_PROVIDER'],
    isWrong: (episode) => episode.isFilled('PLACE_PROVIDER') && episode.isOneOf('PLACE', withoutProvider),
  }),
  episodeRule({
    code: '218',
    title: 'The URN is missing',
    sentence:
      'This kind of placement is registered with Ofsted, so its URN is needed. Write XXXXXXX where there is none to tell.',
    fields: ['URN'],
    isWrong: (episode, { locationOf, yearStartOn }) =>
      episode.isBlank('URN') &&
      episode.isFilled('PLACE') &&
      !episode.isOneOf('PLACE', withoutUrn) &&
      (episode.isBlank('DEC') || (episode.endedOn !== null && episode.endedOn >= yearStartOn)) &&
      !/^[SWN]/.test(locationOf(episode).areaCode ?? ''),
  }),
  episodeRule({
    code: '219',
    title: 'The URN is of a provider of other placements',
    sentence: 'The provider with this URN does not offer this placement type. Mend PLACE or URN.',
    fields: ['URN', 'PLACE'],
    isWrong: (episode, context) => {
      const types = providerOf(episode, context)?.placementTypes ?? null;
      return types !== null && episode.isFilled('PLACE') && !episode.isOneOf('PLACE', types);
    },
  }),
  episodeRule({
    code: '221',
    title: 'The postcode is not that of the provider',
    sentence: 'PL_POST is not the postcode of the provider with this URN. Mend PL_POST or URN.',
    fields: ['PL_POST'],
    isWrong: (episode, context) => {
      const registered = providerOf(episode, context)?.postcode ?? null;
      const written = episode.cell('PL_POST');
      if (registered === null || written === null || episode.isShortBreak) return false;
      const hasOneAddress = episode.isOneOf('PLACE', registeredAtAnAddress(context));
      return hasOneAddress && withoutSpaces(written) !== withoutSpaces(registered);
    },
  }),
  episodeRule({
    code: '222',
    title: 'A URN is given where there is none',
    sentence: 'This kind of placement is not registered with Ofsted: leave URN blank.',
    fields: ['URN'],
    isWrong: (episode) =>
      episode.isFilled('URN') && episode.cell('URN') !== unknownUrn && episode.isOneOf('PLACE', withoutUrn),
  }),
  episodeRule({
    code: '526',
    title: 'The provider is missing',
    sentence: 'Every placement but a temporary one (T0 to T4) or another one (Z1) needs a PLACE_PROVIDER.',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    isWrong: (episode) =>
      episode.isBlank('PLACE_PROVIDER') && episode.isFilled('PLACE') && !episode.isOneOf('PLACE', withoutProvider),
  }),
  notWithProvider('527', 'PR1', 'your own authority', ['P1', 'R2', 'R5']),
  notWithProvider('528', 'PR2', 'another authority', ['P1', 'R2', 'R5']),
  notWithProvider('529', 'PR3', 'another public body', ['P1', ...adoptionPlacements, 'K1', 'K2', ...fosterPlacements]),
  notWithProvider('530', 'PR4', 'a private provider', ['P1']),
  notWithProvider('531', 'PR5', 'a voluntary provider', ['P1']),
  episodeRule({
    code: '550',
    title: 'PR0 with a placement that is not with parents',
    sentence: 'PR0 stands for a parent and goes only with a placement with parents (P1). Mend PLACE or PLACE_PROVIDER.',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    isWrong: (episode) =>
      episode.isOneOf('PLACE_PROVIDER', ['PR0']) && episode.isFilled('PLACE') && !episode.isOneOf('PLACE', ['P1']),
  }),
];
