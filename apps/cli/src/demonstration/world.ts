import { type LocalDate } from '#kernel';
import { type DayNumber, dayNumberOf, lastYearEnd } from './calendar.js';
import { episodesOf } from './episodes/episode.js';
import { type Journeys, liveJourneys } from './episodes/journeys.js';
import { legalStatusesOf, needCodeOf } from './episodes/legal-status.js';
import { type Reported, returnYearEndingIn } from './episodes/reported.js';
import { shortBreaks } from './episodes/short-breaks.js';
import { type BorderMap, traceBorders } from './geography/borders.js';
import { growLand } from './geography/land.js';
import { authorityPlans, demonstrationAuthorityCode } from './geography/plan.js';
import { postcodeFinder } from './geography/postcode-finder.js';
import { plantPostcodes, type Postcode } from './geography/postcodes.js';
import { type HouseholdWithFacts, withFacts } from './households/facts.js';
import { type Provider, providersOf } from './households/providers.js';
import { registerOf } from './households/register.js';
import { supportedAccommodation } from './households/supported-accommodation.js';
import { entrantsOf } from './people/entrants.js';
import { type SiblingGroup } from './people/child.js';
import { type PlacementRequest } from './requests/request.js';
import { requestsOf } from './requests/requests.js';
import { schoolsOf } from './requests/schools.js';

export interface WorldAsked {
  readonly seed: number;
  /** The day the demonstration stands at. */
  readonly on: LocalDate;
}

/** The whole demonstration, before it is written to files. */
export interface World {
  readonly map: BorderMap;
  readonly postcodes: readonly Postcode[];
  readonly providers: readonly Provider[];
  readonly reported: readonly Reported[];
  readonly households: readonly HouseholdWithFacts[];
  readonly requests: readonly PlacementRequest[];
  /** The years of the five returns, oldest first. */
  readonly returnYears: readonly number[];
}

/** How long the county lives before the first day that is reported, so that it has children of every length of care. */
const warmUpYears = 14;
export const returnsSent = 5;
/** Care leavers are reported around their birthdays up to the 21st. */
const leaversAreReportedDays = 5 * 366;
const entriesInAYear = 390;
/** 400 leave and 390 start in a year: ten fewer are looked after each year. */
const lookedAfterAtTheEnd = 1000;
const fewerEachYear = 10;

/** Grows the demonstration from its seed: the same seed and day give the same world. */
export function growWorld({ seed, on }: WorldAsked): World {
  const land = growLand(seed);
  const map = traceBorders(land, authorityPlans.length);
  const postcodes = plantPostcodes(seed, land);
  const finder = postcodeFinder(postcodes);
  const providers = providersOf(seed, finder);
  const takenCodes = new Set<string>();
  const today = dayNumberOf(on);
  const lastEnd = lastYearEnd(on);
  const lastYear = Number(lastEnd.slice(0, 4));
  const firstYear = lastYear - returnsSent - warmUpYears + 1;
  const homes = finder.inAuthority(demonstrationAuthorityCode);
  const groups: SiblingGroup[] = [];
  for (let endsIn = firstYear; endsIn <= lastYear + 1; endsIn += 1) {
    const year = returnYearEndingIn(endsIn);
    const until = Math.min(year.until, today + 1);
    const children = Math.round((entriesInAYear * (until - year.from)) / (year.until - year.from));
    if (children < 1) continue;
    groups.push(...entrantsOf({ seed, year: String(endsIn), from: year.from, until, children, homes, takenCodes }));
  }
  const stockOn = (at: DayNumber): number =>
    lookedAfterAtTheEnd + (fewerEachYear * (dayNumberOf(lastEnd) - at)) / 365.25;
  const from = returnYearEndingIn(firstYear).from;
  const lived = liveJourneys({ seed, from, until: today + 1, groups, stockOn, finder, providers });
  const firstReported = returnYearEndingIn(lastYear - returnsSent + 1).from;
  const breaks = shortBreaks(seed, firstReported, returnYearEndingIn(lastYear).until, finder, takenCodes);
  const households = registerOf({ seed, on: today, homes: lived.homes, providers, finder, takenCodes });
  const schools = schoolsOf(seed, finder);
  const requests = requestsOf({ seed, on: today, journeys: lived.journeys, households, schools, finder, takenCodes });
  const returnYears = Array.from({ length: returnsSent }, (_, at) => lastYear - returnsSent + 1 + at);
  return {
    map,
    postcodes,
    providers,
    reported: [...reportedOf(seed, lived, firstReported), ...breaks],
    households: [
      ...withFacts({ seed, on: today, households, requests }),
      ...supportedAccommodation({
        ...{ seed, on: today, providers, journeys: lived.journeys },
        waiting: new Set(requests.map(({ child }) => child)),
      }),
    ],
    requests,
    returnYears,
  };
}

/** Whoever left care before the first return, and turned 21, is in none of them. */
const reportedOf = (seed: number, { journeys }: Journeys, firstReported: DayNumber): Reported[] =>
  journeys
    .filter(({ ended }) => ended === null || ended > firstReported - leaversAreReportedDays)
    .map((journey) => ({
      child: journey.child,
      journey,
      needCode: needCodeOf(seed, journey),
      homePostcode: journey.group.home.text,
      episodes: episodesOf(journey, legalStatusesOf(seed, journey)),
    }));
