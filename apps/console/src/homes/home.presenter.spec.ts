import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type Home } from './home.operations.js';
import { presentHomePage } from './home.presenter.js';

const today = day('2026-11-23');
const since = (firstDay: string, lastDay: string | null = null) => ({
  ...{ firstDay: day(firstDay), lastDay: lastDay === null ? null : day(lastDay) },
});
const norchester = { code: 'E10009901', name: 'Norchester' };

/** A home of which little is recorded and nothing is wrong. */
const home = (more: Partial<Home> = {}): Home => ({
  id: 'home-1',
  reference: 'NF1',
  name: 'Carer Elm',
  serviceName: 'Norchester Fostering',
  area: { postcodeSector: 'ZN4 7' },
  setting: 'FOSTER_HOME',
  places: 3,
  fosteredChildren: 1,
  stayingPutAdults: 0,
  hubBeds: 0,
  approvals: [
    {
      kind: 'FULL',
      days: since('2019-05-14'),
      extendedTo: null,
      mostChildren: 2,
      ageFrom: 5,
      ageTo: 12,
      sex: 'male',
      placementTypes: [{ id: 'short-term', name: 'short-term' }],
      resignationNoticeOn: null,
    },
  ],
  agreement: 'SIGNED',
  agreementSignedOn: day('2019-06-02'),
  lastReviewOn: day('2025-11-23'),
  everybodyIsChecked: true,
  rooms: null,
  members: [],
  holds: [],
  notAvailable: [],
  exemptions: [],
  sharingAgreements: [],
  frameworks: [],
  childrenOnShortBreaks: 0,
  connectedChildren: 0,
  petKinds: [],
  adaptations: null,
  languages: [],
  faithsSupported: null,
  culturesSupported: null,
  skills: [],
  training: [],
  experience: [],
  preference: null,
  unplannedEndings: null,
  ...more,
});
const rowsOf = (more: Partial<Home> = {}): Record<string, string> =>
  Object.fromEntries(
    presentHomePage(home(more), today).parts.flatMap(({ rows }) => rows.map(({ key, value }) => [key, value])),
  );
const lookAt = (more: Partial<Home>) => presentHomePage(home(more), today).lookAt;

describe('the page of a home', () => {
  it('says terms, agreement and review, and what nobody recorded', () => {
    expect(presentHomePage(home(), today).lookAt).toEqual([]);
    expect(rowsOf()).toMatchObject({
      'Approved since 14 May 2019': '2 children, ages 5 to 12, boys only, short-term placements.',
      'Foster care agreement': 'Signed on 2 June 2019',
      'Places not available': 'None recorded',
      'Bedrooms for fostered children': 'Not recorded',
      Pets: 'None',
      Adaptations: 'Not recorded',
      'Skills, training and experience': 'Not recorded',
      'What the carers prefer': 'Not recorded',
      'Exemptions and agreements': 'None recorded',
    });
  });

  it('says what is in force, what ended and what is to come', () => {
    const carerBreak = { id: 'carer-break', name: 'carer taking a break' };
    const said = rowsOf({
      notAvailable: [
        { places: 2, reason: carerBreak, days: since('2026-11-01', '2026-11-22') },
        { places: 1, reason: carerBreak, days: since('2026-11-24', '2026-12-24') },
      ],
      holds: [{ scope: 'all', days: since('2026-11-23'), reviewOn: null, decidedBy: 'Ann' }],
      exemptions: [{ authority: norchester, children: 4, days: since('2026-01-05', '2026-11-23') }],
    });
    expect(said).toMatchObject({
      '2 places not available': 'Carer taking a break, from 1 November 2026 to 22 November 2026 (ended)',
      '1 place not available': 'Carer taking a break, from 24 November 2026 to 24 December 2026 (to come)',
      'Hold on everybody': 'Since 23 November 2026, decided by Ann. No review is planned. Policy, not law.',
      'Exemption from the usual fostering limit':
        'By Norchester, names 4 children, from 5 January 2026 to 23 November 2026',
    });
    expect(said).not.toHaveProperty('Places not available');
  });

  it('tells the beds of a hub, and only of a hub', () => {
    expect(rowsOf({ hubBeds: 2 })['Kept for sleepovers of the constellation']).toBe('2 beds');
    expect(rowsOf()).not.toHaveProperty('Kept for sleepovers of the constellation');
  });

  it('leads those who may to what can be recorded, and to the end of what holds', () => {
    const more = {
      exemptions: [
        { authority: norchester, children: 4, days: since('2025-01-05', '2026-11-22') },
        { authority: norchester, children: 4, days: since('2026-01-05', '2026-11-23') },
      ],
      sharingAgreements: [{ authority: norchester, children: 2, agreedOn: day('2026-02-03'), assessedOn: null }],
    };
    const hrefs = (mayRecord: boolean): readonly string[] =>
      presentHomePage(home(more), today, mayRecord).parts.flatMap(({ rows, links }) => [
        ...rows.flatMap(({ change }) => change?.href ?? []),
        ...links.map(({ href }) => href),
      ]);
    expect(hrefs(false)).toEqual([]);
    expect(hrefs(true)).toEqual([
      '/homes/home-1/bedrooms',
      '/homes/home-1/exemption/1/end',
      '/homes/home-1/sharing/0/withdraw',
      '/homes/home-1/exemption',
      '/homes/home-1/sharing',
    ]);
    expect(presentHomePage(home(), today, true, true).notice).toBe('Saved. The next search of each child reads it.');
    expect(presentHomePage(home(), today, true).notice).toBeNull();
  });

  it('puts first what keeps a child out or is overdue', () => {
    const [approval] = home().approvals;
    expect(lookAt({ approvals: [{ ...approval!, days: since('2019-05-14', '2026-11-22') }] })).toEqual([
      'No approval holds today.',
    ]);
    expect(lookAt({ approvals: [{ ...approval!, days: since('2019-05-14', '2026-11-23') }] })).toEqual([]);
    expect(lookAt({ approvals: [{ ...approval!, resignationNoticeOn: day('2026-11-03') }] })).toEqual([
      'The carer gave notice on 3 November 2026.',
    ]);
    expect(lookAt({ lastReviewOn: day('2025-11-22') })).toEqual([
      'The approval was last reviewed on 22 November 2025, more than a year ago. It still holds.',
    ]);
    expect(lookAt({ agreement: 'NONE', everybodyIsChecked: false })).toEqual([
      'There is no foster care agreement.',
      'A criminal record check is not recorded for everybody.',
    ]);
    const skill = { id: 'self-harm', name: 'self-harm' };
    expect(lookAt({ skills: [{ skill, lastDay: day('2026-11-22') }] })).toEqual([
      'Skill or training has lapsed: self-harm.',
    ]);
    expect(lookAt({ skills: [{ skill, lastDay: today }] })).toEqual([]);
    const scope = 'new-children' as const;
    const hold = { scope, reviewOn: null, decidedBy: 'Ann', days: since('2026-11-01', '2026-11-23') };
    expect(lookAt({ holds: [hold] })).toEqual(['A hold on new children is in force (policy, not law).']);
    expect(lookAt({ holds: [{ ...hold, days: since('2026-11-01', '2026-11-22') }] })).toEqual([]);
  });

  it('tells what the carers prefer as a preference', () => {
    const preference = {
      ...{ ageFrom: 3, ageTo: 8, mostChildren: 2, sex: 'female' as const, takesSiblings: false },
      notReadyFor: [{ id: 'fire-setting', name: 'fire setting' }],
    };
    expect(rowsOf({ preference })['What the carers prefer']).toBe(
      'Ages 3 to 8, girls, no more than 2 children, no brothers and sisters, not ready for fire setting',
    );
  });
});
