import { homeTables } from './home-tables.js';
import { countedRows, otherTables } from './other-tables.js';
import { type ChangesOfOne, type DifferenceInWords, type NamesById, type RowChange } from './row-change.js';
import { counted, type FactChange, factsChanged, type TableInWords } from './rows.js';

type Row = Readonly<Record<string, unknown>>;

const tables: Readonly<Record<string, TableInWords>> = { ...homeTables, ...otherTables };
const tableOf = (table: string): TableInWords | undefined => (Object.hasOwn(tables, table) ? tables[table] : undefined);

/** How much is told; the rest is counted. */
export interface Limits {
  readonly groups: number;
  readonly sentencesOfOne: number;
}
const usualLimits: Limits = { groups: 200, sentencesOfOne: 12 };

interface Group {
  readonly subject: ChangesOfOne['subject'];
  readonly id: string;
  kind: ChangesOfOne['kind'];
  readonly sentences: { readonly order: number; readonly text: string }[];
  rowChanges: number;
}

/** The one order of groups: homes that leave, homes that come, homes that change, then requests, providers, and counts. */
const subjectOrder = ['home', 'request', 'provider', 'other'] as const;
const kindOrder = ['removed', 'added', 'changed'] as const;

/**
 * Tells row changes in calm sentences, by home, request and provider.
 *
 * @param names of what rows know by ids; a name that is missing is told as "a child", "a home".
 * @returns every row change told in a group, counted in `rowChangesNotShown`, or without effect.
 */
export function describeDifference(
  changes: readonly RowChange[],
  names: NamesById,
  limits: Limits = usualLimits,
): DifferenceInWords {
  const keyOf = (table: string, row: Row): string => tableOf(table)?.keyOf(row) ?? JSON.stringify(row);
  const surrogatesOf = (table: string): readonly string[] => tableOf(table)?.surrogates ?? [];
  const { facts } = factsChanged(changes, keyOf, surrogatesOf);
  const groups = new Map<string, Group>();
  const uncounted = new Map<string, { added: number; changed: number; removed: number; rowChanges: number }>();
  for (const fact of facts) {
    const table = tableOf(fact.table);
    if (table !== undefined) tell(fact, table, names, groups);
    else count(fact, uncounted);
  }
  const told = [...groups.values()].map((group) => inWords(group, names, limits)).sort(inOrder);
  const shown = told.slice(0, limits.groups);
  const hidden = told.slice(limits.groups);
  const others = countsOf(uncounted);
  return {
    summary: summaryOf(told, others),
    groups: others === null ? shown : [...shown, others],
    moreGroups: hidden.length,
    rowChangesNotShown: hidden.reduce((sum, { rowChanges }) => sum + rowChanges, 0),
  };
}

/** @returns the same, with rows added that the difference counts and does not hold. */
export const withRest = (told: DifferenceInWords, rowsNotHeld: number): DifferenceInWords =>
  rowsNotHeld <= 0
    ? told
    : {
        ...told,
        summary: [
          ...told.summary,
          `Besides, ${counted(rowsNotHeld, 'more change')} that ${rowsNotHeld === 1 ? 'is' : 'are'} not listed.`,
        ],
        rowChangesNotShown: told.rowChangesNotShown + rowsNotHeld,
      };

function tell(
  { before, after, rowChanges }: FactChange,
  table: TableInWords,
  names: NamesById,
  groups: Map<string, Group>,
): void {
  const row = after ?? before;
  if (row === null) return;
  const { subject, id } = table.subjectOf(row);
  const key = `${subject} ${id}`;
  const group = groups.get(key) ?? { subject, id, kind: 'changed', sentences: [], rowChanges: 0 };
  groups.set(key, group);
  group.rowChanges += rowChanges;
  if (table.isSubject && (before === null || after === null)) group.kind = before === null ? 'added' : 'removed';
  const sentences = sentencesOf(before, after, table, names);
  const told = sentences.length === 0 ? ['Other details changed.'] : sentences;
  group.sentences.push(...told.map((text) => ({ order: table.order, text })));
}

function sentencesOf(before: Row | null, after: Row | null, table: TableInWords, names: NamesById): readonly string[] {
  if (before !== null && after !== null) return table.changed(before, after, names);
  if (after !== null) return table.added(after, names);
  return before === null ? [] : table.removed(before, names);
}

function count(
  { table, before, after, rowChanges }: FactChange,
  counts: Map<string, { added: number; changed: number; removed: number; rowChanges: number }>,
): void {
  const known = counts.get(table) ?? { added: 0, changed: 0, removed: 0, rowChanges: 0 };
  counts.set(table, known);
  known[before === null ? 'added' : after === null ? 'removed' : 'changed'] += 1;
  known.rowChanges += rowChanges;
}

const titleOf = ({ subject, id }: Group, names: NamesById): string => {
  if (subject === 'home') return names.homes.get(id) ?? 'A home';
  if (subject === 'request') return names.requests.get(id) ?? 'A request';
  return names.providers.get(id) ?? names.services.get(id) ?? id;
};

function inWords(group: Group, names: NamesById, { sentencesOfOne }: Limits): ChangesOfOne {
  const sentences = group.sentences.toSorted((a, b) => a.order - b.order).map(({ text }) => text);
  return {
    subject: group.subject,
    kind: group.kind,
    title: titleOf(group, names),
    sentences: sentences.slice(0, sentencesOfOne),
    moreSentences: Math.max(sentences.length - sentencesOfOne, 0),
    rowChanges: group.rowChanges,
  };
}

function countsOf(
  counts: ReadonlyMap<string, { added: number; changed: number; removed: number; rowChanges: number }>,
): ChangesOfOne | null {
  if (counts.size === 0) return null;
  const sentences = [...counts].map(([table, { added, changed, removed }]) => {
    const parts = [
      added === 0 ? '' : `${countedRows(table, added)} added`,
      changed === 0 ? '' : `${countedRows(table, changed)} changed`,
      removed === 0 ? '' : `${countedRows(table, removed)} removed`,
    ];
    return `${parts.filter((part) => part !== '').join(', ')}.`;
  });
  return {
    subject: 'other',
    kind: 'changed',
    title: 'Besides',
    sentences,
    moreSentences: 0,
    rowChanges: [...counts.values()].reduce((sum, { rowChanges }) => sum + rowChanges, 0),
  };
}

const inOrder = (a: ChangesOfOne, b: ChangesOfOne): number =>
  subjectOrder.indexOf(a.subject) - subjectOrder.indexOf(b.subject) ||
  kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
  (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);

const subjectWords = {
  home: ['home', 'homes'],
  request: ['request', 'requests'],
  provider: ['provider', 'providers'],
} as const;
const kindWords = { added: 'new', changed: 'changed', removed: 'no longer in the file' } as const;

function summaryOf(told: readonly ChangesOfOne[], others: ChangesOfOne | null): readonly string[] {
  const subjects = (['home', 'request', 'provider'] as const).flatMap((subject) => {
    const parts = (['added', 'changed', 'removed'] as const).flatMap((kind) => {
      const many = told.filter((one) => one.subject === subject && one.kind === kind).length;
      const [one, more] = subjectWords[subject];
      return many === 0 ? [] : [`${counted(many, one, more)} ${kindWords[kind]}`];
    });
    return parts.length === 0 ? [] : [`${parts.join(', ')}.`];
  });
  return [...subjects, ...(others?.sentences ?? [])];
}
