import { type DateRange, type LocalDate } from '#kernel';
import { type RowCells } from '../row-cells.js';
import { type CodeList } from './code-list.js';

/** What a column holds, as people think of it. */
export type FormKind = 'text' | 'date' | 'number' | 'yes-or-no' | 'list' | 'code';

/** How the cells of a column are written, and how they are read. */
export interface Form<Value> {
  readonly kind: FormKind;
  /** For people: "a whole number from 0 to 12". */
  readonly inWords: string;
  /** The words a cell may hold; null where any will do. */
  readonly codes: CodeList | null;
  /** @returns what the cell says; a cell that cannot be read adds its problem to the row's. A blank one has none. */
  readonly read: (cells: RowCells, column: string) => Value;
}

/** Whether a file must have a column, and whether its cells must be filled in. */
export type ColumnNeed = 'filled-in' | 'may-be-blank' | 'optional';

/** One column of a file of ours. The importer's checks, the documentation and the templates are made from it. */
export interface FileColumn<Value = unknown> {
  /** In upper case, as the header row writes it. */
  readonly name: string;
  readonly need: ColumnNeed;
  /** What it is, in plain words, as part of a sentence without a full stop. */
  readonly about: string;
  readonly form: Form<Value>;
  /** Of a home, child or provider that does not exist; empty where the example leaves it blank. */
  readonly example: string;
  /** Other headings under which lists that others publish have this column, in upper case. */
  readonly alsoCalled: readonly string[];
}

/** A kind of file of ours: what one row is, what loading it does, and its columns in the template's order. */
export interface FileDescription {
  readonly kind: TemplateKind;
  /** As sentences name it: "the households file". */
  readonly name: string;
  /** As a heading: "Households". */
  readonly title: string;
  readonly oneRowIs: string;
  /** What loading does to what there was. */
  readonly takesThePlaceOf: string;
  readonly columns: readonly FileColumn[];
  /** Columns that are refused in a row rather than passed over, such as a seventh child. */
  readonly further: readonly RegExp[];
}

/** Kinds of files that have a template. */
export const templateKinds = ['households', 'carers', 'availability', 'providers', 'requests'] as const;
export type TemplateKind = (typeof templateKinds)[number];
export const isTemplateKind = (text: string): text is TemplateKind =>
  (templateKinds as readonly string[]).includes(text);

type Unnamed<Value> = Omit<FileColumn<Value>, 'name'>;
type Named<Columns> = { readonly [Name in keyof Columns]: Columns[Name] & { readonly name: string } };

/** Names each column by its key. */
export const named = <const Columns extends Readonly<Record<string, Unnamed<unknown>>>>(
  columns: Columns,
): Named<Columns> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, { ...column, name }])) as Named<Columns>;

const of =
  (need: ColumnNeed) =>
  <Value>(form: Form<Value>, about: string, example = '', alsoCalled: readonly string[] = []): Unnamed<Value> => ({
    need,
    form,
    about,
    example,
    alsoCalled,
  });

/** The column must be there and every cell filled in. */
export const filledIn = of('filled-in');
/** The column must be there; a blank cell means something. */
export const mayBeBlank = of('may-be-blank');
/** The column may be left out. */
export const optional = of('optional');

const form = <Value>(
  kind: FormKind,
  inWords: string,
  read: Form<Value>['read'],
  codes: CodeList | null = null,
): Form<Value> => ({ kind, inWords, read, codes });

export const text: Form<string | null> = form('text', 'text', (cells, column) => cells.text(column));

/** @param inWords what the text must look like; how it is read is the importer's. */
export const textLike = (inWords: string): Form<string | null> =>
  form('text', inWords, (cells, column) => cells.text(column));

export const textList: Form<readonly string[]> = form('list', 'separated by ;', (cells, column) => cells.list(column));

/** @param inWords what each part must look like; how it is read is the importer's. */
export const listLike = (inWords: string): Form<readonly string[]> =>
  form('list', inWords, (cells, column) => cells.list(column));

/** A day, or a word that says there is none; how it is read is the importer's. */
export const dateOr = (word: string): Form<string | null> =>
  form('date', `dd/mm/yyyy, or ${word}`, (cells, column) => cells.text(column));

export const date: Form<LocalDate | null> = form('date', 'dd/mm/yyyy', (cells, column) => cells.date(column));

/** People write the last day; what is read is the first day after it. */
export const lastDay: Form<LocalDate | null> = form(
  'date',
  'dd/mm/yyyy, the last day; blank while no end is known',
  (cells, column) => cells.dayAfter(column),
);

export const wholeNumber = (from: number, to: number): Form<number | null> =>
  form('number', `a whole number from ${from} to ${to}`, (cells, column) => cells.wholeNumber(column, from, to));

export const wholeNumbers = (from: number, to: number): Form<readonly number[]> =>
  form('list', `whole numbers from ${from} to ${to}, separated by ;`, (cells, column) =>
    cells.wholeNumbers(column, from, to),
  );

export const code = <Id extends string>(codes: CodeList<Id>): Form<Id | null> =>
  form(
    codes.entries.every(({ word }) => word === 'yes' || word === 'no') ? 'yes-or-no' : 'code',
    `one of ${codes.entries.map(({ word }) => word).join(', ')}`,
    (cells, column) => cells.word(column, codes.words),
    codes,
  );

export const codesOf = <Id extends string>(codes: CodeList<Id>): Form<readonly Id[]> =>
  form('list', `words of "${codes.title}", separated by ;`, (cells, column) => cells.words(column, codes.words), codes);

/** Words of a list, with something of the importer's own beside them. */
export const codesWith = (codes: CodeList, inWords: string): Form<readonly string[]> =>
  form('list', inWords, (cells, column) => cells.list(column), codes);

export const postcode: Form<string | null> = form('text', 'a whole postcode, like ZN4 7QD', (cells, column) =>
  cells.postcode(column),
);

export const authorityCode: Form<string | null> = form(
  'text',
  "an authority's code of nine characters, like E10000020",
  (cells, column) => cells.authorityCode(column),
);

export const childCode: Form<string | null> = form('text', '1 to 10 characters without spaces', (cells, column) =>
  cells.childCode(column),
);

/** @returns what the column says. A blank cell of a column that must be filled in is a problem. */
export function valueIn<Value>(cells: RowCells, column: FileColumn<Value>): Value {
  if (column.need === 'filled-in') cells.requiredText(column.name);
  return column.form.read(cells, column.name);
}

/** @returns what a column that may be left out says, where another cell of the row makes it needed. */
export function neededIn<Value>(cells: RowCells, column: FileColumn<Value>): Value {
  cells.requiredText(column.name);
  return column.form.read(cells, column.name);
}

/** @returns the days from one column to the last day in another; no end when that is blank. */
export const rangeIn = (
  cells: RowCells,
  from: FileColumn<LocalDate | null>,
  until: FileColumn<LocalDate | null>,
): DateRange | null => cells.range(from.name, until.name);
