import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeDifference } from './describe-difference.js';
import { namesInRows, withNames } from './names-in-rows.js';
import { type NamesById, type RowChange } from './row-change.js';

const nobody: NamesById = namesInRows([]);
const names: NamesById = withNames(
  {
    homes: new Map([['h7', 'Larch House (H-7)']]),
    children: new Map([['c1', 'Ruby']]),
    requests: new Map([['q4', 'Request REQ-4']]),
    constellations: new Map([['k1', 'Alder']]),
  },
  nobody,
);
const row = (table: string, before: RowChange['before'], after: RowChange['after']): RowChange => ({
  table: `register.${table}`,
  kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
  before,
  after,
});
const larch = { id: 'h7', reference: 'H-7', name: 'Larch House', places: 3, postcode: 'ZN47QD', pets: 'no' };
const stay = { id: 'p1', household_id: 'h7', child_id: 'c1', sibling_group: null, stay: '[2026-03-02,)' };
const of = (...changes: RowChange[]) => describeDifference(changes, names);
const sentences = (...changes: RowChange[]) => of(...changes).groups.flatMap((group) => group.sentences);

describe('a difference in words', () => {
  it('is grouped by home, and says what was', () => {
    const told = of(row('placement', null, stay), row('household', larch, { ...larch, places: 2, bedrooms: 4 }));
    expect(told).toEqual({
      summary: ['1 home changed.'],
      groups: [
        {
          subject: 'home',
          kind: 'changed',
          title: 'Larch House (H-7)',
          sentences: ['Places 2, was 3.', 'Bedrooms 4, was not recorded.', 'Ruby moved in on 2 March 2026.'],
          moreSentences: 0,
          rowChanges: 2,
        },
      ],
      moreGroups: 0,
      rowChangesNotShown: 0,
    });
  });

  it('takes the names of new homes and children from the rows themselves', () => {
    const home = { id: 'h9', reference: 'H-9', name: 'Oak Lane', places: 1, postcode: 'ZN11AA' };
    const child = { id: 'c9', authority_code: 'E10009901', code: '00123', known_as: null };
    const changes = [
      row('household', null, home),
      row('child', null, child),
      row('placement', null, { id: 'p', household_id: 'h9', child_id: 'c9', stay: '[2026-03-02,2026-03-05)' }),
    ];
    const told = describeDifference(changes, namesInRows(changes));
    expect(told.summary).toEqual(['1 home new.', '1 child of the register added.']);
    expect(told.groups[0]).toMatchObject({
      kind: 'added',
      title: 'Oak Lane (H-9)',
      sentences: [
        'New home with 1 place, at ZN1 1AA.',
        'Child 00123 of E10009901 moved in on 2 March 2026, last day 4 March 2026.',
      ],
    });
  });

  it.each([
    [row('household', larch, null), 'No longer in the file: the home is taken out of the register.'],
    [
      row('placement', stay, { ...stay, stay: '[2026-03-02,2026-11-24)' }),
      'Ruby moved out: last day 23 November 2026.',
    ],
    [row('carer', null, { household_id: 'h7', ordinal: 2, name: 'Bo Example' }), 'Bo Example is a carer here.'],
    [
      row(
        'carer',
        { household_id: 'h7', ordinal: 1, name: 'Ann Example', checked_on: null },
        { household_id: 'h7', ordinal: 1, name: 'Ann Example', checked_on: '2025-06-03' },
      ),
      'Ann Example: Criminal record check 3 June 2025, was not recorded.',
    ],
    [
      row(
        'approval',
        { household_id: 'h7', valid: '[2021-02-14,)', max_children: 2 },
        { household_id: 'h7', valid: '[2021-02-14,2026-11-24)', max_children: 2 },
      ),
      "The approval's last day is 23 November 2026, was no end.",
    ],
    [
      row('approval', null, {
        household_id: 'h7',
        valid: '[2021-02-14,)',
        max_children: 1,
        age_from: 0,
        age_to: 4,
        sex: 'female',
        placement_types: ['respite'],
      }),
      'Approved from 14 February 2021, up to 1 child, aged 0 to 4, girls only, respite.',
    ],
    [
      row('household_skill', { household_id: 'h7', skill: 'self-harm', valid_until: null }, null),
      'No longer a skill: self-harm.',
    ],
    [
      row('hold', null, {
        household_id: 'h7',
        ordinal: 1,
        scope: 'new-children',
        named_child: null,
        valid: '[2026-03-02,)',
        review_on: '2026-06-02',
        decided_by: 'Service manager',
      }),
      'A hold on new children from 2 March 2026, decided by Service manager, looked at again on 2 June 2026.',
    ],
    [
      row('unavailability', null, {
        household_id: 'h7',
        ordinal: 1,
        places: 2,
        reason: 'carer-break',
        valid: '[2026-07-01,2026-08-01)',
      }),
      '2 places not available from 1 July 2026 to 31 July 2026 (carer taking a break).',
    ],
    [
      row('carer_answer', null, { request_id: 'q4', household_id: 'h7', answer: 'agreed', answered_on: '2026-06-02' }),
      'The carers of Larch House (H-7) have agreed.',
    ],
    [
      row(
        'provider',
        { urn: '1234567', kind: 'x', places: 3, status: 'open' },
        { urn: '1234567', kind: 'x', places: 3, status: 'closed' },
      ),
      'Registration closed, was open.',
    ],
  ])('says of %j: %s', (change, sentence) => {
    expect(sentences(change)).toEqual([sentence]);
  });

  it.each<[string, RowChange['before'], RowChange['after'], string]>([
    [
      'household',
      { ...larch, agreement: null },
      { ...larch, agreement: 'none' },
      'Foster care agreement none, was not recorded.',
    ],
    [
      'household',
      { ...larch, agreement: 'none' },
      { ...larch, agreement: 'signed', agreement_signed_on: '2026-03-02' },
      'Foster care agreement 2 March 2026, was none.',
    ],
    [
      'household',
      { ...larch, adaptations: null },
      { ...larch, adaptations: [] },
      'Adaptations none, was not recorded.',
    ],
    [
      'household',
      larch,
      { ...larch, pet_kinds: ['dog', 'other'] },
      'Kinds of pets dog, other animal, was not recorded.',
    ],
    ['household', { ...larch, is_registered: true }, { ...larch, is_registered: false }, 'Registered no, was yes.'],
    [
      'carer',
      { household_id: 'h7', ordinal: 1, name: 'Ann' },
      { household_id: 'h7', ordinal: 1, name: 'Ann', has_specified_offence: true },
      'Ann: What is recorded of a specified offence changed.',
    ],
    ['placement', stay, { ...stay, room: 'Attic' }, 'Ruby: bedroom Attic, was not recorded.'],
    ['bedroom', null, { household_id: 'h7', name: 'Attic', beds: 1 }, 'The bedroom Attic with 1 bed.'],
    [
      'bedroom',
      { household_id: 'h7', name: 'Attic', beds: 1 },
      { household_id: 'h7', name: 'Attic', beds: 2 },
      'The bedroom Attic with 2 beds; was the bedroom Attic with 1 bed.',
    ],
    [
      'household_member',
      { household_id: 'h7', ordinal: 1, role: 'adult', has_specified_offence: null },
      { household_id: 'h7', ordinal: 1, role: 'adult', has_specified_offence: false },
      'What is recorded of a specified offence changed.',
    ],
    [
      'exemption',
      {
        household_id: 'h7',
        ordinal: 1,
        authority_code: 'E1',
        children: ['E1/A', 'E1/B'],
        valid: '[2026-03-02,2026-03-05)',
      },
      null,
      'No longer exemption from the usual fostering limit by E1 for E1/A, E1/B from 2 March 2026 to 4 March 2026.',
    ],
    [
      'household_training',
      null,
      { household_id: 'h7', skill: 'self-harm', completed_on: '2024-04-01', valid_until: '2027-04-01' },
      'Training in self-harm, completed 1 April 2024, to 31 March 2027.',
    ],
    [
      'short_break',
      null,
      { household_id: 'h7', child_id: 'c1', stay: '[2026-03-02,2026-03-05)' },
      'A short break of Ruby from 2 March 2026 to 4 March 2026.',
    ],
    [
      'household_connection',
      null,
      { household_id: 'h7', child: 'E1/A', is_relative: false },
      'Connection with the child E1/A, as a friend.',
    ],
  ])('tells of the facts the rules need: %s', (table, before, after, sentence) => {
    expect(sentences(row(table, before, after))).toEqual([sentence]);
  });

  it('says of a constellation who joined', () => {
    const member = { constellation_id: 'k1', household_id: 'h7', role: 'hub', hub_beds: 2, valid: '[2026-02-01,)' };
    expect(sentences({ table: 'constellations.membership', kind: 'added', before: null, after: member })).toEqual([
      'Hub of the constellation Alder from 1 February 2026, keeping 2 beds free.',
    ]);
  });

  it('takes a row that was written again for what it is, in either order', () => {
    const later = { ...stay, id: 'p2', stay: '[2026-03-02,2026-05-01)' };
    const moved = ['Ruby moved out: last day 30 April 2026.'];
    expect(sentences(row('placement', stay, null), row('placement', null, later))).toEqual(moved);
    expect(sentences(row('placement', null, later), row('placement', stay, null))).toEqual(moved);
    expect(of(row('placement', stay, null), row('placement', null, { ...stay, id: 'p2' })).groups).toEqual([]);
  });

  it('says nothing of nothing', () => {
    expect(of()).toEqual({ summary: [], groups: [], moreGroups: 0, rowChangesNotShown: 0 });
  });

  it('counts what is too much to tell', () => {
    const changes = Array.from({ length: 5 }, (_, at) =>
      row('household', { ...larch, id: `h${at}`, reference: `H-${at}` }, null),
    );
    const told = describeDifference(changes, names, { groups: 2, sentencesOfOne: 12 });
    expect(told).toMatchObject({ moreGroups: 3, rowChangesNotShown: 3, summary: ['5 homes no longer in the file.'] });
  });

  it('tells or counts every row that changes, and never throws', () => {
    const tables = [
      'register.household',
      'register.carer',
      'register.approval',
      'register.household_skill',
      'register.hold',
      'register.unavailability',
      'register.placement',
      'register.placement_request',
      'register.carer_answer',
      'register.provider',
      'register.return_episode',
      'constellations.membership',
      'something.else',
    ];
    const cell = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant('[2026-03-02,)'),
      fc.array(fc.string()),
    );
    const aRow = fc.dictionary(
      fc.constantFrom('places', 'valid', 'stay', 'name', 'max_children', 'skill', 'kind', 'needs', 'import_id'),
      cell,
    );
    const change = fc.tuple(fc.constantFrom(...tables), fc.constantFrom('added', 'changed', 'removed'), aRow, aRow);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.integer({ min: 0, max: 5 }), (drawn, groups) => {
        const changes = drawn.map(([table, kind, one, other], number): RowChange => {
          // Each is a fact of its own: what is put together is tried above.
          const key = {
            id: `${number}`,
            reference: `${number}`,
            household_id: `h${number}`,
            child_id: `c${number}`,
            ordinal: number,
            urn: `${number}`,
            request_id: `${number}`,
            skill: `${number}`,
          };
          return {
            table,
            kind: kind as RowChange['kind'],
            before:
              kind === 'added' ? null : { ...one, ...key, valid: '[2026-03-02,)', stay: '[2026-03-02,)', cell: 1 },
            after:
              kind === 'removed' ? null : { ...other, ...key, valid: '[2026-03-02,)', stay: '[2026-03-02,)', cell: 2 },
          };
        });
        const told = describeDifference(changes, nobody, { groups, sentencesOfOne: 2 });
        const shown = told.groups.reduce((sum, group) => sum + group.rowChanges, 0);
        expect(shown + told.rowChangesNotShown).toBe(changes.length);
        for (const group of told.groups) expect(group.sentences.length).toBeGreaterThan(0);
      }),
    );
  });
});
