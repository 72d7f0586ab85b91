import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { formName } from '../requests/record-form.js';
import { type HomeToRecord } from './home-record.operations.js';
import {
  agreementAt,
  childrenIn,
  exemptionAt,
  hasTooManyBedrooms,
  readBedrooms,
  typedBedrooms,
} from './home-record.presenter.js';

const norchester = { code: 'E10009901', name: 'Norchester' };
const home: HomeToRecord = {
  id: 'home-1',
  name: 'Carer Elm',
  reference: 'NF1',
  serviceName: 'Norchester Fostering',
  rooms: [
    { name: 'Attic', beds: 2 },
    { name: 'Back', beds: 1 },
  ],
  exemptions: [
    { authority: norchester, children: 4, days: { firstDay: day('2026-01-05'), lastDay: day('2026-06-30') } },
    { authority: norchester, children: 1, days: { firstDay: day('2026-07-01'), lastDay: null } },
  ],
  sharingAgreements: [{ authority: norchester, children: 2, agreedOn: day('2026-02-03') }],
};

describe('the forms of a home', () => {
  it('read bedrooms as they were shown', () => {
    expect(readBedrooms(typedBedrooms(home))).toEqual({ rooms: home.rooms, errors: {} });
    expect(readBedrooms(typedBedrooms({ ...home, rooms: null })).errors).toEqual({
      [formName('room0.name')]: 'Give at least one bedroom',
    });
  });

  it('say which bedroom is half written', () => {
    const typed = {
      [formName('room1.beds')]: ['2'],
      [formName('room3.name')]: ['Attic'],
      [formName('room5.name')]: ['Back'],
      [formName('room5.beds')]: ['7'],
    };
    expect(readBedrooms(typed).errors).toEqual({
      [formName('room1.name')]: 'Say what bedroom 2 is called, or clear its beds',
      [formName('room3.beds')]: 'Beds in bedroom 4 must be a whole number from 1 to 6',
      [formName('room5.beds')]: 'Beds in bedroom 6 must be a whole number from 1 to 6',
    });
  });

  it('lose no bedroom of a large home', () => {
    const rooms = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Room ${at}`, beds: 1 }));
    expect([6, 7].map((count) => hasTooManyBedrooms({ ...home, rooms: rooms(count) }))).toEqual([false, true]);
    expect(hasTooManyBedrooms({ ...home, rooms: null })).toBe(false);
  });

  it('say what an end or a withdrawal is about, and name no child', () => {
    expect(exemptionAt(home, 0)).toEqual({
      words: 'Exemption by Norchester, names 4 children, from 5 January 2026, to 30 June 2026.',
      pointed: { position: 0, authority: 'E10009901', on: '2026-01-05' },
    });
    expect(exemptionAt(home, 1)?.words).toBe('Exemption by Norchester, names 1 child, from 1 July 2026.');
    expect(exemptionAt(home, 2)).toBeNull();
    expect(agreementAt(home, 0)).toEqual({
      words: 'Agreement of Norchester on 3 February 2026, names 2 children.',
      pointed: { position: 0, authority: 'E10009901', on: '2026-02-03' },
    });
    expect(agreementAt(home, 1)).toBeNull();
  });

  it('take children with ; or , between them', () => {
    expect(childrenIn(' E1/2 ; E1/3,E1/4;; ')).toEqual(['E1/2', 'E1/3', 'E1/4']);
    expect(childrenIn(undefined)).toEqual([]);
  });
});
