import { longDate, parseLocalDate } from '#kernel';
import {
  actualPlacementTypes,
  additionalSupports,
  communicationNeedAnswers,
  communicationRequirements,
  culturalNeedAnswers,
  livingCompanions,
  type LocationToAvoid,
  neededWithin,
  outOfAreaReasons,
  petAnswers,
  type PlacementRecord,
  placingAtDistanceReasons,
  type RegularPlace,
  riskLevels,
  suitabilities,
  visitPeriods,
} from '#register/core';

/** One thing recorded, in words for people. */
export interface RecordedAnswer {
  /** Its path, as `requirements.pets`. */
  readonly field: string;
  readonly words: string;
}

const wordsOfField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  neededWithin,
  outOfAreaReason: outOfAreaReasons,
  communicationNeeds: communicationNeedAnswers,
  communicationRequirements,
  culturalNeeds: culturalNeedAnswers,
  livingCompanions,
  pets: petAnswers,
  additionalSupport: additionalSupports,
  placingAtDistanceReason: placingAtDistanceReasons,
  placementType: actualPlacementTypes,
};

const inPounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

const inSector = (sector: string | null): string => (sector === null ? '' : ` (${sector})`);
const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const placeInWords = (place: RegularPlace | LocationToAvoid): string =>
  'times' in place
    ? `${place.place}${inSector(place.postcodeSector)}, ${times(place.times)} ${visitPeriods[place.period]}`
    : `${place.place}${inSector(place.postcodeSector)}${place.reason === null ? '' : `: ${place.reason}`}`;

function inWords(section: string, field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one: unknown) => inWords(section, field, one)).join('; ');
  if (typeof value === 'object') return placeInWords(value as RegularPlace | LocationToAvoid);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return field.endsWith('Pence') ? inPounds.format(value / 100) : String(value);
  const text = String(value);
  if (field.endsWith('On')) {
    const date = parseLocalDate(text);
    return date.ok ? longDate(date.value) : text;
  }
  const words: Readonly<Record<string, string>> | undefined =
    section === 'risks' ? riskLevels : section === 'recommendation' ? suitabilities : wordsOfField[field];
  return words?.[text] ?? text;
}

/** @returns what is recorded, in the order of the record; what is not recorded is absent. */
export function recordedAnswers({ details, actualPlacement, qualityAssurance }: PlacementRecord): RecordedAnswer[] {
  const sections = Object.entries({ ...details, actualPlacement: actualPlacement ?? {}, qualityAssurance });
  return sections.flatMap(([section, facts]) =>
    Object.entries(facts as Readonly<Record<string, unknown>>).flatMap(([field, value]) =>
      value === null || value === undefined || (Array.isArray(value) && value.length === 0)
        ? []
        : [{ field: `${section}.${field}`, words: inWords(section, field, value) }],
    ),
  );
}
