import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type Clearance, type RequestWithClearances } from './clearances.operations.js';
import { clearanceInWords, presentClearances, questionsFor } from './clearances.presenter.js';

const notice: Clearance = {
  id: 'c-1',
  home: { id: 'home-1' },
  kindName: 'notice to the authority where the home is',
  authority: { code: 'E10009902', name: 'Fenbury' },
  approverName: null,
  evidence: [],
  givenBy: 'Amara Nwosu',
  givenOn: day('2026-02-04'),
  recordedBy: 'Amara Nwosu',
  withdrawn: null,
};
const approval: Clearance = {
  ...notice,
  id: 'c-2',
  kindName: 'approval of a home outside the area',
  authority: null,
  approverName: 'the nominated officer',
  evidence: ['relatives were consulted', 'the reviewing officer was consulted'],
  givenBy: 'Lee Marsh',
  withdrawn: { by: 'Amara Nwosu', because: 'Wrong home' },
};
const rule = (id: string) => ({ id, number: null, title: '', class: '', citation: '', basis: '' });
const request: RequestWithClearances = {
  id: 'request-1',
  reference: 'NH-1',
  child: { knownAs: 'Ruby', description: 'Ruby, girl of 8', authority: { code: 'E10009901', name: 'Marlshire' } },
  clearances: [notice, approval, { ...notice, id: 'c-3', home: { id: 'home-2' } }],
  latestRun: {
    whyNot: {
      household: { areaAuthority: null },
      findings: [
        { effect: 'BEFORE_PLACING', sentence: 'Kestrel Care has to consent.', rule: rule('service-consent') },
        { effect: 'MET', sentence: 'Fenbury was told.', rule: rule('notice-to-area') },
        { effect: 'COSTS_POINTS', sentence: 'Far.', rule: rule('near-home') },
      ],
    },
  },
};
const home = { id: 'home-1', name: 'Cedar House', reference: 'H-3', serviceName: 'Kestrel Care' };

describe('consents, approvals and notices', () => {
  it('say who, when, whose, by what evidence, and why one was withdrawn', () => {
    expect(clearanceInWords(notice)).toBe(
      'Notice to the authority where the home is, Fenbury: Amara Nwosu, 4 February 2026.',
    );
    expect(clearanceInWords(approval)).toBe(
      'Approval of a home outside the area, by the nominated officer: Lee Marsh, 4 February 2026. Evidence: relatives were consulted and the reviewing officer was consulted. Withdrawn by Amara Nwosu: Wrong home.',
    );
  });

  it('are of one home; what the search still asks of others comes first', () => {
    const model = presentClearances(request, home, true);
    expect(model.asked).toEqual(['Kestrel Care has to consent.']);
    expect(model.recorded.map(({ href }) => href)).toEqual([
      '/requests/request-1/homes/home-1/clearances/withdraw/c-1',
      null,
    ]);
    expect(model.links).toHaveLength(5);
    expect(presentClearances({ ...request, latestRun: null }, home, true).asked).toEqual([]);
  });

  it('lead nowhere for somebody who may only read', () => {
    const model = presentClearances(request, home, false);
    expect([model.links, model.recorded.map(({ href }) => href)]).toEqual([[], [null, null]]);
  });

  it('ask only what belongs to each', () => {
    const asked = (kind: Parameters<typeof questionsFor>[0]) => questionsFor(kind).map(({ path }) => path.slice(10));
    expect(asked('consent-of-service')).toEqual(['givenBy', 'givenOn']);
    expect(asked('notice-to-area')).toEqual(['authority', 'givenBy', 'givenOn']);
    expect(asked('approval-outside-area')).toEqual(['approver', 'givenBy', 'givenOn', 'evidence']);
    expect(asked('approval-key-stage-4')).toEqual(['approver', 'givenBy', 'givenOn']);
  });
});
