import { longDate } from '#kernel';
import { type RuleCount } from '../requests/request.operations.js';
import { counted, listed, milesInWords, sentenceCase } from '../words/words.js';
import {
  type Sibling,
  type SiblingGroupSearch,
  type SiblingInHome,
  type SiblingSharing,
  type SiblingsInHome,
} from './siblings.operations.js';

/** "Ruby, girl of 7" is Ruby where the name is known. */
const shortName = ({ description }: Sibling): string => (description.split(',')[0] ?? description).replace(/^A /, 'a ');
const named = (siblings: readonly Sibling[]): string => listed(siblings.map(shortName));

interface HomeWords {
  readonly heading: string;
  readonly service: string;
  readonly constellation: string | null;
  readonly authority: readonly string[];
  readonly children: readonly {
    readonly name: string;
    readonly facts: string;
    readonly costs: readonly { readonly points: number; readonly sentence: string }[];
    readonly checks: readonly string[];
  }[];
}

interface OptionWords {
  readonly id: string;
  readonly name: string;
  readonly homes: string;
  readonly apart: string;
  readonly milesApart: string;
  readonly furthestFromHome: string;
  readonly authority: string;
  readonly points: number;
  readonly details: readonly HomeWords[];
}

/** Some services call theirs "Harbour", others "Harbour constellation". */
const shortConstellation = (name: string): string => name.replace(/ constellation$/i, '');

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];

const childWords = ({ sibling, points, milesFromHome, milesFromSchool, findings }: SiblingInHome) => ({
  name: sibling.description,
  facts: `${counted(points, 'point')}; ${milesInWords(milesFromHome)} from home, ${milesInWords(milesFromSchool)} from school.`,
  costs: findings
    .filter((finding) => finding.points < 0)
    .map((finding) => ({ points: finding.points, sentence: finding.sentence })),
  checks: unique(
    findings
      .filter(({ effect }) => effect === 'CHECK' || effect === 'WARNS' || effect === 'BEFORE_PLACING')
      .map(({ sentence }) => sentence),
  ),
});

/** The places are counted as for the last of them, the others in the home already. */
const placesWords = ({ household, siblings }: SiblingsInHome): string => {
  const left = household.vacantPlaces - 1;
  const they = siblings.length === 1 ? 'the child' : 'they';
  return `${left < 1 ? 'None' : left} of ${counted(household.places, 'place')} ${left > 1 ? 'stay' : 'stays'} free once ${they} ${siblings.length === 1 ? 'has' : 'have'} moved in.`;
};

const homeWords = ({ household, siblings, ...home }: SiblingsInHome): HomeWords => ({
  heading: `${household.name} for ${named(siblings.map(({ sibling }) => sibling))}`,
  service: `${household.serviceName}, ${household.reference}. ${placesWords({ household, siblings, ...home })}${home.pairsWithPlaced > 0 ? ' A brother or sister lives here already.' : ''}`,
  constellation: household.constellation && shortConstellation(household.constellation.name),
  authority: unique(siblings.flatMap(({ authorityNeeded }) => authorityNeeded)),
  children: siblings.map(childWords),
});

const furthest = (homes: readonly SiblingsInHome[]): number | null => {
  const miles = homes.flatMap(({ siblings }) => siblings.map(({ milesFromHome }) => milesFromHome));
  const known = miles.filter((one) => one !== null);
  return known.length < miles.length ? null : Math.max(...known);
};

const authorityWords = (homes: readonly SiblingsInHome[]): string => {
  const needed = homes.filter(({ needsAuthority }) => needsAuthority).length;
  if (needed === 0) return 'Nobody';
  return homes.length === 1 ? 'Yes' : `For ${counted(needed, 'home')}`;
};

/** Who is placed already and not where these would live: the pairs that stay apart. */
const fromPlacedWords = (homes: readonly SiblingsInHome[], pairsWithPlaced: number): string => {
  const apart = pairsWithPlaced - homes.reduce((kept, home) => kept + home.pairsWithPlaced, 0);
  return apart === 0 ? '' : `${counted(apart, 'pair')} with a brother or sister who lives elsewhere already`;
};

const apartWords = (
  homes: readonly SiblingsInHome[],
  withoutHome: readonly Sibling[],
  pairsWithPlaced: number,
): string => {
  const fromPlaced = fromPlacedWords(homes, pairsWithPlaced);
  if (homes.length === 1 && withoutHome.length === 0) return fromPlaced === '' ? 'Nobody' : sentenceCase(fromPlaced);
  const groups = homes.map(({ siblings }) => named(siblings.map(({ sibling }) => sibling)));
  const placed = groups.length === 0 ? '' : groups.join(' / ');
  const left = withoutHome.length === 0 ? '' : `no home for ${named(withoutHome)}`;
  return sentenceCase([placed, left, fromPlaced].filter((words) => words !== '').join('; '));
};

function optionWords(
  id: string,
  name: string,
  sharing: Omit<SiblingSharing, 'constellation' | 'separatedPairs'>,
  pairsWithPlaced: number,
): OptionWords {
  const { homes, withoutHome, points, milesApart } = sharing;
  return {
    id,
    name,
    homes: homes.length === 0 ? 'None' : homes.map(({ household }) => household.name).join(', '),
    apart: apartWords(homes, withoutHome, pairsWithPlaced),
    milesApart: homes.length < 2 ? 'One home' : milesInWords(milesApart),
    furthestFromHome: homes.length === 0 ? 'Not known' : milesInWords(furthest(homes)),
    authority: authorityWords(homes),
    points,
    details: homes.map(homeWords),
  };
}

const asSharing = (home: SiblingsInHome): Omit<SiblingSharing, 'constellation' | 'separatedPairs'> => ({
  homes: [home],
  points: home.points,
  milesApart: 0,
  withoutHome: [],
});

const whyWords = ({ rule, households }: RuleCount) => ({
  sentence: `${rule.title}: ${counted(households, 'home')}.`,
  source: rule.number === null ? 'Policy of this service' : `${rule.number}, ${rule.citation}`,
});

/** The ways to place them, in words. */
export interface SiblingsAnswerModel {
  readonly lead: string;
  readonly options: readonly OptionWords[];
  readonly whyNotTogether: readonly ReturnType<typeof whyWords>[];
}

/** @returns the ways to place brothers and sisters, those that keep them together first, of now or on record. */
export function presentSiblingsAnswer(search: SiblingGroupSearch): SiblingsAnswerModel {
  const { allTogether, withinOneConstellation, splits, whyNotTogether, pairsWithPlaced } = search;
  const options = [
    ...allTogether.map((home, index) =>
      optionWords(`together-${index + 1}`, `All together ${index + 1}`, asSharing(home), pairsWithPlaced),
    ),
    ...withinOneConstellation.map((one, index) =>
      optionWords(
        `constellation-${index + 1}`,
        `Inside the ${shortConstellation(one.constellation ?? '')} constellation`,
        one,
        pairsWithPlaced,
      ),
    ),
    ...splits.map((one, index) => optionWords(`split-${index + 1}`, `Split ${index + 1}`, one, pairsWithPlaced)),
  ];
  return { lead: leadSentence(search), options, whyNotTogether: whyNotTogether.slice(0, 6).map(whyWords) };
}

export const siblingsTitle = ({ siblings }: Pick<SiblingGroupSearch, 'siblings'>): string =>
  `Homes for ${named(siblings)}`;

/** @returns the page of a search that was made now. */
export function presentSiblings(id: string, search: SiblingGroupSearch): object {
  const { siblings } = search;
  return {
    id,
    title: siblingsTitle(search),
    caption: `${counted(siblings.length, 'brother or sister', 'brothers and sisters')} waiting`,
    siblings: siblings.map(({ requestId, description }) => ({ description, href: `/requests/${requestId}` })),
    ...presentSiblingsAnswer(search),
    recordHref: `/searches/${search.recordId}`,
    earlierHref: `/searches?request=${id}`,
    made: `Judged on ${longDate(search.judgedOn)} by policy version ${search.policyVersion}.`,
  };
}

function leadSentence({ siblings, allTogether, withinOneConstellation, splits }: SiblingGroupSearch): string {
  if (allTogether.length > 0) {
    return `${allTogether.length === 5 ? 'At least 5 homes' : sentenceCase(counted(allTogether.length, 'home'))} could take ${siblings.length === 2 ? 'both' : `all ${siblings.length}`} of them together. Ask ${allTogether.length === 1 ? 'it' : 'these'} first.`;
  }
  if (withinOneConstellation.length > 0) {
    return 'No home can take them all. They could live in homes of one constellation, near each other and with the same hub.';
  }
  const [best] = splits;
  if (best && best.withoutHome.length === 0) {
    return 'No home can take them all, and no constellation has room. These splits keep as many of them together as can be.';
  }
  return `No home can take them all, and there is no home for ${best ? named(best.withoutHome) : 'any of them'}. See why below, and look at each request for the next steps.`;
}
