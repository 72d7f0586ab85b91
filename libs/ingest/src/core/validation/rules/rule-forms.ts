import { ageInYears, type LocalDate } from '#kernel';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { perReturn, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';

type Described = Omit<ValidationRule, 'check' | 'tables'> & Partial<Pick<ValidationRule, 'tables'>>;

/** A rule that looks at one episode at a time. */
export function episodeRule(
  rule: Described & { readonly isWrong: (episode: SentEpisode, context: ValidationContext) => boolean },
): ValidationRule {
  const { isWrong, ...described } = rule;
  return {
    tables: ['Episodes'],
    ...described,
    check: (context) => context.current.episodes.filter((episode) => isWrong(episode, context)),
  };
}

/** An episode and the one before it, in order of DECOM. */
export interface EpisodeAndBefore {
  readonly before: SentEpisode;
  readonly episode: SentEpisode;
}

/** Every episode but each child's first, with the one before it. */
export const episodesWithBefore = perReturn(({ current }): readonly EpisodeAndBefore[] =>
  current.childrenWithEpisodes.flatMap((child) =>
    current.episodesOf(child).flatMap((episode, position, all) => {
      const before = all[position - 1];
      return before === undefined ? [] : [{ before, episode }];
    }),
  ),
);

/** A rule on how an episode follows the one before it; flags the later one unless it says otherwise. */
export function successionRule(
  rule: Described & {
    readonly flags?: keyof EpisodeAndBefore;
    readonly isWrong: (pair: EpisodeAndBefore, context: ValidationContext) => boolean;
  },
): ValidationRule {
  const { isWrong, flags = 'episode', ...described } = rule;
  return {
    tables: ['Episodes'],
    ...described,
    check: (context) =>
      episodesWithBefore(context)
        .filter((pair) => isWrong(pair, context))
        .map((pair) => pair[flags]),
  };
}

/** An episode of a child whose date of birth is known. */
export interface EpisodeOfBorn {
  readonly episode: SentEpisode;
  readonly bornOn: LocalDate;
  /** @returns completed years; null when the day is not known. */
  readonly ageOn: (on: LocalDate | null) => number | null;
}

/** Every episode of a child whose Header says when it was born, with that row of Header. */
const episodesOfBorn = perReturn((context) =>
  context.current.episodes.flatMap((episode) => {
    const header = context.current.rowOf('Header', episode.child);
    const bornOn = header?.date('DOB') ?? null;
    if (header === null || bornOn === null) return [];
    const ageOn = (on: LocalDate | null): number | null => (on === null ? null : ageInYears(bornOn, on));
    return [{ header, born: { episode, bornOn, ageOn } satisfies EpisodeOfBorn }];
  }),
);

/**
 * A rule on the child's age. Flags the episode and, when DOB is among the fields to mend, the child's row of Header too:
 * so the sector's own list says which.
 */
export function ageRule(
  rule: Described & { readonly isWrong: (born: EpisodeOfBorn, context: ValidationContext) => boolean },
): ValidationRule {
  const { isWrong, ...described } = rule;
  return {
    ...described,
    tables: ['Episodes', 'Header'],
    check: (context) =>
      episodesOfBorn(context)
        .filter(({ born }) => isWrong(born, context))
        .flatMap(({ header, born }): readonly SentRecord[] =>
          described.fields.includes('DOB') ? [born.episode, header] : [born.episode],
        ),
  };
}

/** @returns whether the age is known and below; what is not known is no fault. */
export const isYoungerThan = (years: number, age: number | null): boolean => age !== null && age < years;

/** T0 to T4: away for a while from a placement that is kept. */
export const temporaryPlacements: readonly string[] = ['T0', 'T1', 'T2', 'T3', 'T4'];

/** Z1, and from 2025/26 its four kinds. */
export const otherPlacements: readonly string[] = ['Z1', 'Z11', 'Z12', 'Z13', 'Z14'];

export const fosterPlacements: readonly string[] = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'];

export const adoptionPlacements: readonly string[] = ['A3', 'A4', 'A5', 'A6'];

export const isTemporary = (episode: SentEpisode): boolean => episode.isOneOf('PLACE', temporaryPlacements);

/** The day by which a length is counted: the end, or the last day of the year while the episode is open. */
export const countedTo = (episode: SentEpisode, { yearEndOn }: ValidationContext): LocalDate =>
  episode.endedOn ?? yearEndOn;
