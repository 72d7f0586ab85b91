import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { readAvailability } from './availability/index.js';
import { readCarer } from './carers/index.js';
import { readHousehold } from './households/index.js';
import { type ImportProblem } from './import-problem.js';
import { readProvider } from './providers/index.js';
import { readRequest } from './requests/index.js';
import { fileDescriptions, type TemplateKind, templateKinds, templateRows } from './templates/index.js';

type Cells = Readonly<Record<string, string>>;
interface Read {
  readonly value: object | null;
  readonly problems: readonly ImportProblem[];
}

const on = day('2026-03-10');
const readers: Readonly<Record<TemplateKind, (cells: Cells) => Read>> = {
  households: (cells) => {
    const { home, problems } = readHousehold('f.csv', 7, cells, day('2026-07-15'));
    return { value: home, problems };
  },
  carers: (cells) => {
    const { carer, problems } = readCarer('f.csv', 7, cells, on);
    return { value: carer, problems };
  },
  availability: (cells) => {
    const { stated, problems } = readAvailability('f.csv', 7, cells);
    return { value: stated, problems };
  },
  providers: (cells) => {
    const { provider, problems } = readProvider('f.csv', 7, cells);
    return { value: provider, problems };
  },
  requests: (cells) => {
    const { request, problems } = readRequest('f.csv', 7, cells, day('2026-03-12'));
    return { value: request, problems };
  },
};

const anyCell = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    '31/03/2026',
    '2026-02-30',
    '45078',
    'yes',
    'M',
    'hub',
    '-1',
    '3',
    'E10009901/K7',
    '\0',
    '=1+1',
  ),
);

it.each(templateKinds)('a row of %s is read, or told what is wrong with it, whatever it says', (kind) => {
  const [header = [], example = []] = templateRows(fileDescriptions[kind]);
  const aChange = fc.tuple(fc.nat({ max: header.length - 1 }), anyCell);
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 12 }), (changes) => {
      const row = [...example];
      for (const [position, cell] of changes) row[position] = cell;
      const cells = Object.fromEntries(header.map((name, position) => [name, row[position] ?? '']));
      const { value, problems } = readers[kind](cells);
      const errors = problems.filter(({ severity }) => severity === 'error');
      expect(value === null).toBe(errors.length > 0);
      for (const { file, row: at, sentence } of problems) {
        expect([file, at]).toEqual(['f.csv', 7]);
        expect(sentence).toMatch(/[.?]$/);
      }
    }),
  );
});

it.each(templateKinds)('a row of %s without any cell says what it needs', (kind) => {
  const { value, problems } = readers[kind]({});
  expect(value).toBeNull();
  const needed = fileDescriptions[kind].columns.filter(({ need }) => need === 'filled-in').map(({ name }) => name);
  expect(problems.filter(({ code }) => code === 'blank-cell').map(({ column }) => column)).toEqual(
    expect.arrayContaining(kind === 'households' ? needed.filter((name) => name !== 'SERVICE_AUTHORITY') : needed),
  );
});
