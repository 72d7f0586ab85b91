import { longDate } from '#kernel';
import { yearInWords } from '../imports/load-files.presenter.js';
import { counted, figure, milesInWords, sentenceCase } from '../words/words.js';
import { type ReturnedChild, type ReturnedEpisode } from './child.operations.js';

export interface ChildModel {
  readonly title: string;
  readonly facts: string;
  readonly episodes: readonly {
    readonly id: string;
    readonly heading: string;
    readonly rows: readonly { readonly key: string; readonly value: string }[];
    readonly remark: string | null;
  }[];
}

/** @returns what to call a child of whom a file knows only a code. A child is never a number alone. */
export const childInWords = (code: string, knownAs: string | null = null): string =>
  knownAs === null ? `Child ${code} of the return` : `${knownAs} (child ${code} of the return)`;

const inWords = (code: { readonly code: string; readonly meaning: string | null } | null): string =>
  code === null ? 'Not stated' : code.meaning === null ? code.code : `${sentenceCase(code.meaning)} (${code.code})`;

/** A child as the returns tell, episode by episode, the latest first. */
export function presentChild({ code, knownAs, bornOn, sex, episodes }: ReturnedChild): ChildModel {
  const facts = [
    bornOn === null ? 'Date of birth not stated' : `Born on ${longDate(bornOn)}`,
    ...(sex === 'not-recorded' ? [] : [sex === 'male' ? 'boy' : 'girl']),
    counted(episodes.length, 'episode'),
  ];
  return {
    title: childInWords(code, knownAs),
    facts: `${facts.join(', ')}.`,
    episodes: episodes.map(presentEpisode),
  };
}

function presentEpisode(episode: ReturnedEpisode): ChildModel['episodes'][number] {
  const { startedOn, endedOn, closedAsStale, yearEndOn, file, row } = episode;
  const place = file === null || row === null ? '' : `, ${file}, row ${figure(row)}`;
  return {
    id: `from-${startedOn}`,
    heading: `${longDate(startedOn)} to ${endedOn === null ? 'now' : longDate(endedOn)}`,
    rows: [
      { key: 'Placement', value: inWords(episode.placementType) },
      { key: 'Provided by', value: providerInWords(episode) },
      { key: 'Where', value: whereInWords(episode) },
      { key: 'Legal status', value: inWords(episode.legalStatus) },
      { key: 'Need', value: inWords(episode.need) },
      ...(endedOn === null || closedAsStale ? [] : [{ key: 'Why it ended', value: inWords(episode.reasonEnded) }]),
      { key: 'From', value: `Return of ${yearInWords(yearEndOn)}${place}` },
    ],
    remark: closedAsStale
      ? `The return of ${yearInWords(yearEndOn)} left this episode open, and no later return mentions it. It is taken as ended.`
      : null,
  };
}

const providerInWords = ({ providerType, urn }: ReturnedEpisode): string =>
  urn === null ? inWords(providerType) : `${inWords(providerType)}, URN ${urn}`;

function whereInWords({ placementPostcode, placementArea, isInOwnArea, milesFromHome }: ReturnedEpisode): string {
  const area =
    isInOwnArea === null
      ? 'area not known'
      : `${isInOwnArea ? 'in the area' : 'outside the area'}, in ${placementArea?.name ?? 'an area not named'}`;
  return `${placementPostcode ?? 'No postcode'}: ${area}; miles from home: ${milesInWords(milesFromHome)}`;
}
