import { availabilityFile } from './availability.js';
import { carersFile } from './carers.js';
import { type CodeList } from './code-list.js';
import { type FileColumn, type FileDescription, type TemplateKind } from './column.js';
import { householdsFile } from './households.js';
import { providersFile } from './providers.js';
import { requestsFile } from './requests.js';

/** Every kind of file of ours, described. */
export const fileDescriptions: Readonly<Record<TemplateKind, FileDescription>> = {
  households: householdsFile,
  carers: carersFile,
  availability: availabilityFile,
  providers: providersFile,
  requests: requestsFile,
};

/** The word in the first column by which the example of a template is known and passed over. */
const exampleWord = 'EXAMPLE';

/** @returns whether a row is the example of the template, left in by whoever filled it. */
export function isExampleRow(of: FileDescription, cells: Readonly<Record<string, string>>): boolean {
  const [key] = of.columns;
  return key !== undefined && cells[key.name]?.trim().toUpperCase() === exampleWord;
}

/** One sheet of a template: the first row is its header. */
export interface TemplateSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const needInWords: Readonly<Record<FileColumn['need'], string>> = {
  'filled-in': 'yes',
  'may-be-blank': 'the column, yes; a cell may be blank',
  optional: 'no',
};

/** @returns the header and the example, as a template in CSV has them. */
export const templateRows = ({ columns }: FileDescription): readonly (readonly string[])[] => [
  columns.map(({ name }) => name),
  columns.map(({ example }) => example),
];

const codeListsOf = ({ columns }: FileDescription): readonly CodeList[] => [
  ...new Set(columns.flatMap(({ form }) => (form.codes === null ? [] : [form.codes]))),
];

const columnsOf = ({ columns }: FileDescription, codes: CodeList): string =>
  columns
    .filter(({ form }) => form.codes === codes)
    .map(({ name }) => name)
    .join(', ');

const wordsHeader = ['List', 'Write', 'It means', 'In the columns'];
const columnsHeader = ['Column', 'Must be filled in', 'What it is', 'How to write it'];
const explanations = [wordsHeader, columnsHeader];

/** @returns the sheets of a template's workbook: the table to fill in, the words cells may hold, and what each column is. */
export function templateSheets(of: FileDescription): readonly TemplateSheet[] {
  return [
    { name: of.title, rows: templateRows(of) },
    {
      name: 'Words',
      rows: [
        wordsHeader,
        ...codeListsOf(of).flatMap((codes) =>
          codes.entries.map(({ word, meaning }) => [codes.title, word, meaning, columnsOf(of, codes)]),
        ),
      ],
    },
    {
      name: 'Columns',
      rows: [
        columnsHeader,
        ...of.columns.map(({ name, need, about, form }) => [name, needInWords[need], about, form.inWords]),
      ],
    },
  ];
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @returns a template as CSV, without a byte-order mark. */
export const templateCsv = (of: FileDescription): string =>
  templateRows(of)
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');

/** Columns that are the same but for a number are one line: CHILD_1_FROM to CHILD_6_FROM. */
const withoutNumber = (name: string): string => name.replace(/_\d+(?=_|$)/, '_n');

const nameInBold: Readonly<Record<FileColumn['need'], (name: string) => string>> = {
  'filled-in': (name) => `**${name}**`,
  'may-be-blank': (name) => `**${name}** (may be blank)`,
  optional: (name) => name,
};

/** @returns the table of columns as the README has it, in Markdown. */
export function documentation(of: FileDescription): string {
  const groups = new Map<string, FileColumn[]>();
  for (const column of of.columns) {
    const key = /^(CHILD|NOT_AVAILABLE)_\d/.test(column.name) ? withoutNumber(column.name) : column.name;
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  const lines = [...groups.values()].map((same) => {
    const [first] = same as [FileColumn];
    const last = same.at(-1) ?? first;
    const name = nameInBold[first.need](first.name);
    const names = same.length === 1 ? name : `${name} to ${last.name}`;
    return `| ${names} | ${first.about} | ${first.form.inWords} |`;
  });
  const intro = `**${of.title}**: one row is ${of.oneRowIs}. It takes the place of ${of.takesThePlaceOf}.`;
  return [intro, '', '| column | what it is | how it is written |', '|---|---|---|', ...lines].join('\n');
}

const known = ({ columns }: FileDescription, headers: readonly string[]): number =>
  columns.filter(({ name, alsoCalled }) => [name, ...alsoCalled].some((one) => headers.includes(one))).length;

/** @returns the kind of file whose columns a header has more of than those of `kind`; null when there is none. */
export function likelierKind(kind: TemplateKind, headers: readonly string[]): FileDescription | null {
  const own = known(fileDescriptions[kind], headers);
  const others = Object.values(fileDescriptions).filter((other) => known(other, headers) > own);
  return others.sort((a, b) => known(b, headers) - known(a, headers))[0] ?? null;
}

/** @returns whether a sheet is one that explains a template and is not to be loaded. */
export const isSheetOfExplanations = (headers: readonly string[]): boolean =>
  explanations.some((columns) => columns.every((column, position) => headers[position] === column.toUpperCase()));

/** A table as the reading of whole files asks for it. */
export interface DescribedTable {
  readonly id: TemplateKind;
  readonly name: string;
  readonly required: readonly string[];
  readonly optional: readonly (string | RegExp)[];
  /** Our name of a column by another it goes by. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly isExample: (cells: Readonly<Record<string, string>>) => boolean;
}

/** @returns the names of columns as the reading of a whole table asks for them. */
export function tableOf(of: FileDescription): DescribedTable {
  const { kind, name, columns, further } = of;
  return {
    id: kind,
    name,
    required: columns.filter(({ need }) => need !== 'optional').map((column) => column.name),
    optional: [...columns.filter(({ need }) => need === 'optional').map((column) => column.name), ...further],
    isExample: (cells) => isExampleRow(of, cells),
    spellings: new Map(columns.flatMap((column) => column.alsoCalled.map((other) => [other, column.name] as const))),
  };
}
