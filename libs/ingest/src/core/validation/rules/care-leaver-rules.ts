import { ageInYears, daysBetween, type LocalDate } from '#kernel';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { birthday, perReturn, type TablesInContext, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { careEndedOn, childrenInEpisodes, childrenLookedAfterForAYear, lastEpisodeOf } from './care-in-year.js';
import { yearLongAnswers } from './health-rules.js';
import { flaggingRows, holdsCode, isAnyBlank, isAnyFilled } from './rule-parts.js';

const afterCare = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const;
const adoption = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const;

const isCareLeaver = (row: SentRecord): boolean => isAnyFilled(row, afterCare);

/** Flags the rows of two tables of every child for whom both are filled in. */
const flaggingBoth =
  (
    first: 'OC2' | 'AD1' | 'UASC',
    isFirst: (row: SentRecord, context: ValidationContext) => boolean,
  ): ValidationRule['check'] =>
  (context) => {
    const { current } = context;
    const leavers = current.rows('OC3').filter(isCareLeaver);
    const others = leavers.flatMap(({ child }) => current.rowsOf(first, child).filter((row) => isFirst(row, context)));
    const children = new Set(others.map(({ child }) => child));
    return [...others, ...leavers.filter(({ child }) => children.has(child))];
  };

/** Episodes of the year before and of this year. */
const episodesOfBoth = ({ current, previous }: ValidationContext, child: string): readonly SentEpisode[] => [
  ...(previous?.episodesOf(child) ?? []),
  ...current.episodesOf(child),
];

interface Stay {
  readonly from: LocalDate;
  /** The day after the last one. */
  readonly until: LocalDate;
}

/** The stays in care that are known, short breaks left out, each day once: an episode sent in both years is one. */
function staysOf(context: ValidationContext, child: string): readonly Stay[] {
  const stays: Stay[] = [];
  const known = episodesOfBoth(context, child)
    .filter((episode) => !episode.isShortBreak)
    .flatMap(({ startedOn, endedOn }) =>
      startedOn === null ? [] : [{ from: startedOn, until: endedOn ?? context.yearEndOn }],
    )
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { from, until } of known) {
    const last = stays.at(-1);
    const after = last !== undefined && from < last.until ? last.until : from;
    if (after < until) stays.push({ from: after, until });
  }
  return stays;
}

const daysSince = (stays: readonly Stay[], date: LocalDate): number =>
  stays.reduce((days, { from, until }) => days + Math.max(0, daysBetween(from > date ? from : date, until)), 0);

const thirteenWeeks = 91;

/** Whether the last episode that is known ended with adoption. */
const wasAdopted = ({ current, previous }: ValidationContext, child: string): boolean =>
  [lastEpisodeOf(current, child), previous === null ? null : lastEpisodeOf(previous, child)]
    .find((episode) => episode !== null)
    ?.isOneOf('REC', ['E11', 'E12']) ?? false;

/** Whether the young person was looked after for 13 weeks after turning 14, some of them after turning 16. */
function isRelevant(context: ValidationContext, { child }: SentRecord, bornOn: LocalDate): boolean {
  const stays = staysOf(context, child);
  return daysSince(stays, birthday(bornOn, 14)) >= thirteenWeeks && daysSince(stays, birthday(bornOn, 16)) > 0;
}

/** The birthdays the year has among these, by age. */
const birthdaysInYear = (
  row: SentRecord,
  ages: readonly number[],
  { yearStartOn, yearEndOn }: ValidationContext,
): readonly LocalDate[] => {
  const bornOn = row.date('DOB');
  if (bornOn === null) return [];
  return ages.map((years) => birthday(bornOn, years)).filter((date) => yearStartOn <= date && date <= yearEndOn);
};

const isOpenAtEnd = (tables: TablesInContext, child: string): boolean =>
  tables.episodesOf(child).some(({ endedOn }) => endedOn === null);

const isInCareOn = (tables: TablesInContext, child: string, date: LocalDate): boolean =>
  tables
    .episodesOf(child)
    .some(({ startedOn, endedOn }) => startedOn !== null && startedOn <= date && (endedOn === null || endedOn > date));

const diedInCare = perReturn(({ current, previous }): ReadonlySet<string> => {
  const episodes = [...current.episodes, ...(previous?.episodes ?? [])];
  return new Set(episodes.filter((episode) => episode.cell('REC') === 'E2').map(({ child }) => child));
});

/** OC3: young people who have left care, around their birthdays from 17 to 21. */
export const careLeaverRules: readonly ValidationRule[] = [
  {
    code: '131',
    title: 'The answer to being in touch is not a code',
    sentence: 'IN_TOUCH is one of YES, NO, DIED, REFU, NREQ and RHOM.',
    fields: ['IN_TOUCH'],
    tables: ['OC3'],
    check: flaggingRows('OC3', (row, context) => row.isFilled('IN_TOUCH') && !holdsCode(row, 'IN_TOUCH', context)),
  },
  {
    code: '132',
    title: 'The activity after care is not a code of this year',
    sentence: 'ACTIV is not one of this year’s codes for what the young person does.',
    fields: ['ACTIV'],
    tables: ['OC3'],
    check: flaggingRows('OC3', (row, context) => row.isFilled('ACTIV') && !holdsCode(row, 'ACTIV', context)),
  },
  {
    code: '133',
    title: 'The accommodation after care is not a code',
    sentence: 'ACCOM is not one of the codes for where the young person lives.',
    fields: ['ACCOM'],
    tables: ['OC3'],
    check: flaggingRows('OC3', (row, context) => row.isFilled('ACCOM') && !holdsCode(row, 'ACCOM', context)),
  },
  {
    code: '134',
    title: 'A care leaver has adoption information',
    sentence:
      'The young person is in OC3 and in AD1. Somebody who was adopted in the year is not a care leaver: remove one.',
    fields: [...afterCare, ...adoption],
    tables: ['AD1', 'OC3'],
    check: flaggingBoth('AD1', (row) => isAnyFilled(row, adoption)),
  },
  {
    code: '153',
    title: 'Some answers about life after care are missing',
    sentence: 'Fill in all of IN_TOUCH, ACTIV and ACCOM, or none.',
    fields: afterCare,
    tables: ['OC3'],
    check: flaggingRows('OC3', (row) => isAnyFilled(row, afterCare) && isAnyBlank(row, afterCare)),
  },
  {
    code: '187',
    title: 'A child looked after all year has left care or was adopted',
    sentence:
      'The child was looked after for the whole twelve months to 31 March, so there can be no care leaver or adoption information.',
    fields: [...afterCare, ...adoption],
    tables: ['AD1', 'Episodes', 'OC3'],
    check: (context) =>
      [
        ...context.current.rows('OC3').filter(isCareLeaver),
        ...context.current.rows('AD1').filter((row) => isAnyFilled(row, adoption)),
      ].filter(({ child }) => childrenLookedAfterForAYear(context).has(child)),
  },
  {
    code: '215',
    title: 'A care leaver has answers about health in care',
    sentence:
      'The young person is in OC3 and has answers in OC2. OC2 is about children looked after all year: remove one.',
    fields: [...afterCare, ...yearLongAnswers],
    tables: ['OC2', 'OC3'],
    check: flaggingBoth('OC2', (row) => isAnyFilled(row, yearLongAnswers)),
  },
  {
    code: '344',
    title: 'Activity or accommodation of someone who died or went home',
    sentence: 'IN_TOUCH says that the young person died or returned home: ACTIV and ACCOM must be blank.',
    fields: afterCare,
    tables: ['OC3'],
    check: flaggingRows(
      'OC3',
      (row) => row.isOneOf('IN_TOUCH', ['DIED', 'RHOM']) && isAnyFilled(row, ['ACTIV', 'ACCOM']),
    ),
  },
  {
    code: '345',
    title: 'In touch, yet activity or accommodation is not known',
    sentence: 'IN_TOUCH is YES: ACTIV and ACCOM cannot be 0.',
    fields: afterCare,
    tables: ['OC3'],
    check: flaggingRows(
      'OC3',
      (row) => row.cell('IN_TOUCH') === 'YES' && (row.cell('ACTIV') === '0' || row.cell('ACCOM') === '0'),
    ),
  },
  {
    code: '347',
    title: 'Someone under 18 lives in a foyer',
    sentence: 'The young person was under 18 on 31 March: ACCOM cannot be a foyer (T1, T2).',
    fields: ['ACCOM', 'DOB'],
    tables: ['OC3'],
    check: flaggingRows('OC3', (row, { yearEndOn }) => {
      const bornOn = row.date('DOB');
      return row.isOneOf('ACCOM', ['T1', 'T2']) && bornOn !== null && birthday(bornOn, 18) > yearEndOn;
    }),
  },
  {
    code: '391',
    title: 'A care leaver who was not 17 to 21 in the year',
    sentence:
      'OC3 is about young people who turned 17, 18, 19, 20 or 21 in the year. Mend the date of birth or remove the row.',
    fields: [...afterCare, 'DOB'],
    tables: ['OC3'],
    check: flaggingRows('OC3', (row, { yearStartOn, yearEndOn }) => {
      const bornOn = row.date('DOB');
      if (bornOn === null) return false;
      return birthday(bornOn, 17) > yearEndOn || (bornOn <= yearStartOn && ageInYears(bornOn, yearStartOn) > 21);
    }),
  },
  {
    code: '1000',
    title: 'A care leaver who died in care',
    sentence: 'An episode of this or last year ended because the child died (E2): remove the care leaver information.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    check: flaggingRows('OC3', (row, context) => isCareLeaver(row) && diedInCare(context).has(row.child)),
  },
  {
    code: '1001',
    title: 'A care leaver not looked after long enough',
    sentence:
      'By the episodes of this and last year the young person was not looked after for 13 weeks after turning 14, some of it after turning 16, or was adopted. Check, since earlier years are not seen here.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    previousTables: ['Episodes'],
    check: flaggingRows('OC3', (row, context) => {
      const bornOn = row.date('DOB');
      if (bornOn === null || !isCareLeaver(row)) return false;
      return wasAdopted(context, row.child) || !isRelevant(context, row, bornOn);
    }),
  },
  {
    code: '1002',
    title: 'A care leaver without any episode',
    sentence:
      'Neither this nor last year’s return has an episode of care of the young person. Check, since earlier years are not seen here.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    previousTables: ['Episodes'],
    check: flaggingRows('OC3', (row, context) => isCareLeaver(row) && episodesOfBoth(context, row.child).length === 0),
  },
  {
    code: '1007',
    title: 'A care leaver of 17 or 18 who was looked after on the birthday',
    sentence:
      'The young person was looked after on the 17th or 18th birthday, which was in the year: remove the care leaver information.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    check: flaggingRows(
      'OC3',
      (row, context) =>
        isCareLeaver(row) &&
        birthdaysInYear(row, [17, 18], context).some((date) => isInCareOn(context.current, row.child, date)),
    ),
  },
  {
    code: '1010',
    title: 'A care leaver whose open episode was not sent again',
    sentence:
      'Last year ended with an open episode of the young person, and this year has none. Send the episodes of this year.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    previousTables: ['Episodes'],
    check: flaggingRows(
      'OC3',
      (row, context) =>
        isCareLeaver(row) &&
        !childrenInEpisodes(context).has(row.child) &&
        context.previous !== null &&
        isOpenAtEnd(context.previous, row.child),
    ),
  },
  {
    code: '1011',
    title: 'A care leaver taken over by another authority',
    sentence:
      'The last episode ended because another authority took over (E3): that authority sends the care leaver information.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    check: flaggingRows(
      'OC3',
      (row, { current }) => isCareLeaver(row) && lastEpisodeOf(current, row.child)?.cell('REC') === 'E3',
    ),
  },
  {
    code: '1012',
    title: 'Other information on a care leaver who was not looked after in the year',
    sentence:
      'The young person is in OC3 and has no episode this year: only OC3 and Header are to be sent. Remove this row, or send the episodes.',
    fields: ['CHILD'],
    tables: ['Episodes', 'OC3'],
    check: (context) =>
      context.current
        .rows('OC3')
        .filter(({ child }) => !childrenInEpisodes(context).has(child))
        .flatMap(({ child }) =>
          (['OC2', 'PrevPerm', 'Reviews', 'AD1', 'PlacedAdoption', 'Missing'] as const).flatMap((table) =>
            context.current.rowsOf(table, child),
          ),
        ),
  },
  {
    code: '1014',
    title: 'A care leaver is in the table of unaccompanied children',
    sentence: 'The young person is in OC3 and was not looked after in the year: remove the row of UASC.',
    fields: [...afterCare, 'DUC'],
    tables: ['Episodes', 'OC3', 'UASC'],
    check: flaggingBoth('UASC', ({ child }, context) => !childrenInEpisodes(context).has(child)),
  },
  {
    code: '1016',
    title: 'A care leaver of 17 or 18 whose care ended after the birthday',
    sentence:
      'The young person turned 17 or 18 in the year while looked after, and care ended later: remove the care leaver information.',
    fields: afterCare,
    tables: ['Episodes', 'OC3'],
    years: { first: 2024 },
    check: flaggingRows('OC3', (row, context) => {
      const ended = careEndedOn(context, row.child);
      return (
        ended !== null &&
        ended <= context.yearEndOn &&
        isCareLeaver(row) &&
        birthdaysInYear(row, [17, 18], context).some((date) => ended > date)
      );
    }),
  },
  {
    code: '3001',
    title: 'Someone of 17 lives with former foster carers',
    sentence: 'The young person turned 17 in the year: ACCOM cannot be with former foster carers (Z1, Z2).',
    fields: ['ACCOM', 'DOB'],
    tables: ['OC3'],
    check: flaggingRows(
      'OC3',
      (row, context) => row.isOneOf('ACCOM', ['Z1', 'Z2']) && birthdaysInYear(row, [17], context).length > 0,
    ),
  },
];
