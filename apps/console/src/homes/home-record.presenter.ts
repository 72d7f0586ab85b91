import { longDate } from '#kernel';
import { formName, type TypedRecord } from '../requests/record-form.js';
import { type RecordQuestion } from '../requests/record-questions.js';
import { counted } from '../words/words.js';
import { type HomeToRecord, type PointedAt } from './home-record.operations.js';

/** How many bedrooms the form has room for. */
const placesForBedrooms = 6;
const namesOfChildren =
  'Code of the authority, a slash and the code of the child, like E10009901/4711; with ; between them';

export const bedroomQuestions: readonly RecordQuestion[] = Array.from({ length: placesForBedrooms }, (_, at) => [
  {
    path: `room${at}.name`,
    label: `Bedroom ${at + 1}`,
    kind: 'text',
    hint: 'What people call it, like Attic',
  } as const,
  { path: `room${at}.beds`, label: `Beds in bedroom ${at + 1}`, kind: 'count' } as const,
]).flat();

export const exemptionQuestions: readonly RecordQuestion[] = [
  {
    ...({ path: 'exemption.authority', label: 'Granted by', kind: 'choice', list: 'authorities' } as const),
    hint: 'The authority where the home is',
  },
  { path: 'exemption.children', label: 'Children it names', kind: 'text', hint: namesOfChildren },
  { path: 'exemption.firstDay', label: 'First day', kind: 'date' },
  { path: 'exemption.lastDay', label: 'Last day', kind: 'date', hint: 'Leave blank while no end is known' },
];

export const endOfExemption: readonly RecordQuestion[] = [{ path: 'end.lastDay', label: 'Last day', kind: 'date' }];

export const sharingQuestions: readonly RecordQuestion[] = [
  { path: 'agreement.authority', label: 'Agreed by', kind: 'choice', list: 'authorities' },
  { path: 'agreement.children', label: 'Children who share', kind: 'text', hint: namesOfChildren },
  { path: 'agreement.agreedOn', label: 'Day of the agreement', kind: 'date' },
  {
    ...({ path: 'agreement.assessedOn', label: 'Day of the recorded assessment', kind: 'date' } as const),
    hint: 'Without it the agreement is not enough',
  },
];

/** @returns what is recorded, as if it had been typed. */
export const typedBedrooms = ({ rooms }: HomeToRecord): TypedRecord =>
  Object.fromEntries(
    (rooms ?? []).slice(0, placesForBedrooms).flatMap(({ name, beds }, at) => [
      [formName(`room${at}.name`), [name]],
      [formName(`room${at}.beds`), [String(beds)]],
    ]),
  );

export interface ReadBedrooms {
  readonly rooms: readonly { readonly name: string; readonly beds: number }[];
  readonly errors: Readonly<Record<string, string>>;
}

/** A line that is left blank is no bedroom. */
export function readBedrooms(typed: TypedRecord): ReadBedrooms {
  const errors: Record<string, string> = {};
  const rooms = Array.from({ length: placesForBedrooms }, (_, at) => {
    const [nameField, bedsField] = [formName(`room${at}.name`), formName(`room${at}.beds`)];
    const [name = ''] = typed[nameField] ?? [];
    const [beds = ''] = typed[bedsField] ?? [];
    if (name === '' && beds === '') return [];
    if (name === '') errors[nameField] = `Say what bedroom ${at + 1} is called, or clear its beds`;
    if (!/^[1-6]$/.test(beds)) errors[bedsField] = `Beds in bedroom ${at + 1} must be a whole number from 1 to 6`;
    return [{ name, beds: Number(beds) }];
  }).flat();
  if (rooms.length === 0) errors[formName('room0.name')] = 'Give at least one bedroom';
  return { rooms, errors };
}

/** A home with more bedrooms than the form has room for is not written with it, or the rest would be lost. */
export const hasTooManyBedrooms = ({ rooms }: HomeToRecord): boolean => (rooms ?? []).length > placesForBedrooms;

/** @returns the exemption at a position, in words and as the api is told of it; null where there is none. */
export function exemptionAt(home: HomeToRecord, position: number): { words: string; pointed: PointedAt } | null {
  const exemption = home.exemptions[position];
  if (exemption === undefined) return null;
  const { authority, children, days } = exemption;
  const until = days.lastDay === null ? '' : `, to ${longDate(days.lastDay)}`;
  return {
    words: `Exemption by ${authority.name}, names ${counted(children, 'child', 'children')}, from ${longDate(days.firstDay)}${until}.`,
    pointed: { position, authority: authority.code, on: days.firstDay },
  };
}

/** @returns the agreement at a position, in words and as the api is told of it; null where there is none. */
export function agreementAt(home: HomeToRecord, position: number): { words: string; pointed: PointedAt } | null {
  const agreement = home.sharingAgreements[position];
  if (agreement === undefined) return null;
  const { authority, children, agreedOn } = agreement;
  return {
    words: `Agreement of ${authority.name} on ${longDate(agreedOn)}, names ${counted(children, 'child', 'children')}.`,
    pointed: { position, authority: authority.code, on: agreedOn },
  };
}

/** @returns the children that were typed, one after the other. */
export const childrenIn = (typed: unknown): readonly string[] =>
  typeof typed === 'string'
    ? typed
        .split(/[;,]/)
        .map((child) => child.trim())
        .filter((child) => child !== '')
    : [];
