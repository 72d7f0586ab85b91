import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { faultsOfClearance, type WrittenClearance } from './clearance.js';

const [ours, theirs] = ['E10009901', 'E10009907'];
const today = day('2026-03-02');
const consent: WrittenClearance = {
  householdId: 'household-1',
  kind: 'consent-of-service',
  authority: null,
  approver: null,
  evidence: [],
  givenBy: 'Jo Park, registered manager',
  givenOn: today,
};
const approval: WrittenClearance = {
  ...consent,
  kind: 'approval-outside-area',
  approver: 'nominated-officer',
  evidence: ['care-plan', 'relatives-consulted'],
};
const faults = (clearance: WrittenClearance) => faultsOfClearance(clearance, ours, today);

describe('a consent, an approval or a notice', () => {
  it.each([
    [consent],
    [{ ...consent, kind: 'consent-of-authority', authority: theirs }],
    [{ ...consent, kind: 'notice-to-area', authority: theirs }],
    [approval],
    [{ ...approval, evidence: [], approver: 'director-of-childrens-services' }],
    [{ ...approval, kind: 'approval-key-stage-4', evidence: [] }],
    [{ ...consent, givenBy: 'x'.repeat(200) }],
  ])('is kept as it is: %j', (clearance) => {
    expect(faults(clearance)).toEqual([]);
  });

  it.each([
    [{ ...consent, kind: 'a-nod' }, [{ kind: 'clearance-word-not-known', field: 'kind', word: 'a-nod' }]],
    [{ ...consent, authority: theirs }, [{ kind: 'not-of-this-kind', field: 'authority' }]],
    [{ ...consent, kind: 'notice-to-area' }, [{ kind: 'authority-not-named', field: 'authority' }]],
    [
      { ...consent, kind: 'notice-to-area', authority: 'Fenbury' },
      [{ kind: 'authority-not-named', field: 'authority' }],
    ],
    [
      { ...consent, kind: 'consent-of-authority', authority: ours },
      [{ kind: 'own-authority-named', field: 'authority' }],
    ],
    [{ ...consent, approver: 'nominated-officer' }, [{ kind: 'not-of-this-kind', field: 'approver' }]],
    [{ ...approval, approver: null }, [{ kind: 'approver-not-named', field: 'approver' }]],
    [{ ...approval, approver: 'mayor' }, [{ kind: 'clearance-word-not-known', field: 'approver', word: 'mayor' }]],
    [{ ...approval, kind: 'approval-key-stage-4' }, [{ kind: 'not-of-this-kind', field: 'evidence' }]],
    [{ ...approval, evidence: ['luck'] }, [{ kind: 'clearance-word-not-known', field: 'evidence', word: 'luck' }]],
    [{ ...consent, givenBy: ' ' }, [{ kind: 'giver-not-named', field: 'givenBy', mostCharacters: 200 }]],
    [{ ...consent, givenBy: 'x'.repeat(201) }, [{ kind: 'giver-not-named', field: 'givenBy', mostCharacters: 200 }]],
    [{ ...consent, givenOn: day('2026-03-03') }, [{ kind: 'given-after-today', field: 'givenOn', today }]],
  ])('is not kept: %j', (clearance, wrong) => {
    expect(faults(clearance)).toEqual(wrong);
  });
});
