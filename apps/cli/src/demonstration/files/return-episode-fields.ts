import { type Chance, chanceOf } from '../chance.js';
import { ukDate } from '../calendar.js';
import { type Episode } from '../episodes/episode.js';
import { type PlaceKind, type Stay } from '../episodes/stay.js';
import { type Reported, type ReturnYear } from '../episodes/reported.js';

/**
 * How often a real return is untidy, and in what: none of it is refused by an import. Shares of episodes, except where said.
 */
const untidy = {
  lowerCase: 0.03,
  withoutSpace: 0.04,
  /** The placeholder that some systems write for an unknown postcode. */
  placeholder: 0.006,
  /** Of placements for adoption: the address is confidential. */
  confidentialAdoption: 0.6,
  confidentialElsewhere: 0.006,
  /** Of open episodes: a reason for ending stands without an end. */
  reasonOnOpenEpisode: 0.015,
};

/** @returns one row of the episodes table as the return of `year` has it: what ended later is still open in it. */
export function episodeFields(seed: number, reported: Reported, episode: Episode, year: ReturnYear): string[] {
  const chance = chanceOf(seed, `untidy/${reported.child.code}/${episode.from}`);
  const ended = episode.until !== null && episode.until < year.until;
  const strayReason = chance.happens(untidy.reasonOnOpenEpisode) ? 'X1' : '';
  const homePost = reported.child.unaccompanied ? '' : written(reported.homePostcode, chance);
  const placePost = placementPostcode(episode, chance);
  return [
    reported.child.code,
    ukDate(episode.from),
    episode.reasonNew,
    episode.legalStatus,
    reported.needCode,
    placeCode(episode, year),
    providerCode(episode.stay),
    ended ? ukDate(episode.until) : '',
    ended ? reasonCode(episode) : strayReason,
    ended ? (episode.reasonPlaceChange ?? '') : '',
    homePost,
    placePost,
    urnOf(episode.stay),
  ];
}

function written(postcode: string, chance: Chance): string {
  const roll = chance.unit();
  if (roll < untidy.placeholder) return 'QQ1 1QQ';
  if (roll < untidy.placeholder + untidy.lowerCase) return postcode.toLowerCase();
  if (roll < untidy.placeholder + untidy.lowerCase + untidy.withoutSpace) return postcode.replace(' ', '');
  return postcode;
}

function placementPostcode({ stay }: Episode, chance: Chance): string {
  const confidential = stay.kind === 'adoption' ? untidy.confidentialAdoption : untidy.confidentialElsewhere;
  return chance.happens(confidential) ? '' : written(stay.postcode.text, chance);
}

/** From 2025/26 the code for other places says which. */
const placeCode = ({ place, from }: Episode, year: ReturnYear): string =>
  place === 'Z1' && year.endsIn >= 2026 && from >= year.from ? 'Z11' : place;

/** Codes of special guardianship were split on 1 April 2018. */
const reasonCode = ({ reasonEnded, until }: Episode): string => {
  const beforeSplit = until !== null && until < 17_622;
  if (beforeSplit && reasonEnded && /^E4[58]$/.test(reasonEnded)) return 'E43';
  if (beforeSplit && reasonEnded && /^E4[67]$/.test(reasonEnded)) return 'E44';
  return reasonEnded ?? '';
};

const providerCodes: Readonly<Record<PlaceKind, string>> = {
  kinship: 'PR1',
  'in-house': 'PR1',
  agency: 'PR4',
  'childrens-home': 'PR4',
  supported: 'PR4',
  parents: 'PR0',
  adoption: 'PR1',
  other: 'PR3',
};

const providerCode = (stay: Stay): string => {
  if (/^[TZ]/.test(stay.code)) return '';
  const lastDigit = Number(stay.provider?.urn.at(-1) ?? 0);
  if (stay.kind === 'agency' && lastDigit % 5 === 0) return 'PR5';
  if (stay.kind === 'childrens-home' && lastDigit % 4 === 0) return 'PR1';
  return providerCodes[stay.kind];
};

/** The in-house service is the first provider of the demonstration. */
const ownServiceUrn = '9900001';

const urnOf = (stay: Stay): string => {
  if (stay.provider) return stay.provider.urn;
  if (stay.kind === 'in-house' || stay.kind === 'kinship') return ownServiceUrn;
  return stay.kind === 'parents' || stay.kind === 'adoption' ? 'XXXXXXX' : '';
};
