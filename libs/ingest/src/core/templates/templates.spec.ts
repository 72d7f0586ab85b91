import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { readHousehold } from '../households/index.js';
import { inFull } from '../import-problem.js';
import { readRequest } from '../requests/index.js';
import { codeLists } from './code-list.js';
import { templateKinds } from './column.js';
import { fileDescriptions, isExampleRow, tableOf, templateCsv, templateRows, templateSheets } from './template.js';

const all = templateKinds.map((kind) => fileDescriptions[kind]);
const exampleOf = (kind: (typeof templateKinds)[number]): Record<string, string> => {
  const [header = [], example = []] = templateRows(fileDescriptions[kind]);
  return Object.fromEntries(header.map((name, position) => [name, example[position] ?? '']));
};

describe('the description of our own files', () => {
  it('names each column once, in capitals, and says what it is in plain words', () => {
    for (const { columns } of all) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, about, form, alsoCalled } of columns) {
        expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
        expect(about).not.toMatch(/\.$/);
        expect(about.length).toBeGreaterThan(7);
        expect(form.inWords).not.toBe('');
        expect(alsoCalled.every((other) => other === other.toUpperCase() && !names.includes(other))).toBe(true);
      }
    }
  });

  it('calls no two columns of one file the same, in any list', () => {
    for (const { columns } of all) {
      const others = columns.flatMap(({ alsoCalled }) => alsoCalled);
      expect(new Set(others).size).toBe(others.length);
    }
  });

  it('lists words that the importers take, and all of them', () => {
    for (const { words, entries } of Object.values(codeLists)) {
      expect(entries.map(({ word }) => words.idOf(word))).toEqual(words.ids);
      expect(entries.every(({ meaning }) => meaning !== '')).toBe(true);
    }
  });

  it('asks a file for the columns that must be there', () => {
    expect(tableOf(fileDescriptions.availability).required).toEqual([
      'HOUSEHOLD',
      'NOT_AVAILABLE_PLACES',
      'NOT_AVAILABLE_REASON',
      'NOT_AVAILABLE_FROM',
    ]);
    expect(tableOf(fileDescriptions.providers).spellings.get('PROVISION TYPE')).toBe('TYPE');
  });
});

describe('a template', () => {
  it.each(templateKinds)('of %s has an example in every column that must be filled in, known as one', (kind) => {
    const description = fileDescriptions[kind];
    const example = exampleOf(kind);
    expect(isExampleRow(description, example)).toBe(true);
    for (const { name, need } of description.columns) if (need === 'filled-in') expect(example[name]).not.toBe('');
  });

  it('has examples that would be read, were they not passed over', () => {
    expect(readHousehold('t.csv', 2, exampleOf('households'), day('2026-07-15')).problems.map(inFull)).toEqual([]);
    expect(readRequest('t.csv', 2, exampleOf('requests'), day('2026-06-02')).problems.map(inFull)).toEqual([]);
  });

  it('tells of nobody who exists', () => {
    expect(exampleOf('households')['POSTCODE']).toMatch(/^ZN/);
    expect(exampleOf('requests')['HOME_POSTCODE']).toMatch(/^ZN/);
    expect(exampleOf('households')['NAME']).toContain('fictional');
  });

  it('is no example when the reference only begins like one', () => {
    expect(isExampleRow(fileDescriptions.households, { HOUSEHOLD: 'EXAMPLE-7' })).toBe(false);
    expect(isExampleRow(fileDescriptions.households, { HOUSEHOLD: ' example ' })).toBe(true);
  });

  it('has the words and the columns in sheets of their own', () => {
    const [table, words, columns] = templateSheets(fileDescriptions.availability);
    expect(table?.name).toBe('Availability');
    expect(words?.rows).toContainEqual([
      'Reasons for a place not being available',
      'carer-break',
      'carer taking a break',
      'NOT_AVAILABLE_REASON',
    ]);
    expect(columns?.rows[1]).toEqual([
      'HOUSEHOLD',
      'yes',
      'the reference of the home, as in the households file',
      'text',
    ]);
  });

  it('quotes what CSV must quote', () => {
    expect(templateCsv(fileDescriptions.requests).split('\r\n')).toHaveLength(3);
    expect(templateCsv(fileDescriptions.providers)).toContain(",Children's home,");
  });
});
