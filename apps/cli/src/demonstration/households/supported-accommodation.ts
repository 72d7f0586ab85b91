import { ageOn, type DayNumber } from '../calendar.js';
import { type Chance, chanceOf } from '../chance.js';
import { type Journey } from '../episodes/stay.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { carerFirstName, surname } from '../people/names.js';
import { type FactsOfHome, type HouseholdWithFacts } from './facts.js';
import { type Living } from './household.js';
import { type Provider } from './providers.js';
import { skillsOf } from './skills.js';

export interface SupportedAccommodationAsked {
  readonly seed: number;
  readonly on: DayNumber;
  readonly providers: readonly Provider[];
  readonly journeys: readonly Journey[];
  /** Children a home is wanted for: where they move to is not known yet, so they are written down nowhere. */
  readonly waiting: ReadonlySet<string>;
}

const howMany = 12;
/** Small houses: with a young person more there live three at most. */
const mostLivingThere = 2;

/**
 * Supported accommodation for young people of 16 and 17: houses the county has an agreement with, each with a place or two
 * free. The young people who live there are those the returns tell of.
 */
export function supportedAccommodation(asked: SupportedAccommodationAsked): HouseholdWithFacts[] {
  const livingAt = (provider: Provider): Living[] =>
    asked.journeys.flatMap(({ child, stays, ended }) => {
      const stay = stays.at(-1);
      if (ended !== null || stay?.provider !== provider || asked.waiting.has(child.code)) return [];
      const { code, sex } = child;
      return [
        {
          ...{ authority: demonstrationAuthorityCode, code, sex, from: stay.from, lastDay: null, siblings: '' },
          ageInYears: ageOn(child.born, asked.on),
        },
      ];
    });
  return asked.providers
    .filter(({ type }) => type === 'Supported accommodation')
    .map((provider) => ({ provider, living: livingAt(provider) }))
    .filter(({ living }) => living.length <= mostLivingThere)
    .slice(0, howMany)
    .map(({ provider, living }, at) => {
      const reference = `SA-${String(at + 1).padStart(4, '0')}`;
      return houseOf(reference, provider, living, asked.on, chanceOf(asked.seed, `supported/${reference}`));
    });
}

function houseOf(
  reference: string,
  provider: Provider,
  living: readonly Living[],
  on: DayNumber,
  chance: Chance,
): HouseholdWithFacts {
  const keyWorker = `${carerFirstName(chance)} ${surname(chance)}`;
  const places = living.length + chance.whole(1, 2);
  const agreedFrom = on - chance.whole(200, 700);
  return {
    ...{ reference, name: provider.name, service: provider.name, kind: 'supported', home: null },
    ...{ postcode: provider.postcode, places, bedrooms: places, living, carers: [keyWorker] },
    ...{ approvedFrom: agreedFrom, approvedLastDay: null, resignedOn: null },
    terms: { number: null, ages: null, sex: null, types: [], child: '' },
    skills: skillsOf('supported', on, chance),
    ...{ languages: [], pets: 'no', ownChildrenAges: [], stayingPut: 0 },
    ...{ hold: null, notAvailable: [], membership: null },
    facts: factsOf(keyWorker, living, places, agreedFrom, on, chance),
  };
}

/** What is asked of carers alone, agreements and reviews, is blank: a house is registered and inspected instead. */
const factsOf = (
  keyWorker: string,
  living: readonly Living[],
  places: number,
  agreedFrom: DayNumber,
  on: DayNumber,
  chance: Chance,
): FactsOfHome => ({
  frameworks: [{ authority: demonstrationAuthorityCode, from: agreedFrom, lastDay: agreedFrom + 4 * 365 }],
  ...{ approvalKind: null, extendedTo: null, agreement: null, lastReviewOn: null },
  rooms: Array.from({ length: places }, (_, at) => ({ name: `Room ${at + 1}`, beds: 1 })),
  sleepers: living.map((_, at) => ({ room: `Room ${at + 1}`, onlyChild: false, notWith: '' })),
  ...{ members: [], exemptions: [], sharing: [], shortBreaks: [], connectedTo: [], petKinds: [] },
  adaptations: chance.happens(0.3) ? ['step-free', 'ground-floor-bedroom'] : [],
  ...{ faiths: ['none', 'christian', 'muslim'], cultures: [], training: [], experience: [] },
  ...{ unplannedEndings: chance.whole(0, 2), preference: null },
  carers: [
    {
      ...{ name: keyWorker, born: on - chance.whole(28 * 365, 60 * 365), offence: 'no' },
      ...{ checkedOn: on - chance.whole(30, 900), trainedOn: on - chance.whole(100, 900) },
    },
  ],
});
