import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openSchemas } from '../../libs/ingest/src/core/open-schemas/index.js';
import { vacancyList } from '../../libs/ingest/src/core/open-schemas/vacancy-list.js';
import { day } from '#kernel';
import { factsNotRecorded, type Household } from '#register/core';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs/open-schemas');
const published = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown;

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
for (const schema of Object.values(openSchemas)) ajv.addSchema(schema);
const faults = (what: string, document: unknown): readonly unknown[] => {
  const validate = ajv.getSchema(`urn:nearhome:schema:${what}:1`);
  if (!validate) throw new Error(`No schema of ${what}`);
  return validate(document) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => [instancePath, message]);
};

describe('the open schemas', () => {
  it('are published in docs/open-schemas as they are served', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
    expect(Object.fromEntries(names.map((name) => [name, published(name)]))).toEqual(openSchemas);
  });

  it.each(['household', 'vacancy', 'constellation', 'vacancy-list'])('accept the published example of a %s', (what) => {
    expect(faults(what, published(`${what}.example.json`))).toEqual([]);
  });

  it.each([
    ['household', { area: { postcodeSector: 'ZN4 7AA', authority: null } }, '/area/postcodeSector'],
    ['household', { carers: ['A name'] }, ''],
    ['household', { skills: ['flying'] }, '/skills/0'],
    ['vacancy', { vacant: -1 }, '/vacant'],
    ['vacancy', { on: '10/03/2026' }, '/on'],
    ['constellation', { hub: 7 }, '/hub'],
  ])('refuse a %s with %j', (what, wrong, at) => {
    const example = published(`${what}.example.json`) as object;
    expect(faults(what, { ...example, ...wrong })).toContainEqual([at, expect.any(String)]);
  });
});

const home: Household = {
  id: 'id-1',
  reference: 'F-1',
  name: 'The Ashdown home',
  service: { name: 'Norchester Fostering', kind: 'authority', authorityCode: 'E10009901', frameworks: [] },
  ...factsNotRecorded,
  area: { postcodeSector: 'ZN4 7', easting: 1, northing: 2 },
  areaAuthorityCode: 'E10009902',
  places: 4,
  bedrooms: null,
  stayingPutAdults: 1,
  ownChildrenAges: [4],
  pets: 'not-recorded',
  languages: ['English'],
  carers: ['Ruth Ashdown'],
  everybodyIsChecked: false,
  approvals: [
    {
      kind: 'full',
      extendedUntil: null,
      valid: { from: day('2024-01-01'), until: day('2027-01-01') },
      resignationNoticeOn: null,
      maxChildren: 3,
      ages: { from: 0, to: 9 },
      sex: 'female',
      placementTypes: ['respite'],
      namedChild: 'E10009901/NAMED1',
    },
  ],
  skills: [
    { skill: 'newborn-care', validUntil: day('2026-03-10') },
    { skill: 'self-harm', validUntil: null },
  ],
  holds: [
    {
      scope: 'new-children',
      namedChild: null,
      valid: { from: day('2026-03-01'), until: day('2026-03-11') },
      reviewOn: null,
      decidedBy: 'Sam Holder',
    },
  ],
  unavailable: [{ places: 1, reason: 'allegation-or-investigation', valid: { from: day('2026-01-01'), until: null } }],
  fosteredChildren: [
    {
      childId: 'CHILD-1',
      responsibleAuthority: 'E10009901',
      siblingGroup: null,
      stay: { from: day('2025-01-01'), until: null },
      room: null,
      mustBeOnlyChild: false,
      mustNotLiveWith: [],
    },
  ],
  shortBreaks: [],
};
const hub = {
  householdId: 'id-1',
  name: 'Harbour',
  role: 'hub',
  hubBeds: 1,
  valid: { from: day('2025-01-01'), until: null },
} as const;

describe('a vacancy list', () => {
  const list = vacancyList('E10009901', [{ household: home, memberships: [hub] }], day('2026-03-10'));

  it('is what its schema says, and counts as the register counts', () => {
    expect(faults('vacancy-list', JSON.parse(JSON.stringify(list)))).toEqual([]);
    expect(list.vacancies).toEqual([
      {
        ...{ household: 'F-1', on: '2026-03-10', places: 4, childrenLivingThere: 1, adultsStayingPut: 1 },
        ...{ hubBeds: 1, notAvailable: 1, vacant: 0, isOnHold: true },
      },
    ]);
    expect(list.households[0]).toMatchObject({
      area: { postcodeSector: 'ZN4 7', authority: 'E10009902' },
      approval: { lastDay: '2026-12-31', isForOneNamedChild: true },
      skills: ['self-harm'],
    });
    expect(list.constellations).toEqual([
      { name: 'Harbour', on: '2026-03-10', hub: 'F-1', hubBeds: 1, satellites: [], childrenLivingThere: 1 },
    ]);
  });

  it('names nobody and gives no reason', () => {
    const text = JSON.stringify(list);
    for (const secret of ['Ashdown', 'Ruth', 'NAMED1', 'CHILD-1', 'Sam Holder', 'allegation', 'id-1']) {
      expect(text).not.toContain(secret);
    }
  });

  it('on a day without an approval has no vacancy', () => {
    const later = vacancyList(
      'E10009901',
      [{ household: { ...home, unavailable: [] }, memberships: [] }],
      day('2027-01-01'),
    );
    expect(later.households[0]?.approval).toBeNull();
    expect(later.vacancies[0]).toMatchObject({ vacant: 0, hubBeds: 0, isOnHold: false });
  });
});
