import { type LocalDate } from '#kernel';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { perReturn, type TablesInContext, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { careEndedOn, endsCare, lastEpisodeOf } from './care-in-year.js';
import { codeMustBeKnown, dayMustBeKnown, flaggingRows, isAnyBlank, isAnyFilled, isBefore } from './rule-parts.js';

const adoptionColumns = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const;
const couples = ['MM', 'FF', 'MF'] as const;
const adopted = ['E11', 'E12'] as const;
const adoptionPlacements = ['A3', 'A4', 'A5', 'A6'] as const;

const placedOn = (row: SentRecord): LocalDate | null => row.date('DATE_PLACED');
const ceasedOn = (row: SentRecord): LocalDate | null => row.date('DATE_PLACED_CEASED');
const hasCeased = (row: SentRecord): boolean => isAnyFilled(row, ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED']);

const isAdoption = (episode: SentEpisode): boolean => episode.isOneOf('REC', adopted);
const isPlacedForAdoption = (episode: SentEpisode): boolean => episode.isOneOf('PLACE', adoptionPlacements);

/** The first episode with a placement for adoption. */
const firstPlacement = (tables: TablesInContext, child: string): SentEpisode | null =>
  tables.episodesOf(child).find(isPlacedForAdoption) ?? null;

/** The start of the latest time in care that is known: the last episode that began with S, else the first known. */
function careStartedOn({ current }: ValidationContext, child: string): LocalDate | null {
  const episodes = current.episodesOf(child);
  const start = episodes.filter((episode) => episode.cell('RNE') === 'S').at(-1) ?? episodes[0];
  return start?.startedOn ?? null;
}

/** The start of the first episode that is known and no short break. */
const firstCareOf = ({ current }: ValidationContext, child: string): LocalDate | null =>
  current.episodesOf(child).find(({ isShortBreak }) => !isShortBreak)?.startedOn ?? null;

const decisionsInOrder = ({ current }: ValidationContext, child: string): readonly SentRecord[] =>
  current
    .rowsOf('PlacedAdoption', child)
    .filter((row) => placedOn(row) !== null)
    .sort((a, b) => ((placedOn(a) ?? '') < (placedOn(b) ?? '') ? -1 : 1));

interface DecisionAndBefore {
  readonly before: SentRecord;
  readonly row: SentRecord;
}

/** Every decision but each child's first, with the one before it. */
const decisionsWithBefore = perReturn((context: ValidationContext): readonly DecisionAndBefore[] => {
  const children = [...new Set(context.current.rows('PlacedAdoption').map(({ child }) => child))];
  return children.flatMap((child) =>
    decisionsInOrder(context, child).flatMap((row, position, all) => {
      const before = all[position - 1];
      return before === undefined ? [] : [{ before, row }];
    }),
  );
});

/** A child's latest decision in last year's return. */
function lastDecision({ previous }: ValidationContext, child: string): SentRecord | null {
  const rows = (previous?.rowsOf('PlacedAdoption', child) ?? []).filter((row) => placedOn(row) !== null);
  return [...rows].sort((a, b) => ((placedOn(a) ?? '') < (placedOn(b) ?? '') ? -1 : 1)).at(-1) ?? null;
}

/** Rules on what two columns of AD1 say together. */
const adoptersDisagree = (
  code: string,
  title: string,
  sentence: string,
  isWrong: (row: SentRecord) => boolean,
  fields: readonly string[] = ['LS_ADOPTR', 'SEX_ADOPTR'],
): ValidationRule => ({ code, title, sentence, fields, tables: ['AD1'], check: flaggingRows('AD1', isWrong) });

/** Flags episodes with an order or a placement for adoption, when no decision is known. */
const withoutDecision = (
  code: string,
  title: string,
  sentence: string,
  needsDecision: (episode: SentEpisode) => boolean,
): ValidationRule => ({
  code,
  title,
  sentence,
  fields: ['DATE_PLACED', 'PLACE', 'LS'],
  tables: ['Episodes', 'PlacedAdoption'],
  check: ({ current }) =>
    current.childrenWithEpisodes.flatMap((child) => {
      const rows = current.rowsOf('PlacedAdoption', child);
      return rows.some((row) => row.isFilled('DATE_PLACED'))
        ? []
        : [
            ...current.episodesOf(child).filter(needsDecision),
            ...rows.filter(() => current.episodesOf(child).some(needsDecision)),
          ];
    }),
});

/** Flags decisions made after the first episode of a kind began, and that episode. */
const decidedTooLate = (
  code: string,
  title: string,
  sentence: string,
  fields: readonly string[],
  isMeant: (episode: SentEpisode) => boolean,
): ValidationRule => ({
  code,
  title,
  sentence,
  fields,
  tables: ['Episodes', 'PlacedAdoption'],
  check: (context) => {
    const children = [...new Set(context.current.rows('PlacedAdoption').map(({ child }) => child))];
    return children.flatMap((child) => {
      const first = context.current.episodesOf(child).find(isMeant);
      const [decision] = decisionsInOrder(context, child);
      return first && decision && isBefore(first.startedOn, placedOn(decision)) ? [first, decision] : [];
    });
  },
});

/** AD1, children who were adopted, and PlacedAdoption, decisions that a child should be. */
export const adoptionDecisionRules: readonly ValidationRule[] = [
  dayMustBeKnown(
    {
      code: '112',
      title: 'The date the child should be placed for adoption is not a date',
      sentence: 'DATE_INT must be a date: write dd/mm/yyyy.',
      table: 'AD1',
      column: 'DATE_INT',
    },
    'may-be-blank',
  ),
  dayMustBeKnown(
    {
      code: '113',
      title: 'The date of the match with adopters is not a date',
      sentence: 'DATE_MATCH must be a date: write dd/mm/yyyy.',
      table: 'AD1',
      column: 'DATE_MATCH',
    },
    'may-be-blank',
  ),
  codeMustBeKnown(
    {
      code: '114',
      title: 'Whether a former foster carer adopts is not a code',
      sentence: 'FOSTER_CARE is 0 or 1.',
      table: 'AD1',
      column: 'FOSTER_CARE',
    },
    'may-be-blank',
  ),
  dayMustBeKnown(
    {
      code: '115',
      title: 'The date of the decision for adoption is not a date',
      sentence: 'DATE_PLACED must be a date: write dd/mm/yyyy.',
      table: 'PlacedAdoption',
      column: 'DATE_PLACED',
    },
    'may-be-blank',
  ),
  dayMustBeKnown(
    {
      code: '116',
      title: 'The date of the decision against adoption is not a date',
      sentence: 'DATE_PLACED_CEASED must be a date: write dd/mm/yyyy, or leave it blank while the plan holds.',
      table: 'PlacedAdoption',
      column: 'DATE_PLACED_CEASED',
    },
    'may-be-blank',
  ),
  {
    code: '117',
    title: 'A decision on adoption after the year or after care ended',
    sentence:
      'DATE_PLACED or DATE_PLACED_CEASED is after 31 March of the year, or after the day the child ceased to be looked after.',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'DEC', 'DECOM', 'REC'],
    tables: ['Episodes', 'PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row, context) => {
      const limits = [context.yearEndOn, careEndedOn(context, row.child)];
      return limits.some((limit) => isBefore(limit, placedOn(row)) || isBefore(limit, ceasedOn(row)));
    }),
  },
  {
    code: '118',
    title: 'A decision against adoption before the year or before care started',
    sentence: 'DATE_PLACED_CEASED is before 1 April of the year, or before the child started to be looked after.',
    fields: ['DATE_PLACED_CEASED', 'DECOM', 'LS'],
    tables: ['Episodes', 'PlacedAdoption'],
    check: flaggingRows(
      'PlacedAdoption',
      (row, context) =>
        isBefore(ceasedOn(row), context.yearStartOn) || isBefore(ceasedOn(row), firstCareOf(context, row.child)),
    ),
  },
  {
    code: '119',
    title: 'A decision against adoption is only half told',
    sentence: 'Fill in both DATE_PLACED_CEASED and REASON_PLACED_CEASED, or neither.',
    fields: ['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    tables: ['PlacedAdoption'],
    check: flaggingRows(
      'PlacedAdoption',
      (row) => row.isFilled('DATE_PLACED_CEASED') !== row.isFilled('REASON_PLACED_CEASED'),
    ),
  },
  codeMustBeKnown(
    {
      code: '120',
      title: 'The reason for the decision against adoption is not a code',
      sentence: 'REASON_PLACED_CEASED is one of RD1 to RD4.',
      table: 'PlacedAdoption',
      column: 'REASON_PLACED_CEASED',
    },
    'may-be-blank',
  ),
  {
    code: '151',
    title: 'Some answers about an adoption are missing',
    sentence: 'Fill in all columns of AD1, or none.',
    fields: adoptionColumns,
    tables: ['AD1'],
    check: flaggingRows('AD1', (row) => isAnyFilled(row, adoptionColumns) && isAnyBlank(row, adoptionColumns)),
  },
  codeMustBeKnown(
    {
      code: '175',
      title: 'The number of adopters is not 1 or 2',
      sentence: 'NB_ADOPTR is 1 or 2.',
      table: 'AD1',
      column: 'NB_ADOPTR',
    },
    'may-be-blank',
  ),
  codeMustBeKnown(
    {
      code: '176',
      title: 'The sex of the adopters is not a code',
      sentence: 'SEX_ADOPTR is M1 or F1 for one adopter, MM, FF or MF for two.',
      table: 'AD1',
      column: 'SEX_ADOPTR',
    },
    'may-be-blank',
  ),
  codeMustBeKnown(
    {
      code: '177',
      title: 'The legal status of the adopters is not a code',
      sentence: 'LS_ADOPTR is one of L0, L11, L12, L2, L3 and L4.',
      table: 'AD1',
      column: 'LS_ADOPTR',
    },
    'may-be-blank',
  ),
  {
    code: '184',
    title: 'A decision for adoption before birth',
    sentence: 'DATE_PLACED is before the child’s date of birth. Mend one of them.',
    fields: ['DATE_PLACED', 'DOB'],
    tables: ['Header', 'PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row, { bornOn }) => isBefore(placedOn(row), bornOn(row.child))),
  },
  {
    code: '331',
    title: 'The match with adopters is after the placement with them',
    sentence: 'DATE_MATCH must be on or before the start of the placement for adoption (A3 to A6).',
    fields: ['DATE_MATCH', 'DECOM', 'REC'],
    tables: ['AD1', 'Episodes'],
    check: ({ current }) =>
      current.rows('AD1').flatMap((row) => {
        const placement = current.episodesOf(row.child).filter(isPlacedForAdoption).at(-1);
        return placement && isBefore(placement.startedOn, row.date('DATE_MATCH')) ? [row, placement] : [];
      }),
  },
  {
    code: '333',
    title: 'The child should be placed for adoption only after the match',
    sentence: 'DATE_INT must be on or before the match with adopters (DATE_MATCH).',
    fields: ['DATE_INT'],
    tables: ['AD1'],
    check: flaggingRows('AD1', (row) => isBefore(row.date('DATE_MATCH'), row.date('DATE_INT'))),
  },
  {
    code: '334',
    title: 'The child should be placed for adoption before care started',
    sentence: 'DATE_INT is before the child started to be looked after in the latest time of care.',
    fields: ['DATE_INT', 'DECOM', 'RNE'],
    tables: ['AD1', 'Episodes'],
    check: flaggingRows('AD1', (row, context) => isBefore(row.date('DATE_INT'), careStartedOn(context, row.child))),
  },
  {
    code: '335',
    title: 'Whether a former foster carer adopts does not fit the last placement',
    sentence: 'FOSTER_CARE is 1 after A3 or A5 (with the current foster carer), and 0 after A4 or A6.',
    fields: ['FOSTER_CARE', 'PLACE'],
    tables: ['AD1', 'Episodes'],
    check: ({ current }) =>
      current.rows('AD1').flatMap((row) => {
        const last = lastEpisodeOf(current, row.child);
        if (last === null) return [];
        const isWrong =
          (row.cell('FOSTER_CARE') === '0' && last.isOneOf('PLACE', ['A2', 'A3', 'A5'])) ||
          (row.cell('FOSTER_CARE') === '1' && last.isOneOf('PLACE', ['A1', 'A4', 'A6']));
        return isWrong ? [row, last] : [];
      }),
  },
  adoptersDisagree(
    '511',
    'Two adopters, and the sex of one',
    'NB_ADOPTR is 2: SEX_ADOPTR is MM, FF or MF.',
    (row) => row.cell('NB_ADOPTR') === '2' && row.isOneOf('SEX_ADOPTR', ['M1', 'F1']),
    ['NB_ADOPTR', 'SEX_ADOPTR'],
  ),
  adoptersDisagree(
    '514',
    'A single adopter with the sexes of a couple',
    'LS_ADOPTR is L0, a single adopter: SEX_ADOPTR is M1 or F1.',
    (row) => row.cell('LS_ADOPTR') === 'L0' && row.isOneOf('SEX_ADOPTR', couples),
  ),
  adoptersDisagree(
    '517',
    'An unmarried couple of different sexes, yet not a man and a woman',
    'LS_ADOPTR is L3: SEX_ADOPTR is MF.',
    (row) => row.cell('LS_ADOPTR') === 'L3' && row.isFilled('SEX_ADOPTR') && row.cell('SEX_ADOPTR') !== 'MF',
  ),
  adoptersDisagree(
    '518',
    'An unmarried couple of one sex, yet not two men or two women',
    'LS_ADOPTR is L4: SEX_ADOPTR is MM or FF.',
    (row) => row.cell('LS_ADOPTR') === 'L4' && row.isFilled('SEX_ADOPTR') && !row.isOneOf('SEX_ADOPTR', ['MM', 'FF']),
  ),
  adoptersDisagree(
    '519',
    'Civil partners, yet not a couple',
    'LS_ADOPTR is L2: SEX_ADOPTR is MM, FF or MF.',
    (row) => row.cell('LS_ADOPTR') === 'L2' && row.isFilled('SEX_ADOPTR') && !row.isOneOf('SEX_ADOPTR', couples),
  ),
  adoptersDisagree(
    '520',
    'A married couple of different sexes, yet not a man and a woman',
    'LS_ADOPTR is L11: SEX_ADOPTR is MF.',
    (row) => row.cell('LS_ADOPTR') === 'L11' && row.isFilled('SEX_ADOPTR') && row.cell('SEX_ADOPTR') !== 'MF',
  ),
  {
    code: '521',
    title: 'The child should be placed for adoption only after the placement',
    sentence: 'DATE_INT must be on or before the start of the placement for adoption (A3 to A6).',
    fields: ['DATE_INT', 'DECOM', 'PLACE'],
    tables: ['AD1', 'Episodes'],
    check: ({ current }) =>
      current.rows('AD1').flatMap((row) => {
        const placement = firstPlacement(current, row.child);
        return placement !== null && isBefore(placement.startedOn, row.date('DATE_INT')) ? [row, placement] : [];
      }),
  },
  {
    code: '522',
    title: 'A decision against adoption before the decision for it',
    sentence: 'DATE_PLACED_CEASED is before DATE_PLACED. Mend one of them.',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    tables: ['PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row) => isBefore(ceasedOn(row), placedOn(row))),
  },
  {
    code: '523',
    title: 'Two dates for one decision',
    sentence: 'DATE_INT of AD1 and DATE_PLACED of PlacedAdoption are the day of one decision and must be the same.',
    fields: ['DATE_INT', 'DATE_PLACED'],
    tables: ['AD1', 'PlacedAdoption'],
    check: (context) =>
      context.current.rows('AD1').flatMap((row) => {
        const decision = decisionsInOrder(context, row.child).at(-1);
        const [here, there] = [row.date('DATE_INT'), decision === undefined ? null : placedOn(decision)];
        return decision && here !== null && there !== null && here !== there ? [row, decision] : [];
      }),
  },
  adoptersDisagree(
    '524',
    'A married couple of one sex, yet not two men or two women',
    'LS_ADOPTR is L12: SEX_ADOPTR is MM or FF.',
    (row) => row.cell('LS_ADOPTR') === 'L12' && row.isFilled('SEX_ADOPTR') && !row.isOneOf('SEX_ADOPTR', ['MM', 'FF']),
  ),
  {
    code: '525',
    title: 'Adopted though the decision was taken back',
    sentence:
      'AD1 says that the child was adopted, and the latest decision of PlacedAdoption was taken back. Mend one of them.',
    fields: [...adoptionColumns, 'DATE_PLACED_CEASED'],
    tables: ['AD1', 'PlacedAdoption'],
    check: (context) =>
      context.current.rows('AD1').flatMap((row) => {
        const decision = decisionsInOrder(context, row.child).at(-1);
        const isTakenBack = decision?.isFilled('DATE_PLACED_CEASED') ?? false;
        return decision && isTakenBack && isAnyFilled(row, adoptionColumns) ? [row, decision] : [];
      }),
  },
  withoutDecision(
    '551',
    'Placed for adoption without a decision',
    'The child is placed for adoption (A3 to A6): give the date of the decision (DATE_PLACED).',
    isPlacedForAdoption,
  ),
  decidedTooLate(
    '552',
    'Placed for adoption before the decision',
    'DATE_PLACED must be on or before the start of the placement for adoption (A3 to A6).',
    ['DATE_PLACED', 'DECOM'],
    isPlacedForAdoption,
  ),
  withoutDecision(
    '553',
    'A placement order without a decision',
    'There is a placement order (E1): give the date of the decision (DATE_PLACED).',
    (episode) => episode.cell('LS') === 'E1',
  ),
  decidedTooLate(
    '554',
    'A placement order before the decision',
    'DATE_PLACED must be on or before the placement order (E1). Check, since earlier years are not seen here.',
    ['DATE_PLACED', 'DECOM', 'LS'],
    (episode) => episode.cell('LS') === 'E1',
  ),
  withoutDecision(
    '555',
    'A freeing order without a decision',
    'There is a freeing order (D1): give the date of the decision (DATE_PLACED).',
    (episode) => episode.cell('LS') === 'D1',
  ),
  decidedTooLate(
    '556',
    'A freeing order before the decision',
    'DATE_PLACED must be on or before the freeing order (D1).',
    ['DATE_PLACED', 'DECOM'],
    (episode) => episode.cell('LS') === 'D1',
  ),
  {
    code: '557',
    title: 'Care ended without adoption, and the decision was not taken back',
    sentence:
      'The child was to be adopted and left care otherwise: fill in DATE_PLACED_CEASED and REASON_PLACED_CEASED.',
    fields: ['DATE_PLACED_CEASED', 'LS', 'PLACE', 'REASON_PLACED_CEASED', 'REC'],
    tables: ['Episodes', 'PlacedAdoption'],
    check: (context) =>
      context.current.childrenWithEpisodes.flatMap((child) => {
        const last = lastEpisodeOf(context.current, child);
        const rows = context.current.rowsOf('PlacedAdoption', child);
        if (
          last === null ||
          !endsCare(last) ||
          isAdoption(last) ||
          rows.some((row) => row.isFilled('DATE_PLACED_CEASED'))
        ) {
          return [];
        }
        const wasPlanned = rows.length > 0 || isPlacedForAdoption(last) || last.isOneOf('LS', ['D1', 'E1']);
        return wasPlanned ? [last, ...rows] : [];
      }),
  },
  {
    code: '558',
    title: 'Adopted, and the decision was taken back',
    sentence:
      'The child was adopted (E11, E12): leave DATE_PLACED_CEASED and REASON_PLACED_CEASED of the last decision blank.',
    fields: ['DATE_PLACED_CEASED', 'REC'],
    tables: ['Episodes', 'PlacedAdoption'],
    check: (context) =>
      context.current.childrenWithEpisodes.flatMap((child) => {
        const adoption = context.current.episodesOf(child).find(isAdoption);
        const decision = decisionsInOrder(context, child).at(-1);
        return adoption && decision && hasCeased(decision) ? [adoption, decision] : [];
      }),
  },
  {
    code: '559',
    title: 'An older decision that no earlier return has',
    sentence: 'DATE_PLACED is before the year, and last year’s return has no decision for the child. Mend one of them.',
    fields: ['DATE_PLACED'],
    tables: ['PlacedAdoption'],
    previousTables: ['PlacedAdoption'],
    check: flaggingRows(
      'PlacedAdoption',
      (row, context) => isBefore(placedOn(row), context.yearStartOn) && lastDecision(context, row.child) === null,
    ),
  },
  {
    code: '560',
    title: 'The date of a decision that still holds is not the one of last year',
    sentence: 'Last year’s return has another DATE_PLACED, and that decision was not taken back. Mend the wrong one.',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    tables: ['PlacedAdoption'],
    previousTables: ['PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row, context) => {
      const before = lastDecision(context, row.child);
      const first = decisionsInOrder(context, row.child)[0];
      return before !== null && first === row && !hasCeased(before) && placedOn(before) !== placedOn(row);
    }),
  },
  {
    code: '561',
    title: 'A decision is sent again that was taken back last year',
    sentence:
      'DATE_PLACED is the one of last year, and that decision was taken back then. Give the date of the new decision.',
    fields: ['DATE_PLACED'],
    tables: ['PlacedAdoption'],
    previousTables: ['PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row, context) => {
      const before = lastDecision(context, row.child);
      return before !== null && hasCeased(before) && placedOn(row) !== null && placedOn(before) === placedOn(row);
    }),
  },
  {
    code: '563',
    title: 'A decision against adoption without the one for it',
    sentence: 'DATE_PLACED_CEASED or REASON_PLACED_CEASED is filled in: give the date of the decision (DATE_PLACED).',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    tables: ['PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row) => hasCeased(row) && row.isBlank('DATE_PLACED')),
  },
  {
    code: '579',
    title: 'A new decision before the one before it was taken back',
    sentence: 'DATE_PLACED is before the end of an earlier decision, or that one is still open. Mend the dates.',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    tables: ['PlacedAdoption'],
    check: (context) =>
      decisionsWithBefore(context)
        .filter(({ before, row }) => before.isBlank('DATE_PLACED_CEASED') || isBefore(placedOn(row), ceasedOn(before)))
        .map(({ row }) => row),
  },
  {
    code: '582',
    title: 'Adopted on the day of the match',
    sentence:
      'The day of the adoption (DEC) is the day of the match (DATE_MATCH). A match usually comes before: check both.',
    fields: ['DATE_MATCH', 'DEC'],
    tables: ['AD1', 'Episodes'],
    check: ({ current }) =>
      current.rows('AD1').flatMap((row) => {
        const matchedOn = row.date('DATE_MATCH');
        const adoption = current
          .episodesOf(row.child)
          .find((episode) => isAdoption(episode) && episode.endedOn === matchedOn);
        return matchedOn !== null && adoption ? [row, adoption] : [];
      }),
  },
  {
    code: '583',
    title: 'More than one decision, and an earlier one was not taken back',
    sentence: 'The child has a later decision: give this one its end (DATE_PLACED_CEASED), or remove one of them.',
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    tables: ['PlacedAdoption'],
    check: (context) =>
      decisionsWithBefore(context)
        .filter(({ before }) => before.isBlank('DATE_PLACED_CEASED'))
        .map(({ before }) => before),
  },
  {
    code: '584',
    title: 'A new decision, while the one of last year was not sent as taken back',
    sentence:
      'Last year’s decision was taken back then, and this year has another date for the same plan. Check that it is a new decision.',
    fields: ['DATE_PLACED'],
    tables: ['PlacedAdoption'],
    previousTables: ['PlacedAdoption'],
    check: flaggingRows('PlacedAdoption', (row, context) => {
      const before = lastDecision(context, row.child);
      return (
        before !== null &&
        hasCeased(before) &&
        placedOn(row) !== null &&
        placedOn(before) !== placedOn(row) &&
        isBefore(placedOn(row), ceasedOn(before))
      );
    }),
  },
  {
    code: '601',
    title: 'Adopted in the year, and AD1 is not filled in',
    sentence: 'The last episode ended with adoption (E11, E12): fill in all columns of AD1.',
    fields: [...adoptionColumns, 'REC'],
    tables: ['AD1', 'Episodes'],
    check: ({ current, yearStartOn, yearEndOn }) =>
      current.episodes
        .filter(
          (episode) =>
            isAdoption(episode) &&
            episode.endedOn !== null &&
            yearStartOn <= episode.endedOn &&
            episode.endedOn <= yearEndOn,
        )
        .flatMap((episode) => {
          const rows = current.rowsOf('AD1', episode.child);
          return rows.some((row) => !isAnyBlank(row, adoptionColumns)) ? [] : [episode, ...rows];
        }),
  },
  {
    code: '602',
    title: 'Adoption information on a child who was not adopted in the year',
    sentence: 'No episode ended with adoption (E11, E12) in the year: remove the row of AD1, or mend the episode.',
    fields: ['CHILD'],
    tables: ['AD1', 'Episodes'],
    check: flaggingRows(
      'AD1',
      (row, { current, yearStartOn, yearEndOn }) =>
        !current
          .episodesOf(row.child)
          .some(
            (episode) =>
              isAdoption(episode) &&
              episode.endedOn !== null &&
              yearStartOn <= episode.endedOn &&
              episode.endedOn <= yearEndOn,
          ),
    ),
  },
  {
    code: '1003',
    title: 'A decision for adoption before care started',
    sentence: 'DATE_PLACED is before the child started to be looked after. Mend one of the two dates.',
    fields: ['DATE_PLACED', 'DECOM', 'RNE'],
    tables: ['Episodes', 'PlacedAdoption'],
    check: ({ current }) =>
      current.rows('PlacedAdoption').flatMap((row) => {
        const start = current
          .episodesOf(row.child)
          .filter((episode) => episode.cell('RNE') === 'S')
          .at(-1);
        return start && isBefore(placedOn(row), start.startedOn) ? [row, start] : [];
      }),
  },
];
