import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  readLdDocument,
  readPlacements,
  standardSections,
  writePlacement,
} from '../../libs/ingest/src/core/standard/index.js';
import { nothingRecorded } from '#register/core';
import { asSaid, recordOf, requestOf } from '../support/placement-records.js';

const read = (document: unknown) => readPlacements('record.jsonld', readLdDocument(document));
const expansion: Readonly<Record<string, string>> = { pl: 'https://ns.socialcaredata.io/placements/' };

/** A document by the book: full names, lists everywhere, values wrapped. */
function expanded(value: unknown, context: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => expanded(one, context));
  if (typeof value !== 'object' || value === null) return { '@value': value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      if (name === '@context') return [];
      if (name.startsWith('@')) return [[name, inner]];
      const term = context[name];
      const compact = typeof term === 'string' ? term : (term as { '@id': string })['@id'];
      const [prefix = '', local = ''] = compact.split(/:(.*)/s);
      const namespace = expansion[prefix] ?? (context[prefix] as string);
      const isOrdered = typeof term === 'object' && (term as { '@container'?: string })['@container'] === '@list';
      const values = [expanded(inner, context)].flat();
      return [[`${namespace}${local}`, isOrdered ? [{ '@list': values }] : values]];
    }),
  );
}

describe('the placements standard', () => {
  it('comes back as it went out, whatever is recorded', () => {
    fc.assert(
      fc.property(requestOf, recordOf, (request, record) => {
        const written = writePlacement(request, record);
        if (!written.ok) throw new Error(written.notRecorded.join());
        const { placements, problems } = read(JSON.parse(JSON.stringify(written.document)));
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(placements.map((placement) => [placement.childCode, placement.parts])).toEqual(
          placements.map((placement) => [request.child.code, asSaid(record, request, placement)]),
        );
        expect(placements).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it('is read the same in full names, with every value wrapped', () => {
    fc.assert(
      fc.property(requestOf, recordOf, (request, record) => {
        const written = writePlacement(request, record);
        if (!written.ok) throw new Error(written.notRecorded.join());
        const { document } = written;
        const context = document['@context'] as Readonly<Record<string, unknown>>;
        const { '@type': type, ...rest } = expanded(document, context) as Readonly<Record<string, unknown>>;
        const full = [{ ...rest, '@type': [`${expansion['pl'] ?? ''}${String(type)}`] }];
        const partsOf = (one: unknown) => read(one).placements.map(({ parts, beyond }) => ({ parts, beyond }));
        expect(partsOf(full)).toEqual(partsOf(document));
        expect(partsOf(full)).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });

  it('of any JSON reads placements or says why not, and never throws', () => {
    const names = fc.constantFrom(
      ...['@id', '@type', '@graph', '@value', '@list', '@set', '@context', 'childId', 'placementId', '__proto__'],
      ...standardSections.flatMap(({ name, fields }) => [name, ...fields.map((field) => field.name)]),
      'beyondTheStandard',
      'nearhome:beyondTheStandard',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          'Placement',
          'Today',
          'pu:Today',
          '../context.jsonld',
          'x',
          '',
          'ex:1',
          '2024-02-31',
          '2024-02-12',
        ),
        fc.constantFrom<unknown>(true, false, null, 0, 1, -1, 1e300, 0.5),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 8 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (json) => {
        const { placements, problems, sources } = read(json);
        expect(
          placements.length === sources.length && sources.length > 0 ? problems.length >= 0 : problems.length > 0,
        ).toBe(true);
        for (const { sentence } of problems) expect(sentence.length).toBeGreaterThan(10);
      }),
      { numRuns: 2_000 },
    );
  });

  it('names what is not recorded where nothing is, and only what has no word for it', () => {
    const [request] = fc.sample(requestOf, { numRuns: 1, seed: 7 });
    if (!request) throw new Error('No request');
    const written = writePlacement(request, nothingRecorded);
    expect(written.ok ? [] : written.notRecorded).toContain('riskAssessment.riskMissing');
    expect(written.ok ? [] : written.notRecorded).toHaveLength(3 + 11 + 3);
  });

  it('has no field twice and no word twice', () => {
    for (const { fields } of standardSections) {
      expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length);
      for (const { form } of fields) {
        if (form.kind !== 'concept' && form.kind !== 'concepts') continue;
        const spellings = form.list.concepts.flatMap(({ name, label }) => [
          ...new Set([name.toLowerCase(), label.toLowerCase()]),
        ]);
        expect(new Set(spellings).size).toBe(spellings.length);
      }
    }
  });
});
