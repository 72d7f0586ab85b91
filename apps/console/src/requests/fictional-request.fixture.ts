import { day } from '#kernel';
import {
  type Finding,
  type MatchRun,
  type PlacementRequest,
  type RankedHome,
  type Rule,
} from './request.operations.js';

/** One fictional request and its homes, for specs. Nothing in it is symmetric, so that what is swapped is seen. */

export const vacantPlace: Rule = {
  id: 'vacant-place',
  number: 'R-39',
  title: 'A vacant place',
  class: 'BLOCK',
  citation: 'Children Act 1989 s23CZA; local',
  basis: 'recalled',
};

const nearHome: Rule = {
  id: 'near-home',
  number: null,
  title: 'Near the child’s home',
  class: 'DUTY',
  citation: 'Children Act 1989 s22C(8)(a)',
  basis: 'read',
};

export const finding = (effect: Finding['effect'], more: Partial<Finding> = {}): Finding => ({
  rule: effect === 'BLOCKS' ? vacantPlace : nearHome,
  effect,
  points: 0,
  dueOn: null,
  sentence: `A sentence of ${effect}.`,
  remedy: null,
  ...more,
});

export const home = (place: number, more: Partial<RankedHome> = {}): RankedHome => ({
  place,
  standing: 'ELIGIBLE',
  points: 91,
  milesFromHome: 2.4,
  milesFromSchool: 3.7,
  authorityNeeded: [],
  findings: [],
  household: {
    id: `home-${place}`,
    reference: `NF${place}`,
    name: `Carer ${place}`,
    serviceName: 'Norchester Fostering',
    serviceKind: 'AUTHORITY',
    areaAuthority: { code: 'E10009901', name: 'Norchester' },
    vacantPlaces: 1,
    places: 3,
    area: { easting: 604100, northing: 309400, postcodeSector: 'ZN4 7' },
    constellation: null,
  },
  ...more,
});

export const run: MatchRun = {
  id: 'run-1',
  status: 'FINISHED',
  progressPercent: 100,
  requestedAt: '2026-11-23T15:05:00Z',
  requestedBy: 'Amara Nwosu',
  finishedAt: '2026-11-23T15:05:02Z',
  judgedOn: day('2026-11-23'),
  policyVersion: 4,
  engineVersion: '1',
  factsDigest: 'sha256:4f1c',
  failure: null,
  counts: { register: 412, eligible: 23, needsAuthority: 1, nearMisses: 9, excluded: 379 },
  excludedByRule: [{ rule: vacantPlace, households: 288 }],
};

export const request: PlacementRequest = {
  id: 'request-1',
  reference: 'PR-0042',
  status: 'OPEN',
  urgency: 'EMERGENCY',
  openedOn: day('2026-11-20'),
  closedOn: null,
  neededBy: day('2026-11-21'),
  startsOn: day('2026-11-27'),
  expectedUntil: day('2027-05-31'),
  placementType: { id: 'short-term', name: 'short-term' },
  needs: [{ id: 'going-missing', name: 'going missing' }],
  child: {
    code: 'NC004711',
    knownAs: 'Ruby',
    description: 'Ruby, girl of 7',
    authority: { code: 'E10009901', name: 'Norchester' },
  },
  school: { name: 'Holm Lane Primary' },
  schoolMustContinue: true,
  siblingsNote: null,
  facts: { inWords: [] },
  record: {
    inWords: [
      { field: 'requirements.pets', words: 'can live with pets' },
      { field: 'risks.goingMissing', words: 'risk present' },
    ],
  },
  summary: 'Ruby likes dogs.',
  homeArea: { easting: 601000, northing: 307000, postcodeSector: 'ZN4 1' },
  schoolArea: null,
  latestRun: run,
};
