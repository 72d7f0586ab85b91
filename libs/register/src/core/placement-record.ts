import { type LocalDate, type Problem } from '#kernel';
import {
  type ActualPlacementType,
  type AdditionalSupport,
  type CommunicationNeedAnswer,
  type CommunicationRequirement,
  type CulturalNeedAnswer,
  type LivingCompanions,
  type NeededWithin,
  type OutOfAreaReason,
  type PetAnswer,
  type PlacingAtDistanceReason,
  type Risk,
  type RiskLevel,
  type Suitability,
  type VisitPeriod,
} from './placement-record-words.js';

/**
 * What the open placements standard (SHACL shapes 1.0.0) says of a request and of the placement made, section by section,
 * and what is useful beyond it. Null is "not recorded", an empty list "none recorded"; where the standard has words for
 * "not known" or "not specified" they are words here too, since somebody said so.
 */
export interface RequestAvailability {
  /** The authority's own id of this placement record, where it has one beside our reference. */
  readonly placementId: string | null;
  readonly neededWithin: NeededWithin | null;
  /** How many siblings the child should be placed with. */
  readonly siblingCount: number | null;
  /** Whether the preferred place is in the authority that looks after the child. */
  readonly preferredLocationIsLocal: boolean | null;
  readonly outOfAreaReason: OutOfAreaReason | null;
  readonly outOfAreaReasonOther: readonly string[];
  readonly preferredLocation: string | null;
}

export interface RequestRequirements {
  readonly communicationNeeds: CommunicationNeedAnswer | null;
  readonly communicationRequirements: readonly CommunicationRequirement[];
  readonly communicationRequirementsOther: readonly string[];
  readonly homeAdaptationRequired: boolean | null;
  readonly culturalNeeds: CulturalNeedAnswer | null;
  readonly culturalNeedsOther: readonly string[];
  readonly livingCompanions: LivingCompanions | null;
  readonly pets: PetAnswer | null;
  readonly additionalSupport: readonly AdditionalSupport[];
  readonly additionalSupportOther: readonly string[];
  /** Whether an order that deprives the child of liberty stands. */
  readonly deprivationOfLiberty: boolean | null;
}

export interface RequestRecommendation {
  readonly fosterCare: Suitability | null;
  readonly residentialCare: Suitability | null;
  readonly supportedAccommodation: Suitability | null;
}

export type RequestRisks = Readonly<Record<Risk, RiskLevel | null>>;

/** A place the child goes to, other than home and school, and how often. */
export interface RegularPlace {
  readonly place: string;
  readonly postcodeSector: string | null;
  /** So many times in each period. */
  readonly times: number;
  readonly period: VisitPeriod;
}

export interface LocationToAvoid {
  readonly place: string;
  readonly postcodeSector: string | null;
  readonly reason: string | null;
}

/** Useful beyond the standard. Planned or emergency, and whether school must continue, are on the request itself. */
export interface RequestCircumstances {
  /** The last day on which the placement may start. */
  readonly latestStartOn: LocalDate | null;
  readonly familyPostcodeSector: string | null;
  readonly closeToFamilyRecommended: boolean | null;
  readonly regularPlaces: readonly RegularPlace[];
  readonly locationsToAvoid: readonly LocationToAvoid[];
  /** Adults to children, as `2:1`. */
  readonly adultSupportRatio: string | null;
  /** Whether brothers and sisters are to live apart. */
  readonly siblingsAreSplit: boolean | null;
  readonly siblingSplitReason: string | null;
  readonly placingAtDistanceReason: PlacingAtDistanceReason | null;
}

/** What is said of a request beyond what a search needs. */
export interface RequestDetails {
  readonly availability: RequestAvailability;
  readonly requirements: RequestRequirements;
  readonly recommendation: RequestRecommendation;
  readonly risks: RequestRisks;
  readonly circumstances: RequestCircumstances;
}

/** The placement that was made, of whatever kind. Costs are whole pence a week, without VAT. */
export interface ActualPlacement {
  readonly placementType: ActualPlacementType;
  /** As the provider is registered; any text, since placements that are not registered are recorded too. */
  readonly providerUrn: string;
  /** The first half of the postcode, as `TA3`. */
  readonly outwardCode: string;
  readonly locationWasPreferred: boolean;
  /** The question as asked. The standard's isEducationContinuous is the other way round: true there is false here. */
  readonly educationWasDisrupted: boolean;
  readonly siblingsPlacedTogether: number;
  readonly totalWeeklyPence: number;
  readonly coreWeeklyPence: number | null;
  readonly additionalSupportWeeklyPence: number | null;
  readonly educationWeeklyPence: number | null;
  readonly otherWeeklyPence: number | null;
}

/** When each part was recorded in the authority's own system, and by whom. */
export interface QualityAssurance {
  readonly referralOn: LocalDate | null;
  readonly referralOfficer: string | null;
  readonly placementOn: LocalDate | null;
  readonly placementOfficer: string | null;
  readonly costOn: LocalDate | null;
  readonly costOfficer: string | null;
}

/** Everything recorded of one request beside the request itself. */
export interface PlacementRecord {
  readonly details: RequestDetails;
  /** Null while no placement is made, or none is recorded. */
  readonly actualPlacement: ActualPlacement | null;
  readonly qualityAssurance: QualityAssurance;
}

/** The parts of a record that one change may put in the place of what was there; the others stay. */
export type RecordedParts = Partial<RequestDetails> & Partial<Omit<PlacementRecord, 'details'>>;

export const nothingRecorded: PlacementRecord = {
  details: {
    availability: {
      placementId: null,
      neededWithin: null,
      siblingCount: null,
      preferredLocationIsLocal: null,
      outOfAreaReason: null,
      outOfAreaReasonOther: [],
      preferredLocation: null,
    },
    requirements: {
      communicationNeeds: null,
      communicationRequirements: [],
      communicationRequirementsOther: [],
      homeAdaptationRequired: null,
      culturalNeeds: null,
      culturalNeedsOther: [],
      livingCompanions: null,
      pets: null,
      additionalSupport: [],
      additionalSupportOther: [],
      deprivationOfLiberty: null,
    },
    recommendation: { fosterCare: null, residentialCare: null, supportedAccommodation: null },
    risks: {
      selfHarm: null,
      sexualExploitation: null,
      criminalExploitation: null,
      drugsAndAlcohol: null,
      eatingDisorder: null,
      goingMissing: null,
      physicalHarmToOthers: null,
      sexualHarmToOthers: null,
      fireSetting: null,
      harmToAnimals: null,
      criminalExploitationOfOthers: null,
    },
    circumstances: {
      latestStartOn: null,
      familyPostcodeSector: null,
      closeToFamilyRecommended: null,
      regularPlaces: [],
      locationsToAvoid: [],
      adultSupportRatio: null,
      siblingsAreSplit: null,
      siblingSplitReason: null,
      placingAtDistanceReason: null,
    },
  },
  actualPlacement: null,
  qualityAssurance: {
    referralOn: null,
    referralOfficer: null,
    placementOn: null,
    placementOfficer: null,
    costOn: null,
    costOfficer: null,
  },
};

export type RecordFaultReason =
  | 'words-missing'
  | 'blank'
  | 'too-long'
  | 'not-text'
  | 'not-a-postcode-sector'
  | 'not-an-outward-code'
  | 'not-a-ratio'
  | 'not-a-count'
  | 'not-times-from-1-to-99'
  | 'not-whole-pence';

/** Why something recorded cannot be kept. `field` is its path: `requirements.pets`. */
export interface PlacementRecordFault extends Problem {
  readonly kind: 'record-not-valid';
  readonly field: string;
  readonly reason: RecordFaultReason;
}

const mostCharacters = 1_000;
const mostPence = 2_000_000_000;
export const isPostcodeSector = (text: string): boolean => /^[A-Z]{1,2}\d[\dA-Z]? \d$/.test(text);
export const isOutwardCode = (text: string): boolean => /^[A-Z]{1,2}\d[\dA-Z]?$/.test(text);
const isRatio = (text: string): boolean => /^[1-9]:[1-9]$/.test(text);
const isCount = (number: number): boolean => Number.isInteger(number) && number >= 0 && number <= 50;

/** What no database can keep: a zero, or half of a letter of two parts. */
export const isPlainText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

type Check = readonly [field: string, isWrong: boolean, reason: RecordFaultReason];

const wordsChecks = (field: string, text: string | null): readonly Check[] =>
  text === null
    ? []
    : [
        [field, text.trim() === '', 'blank'],
        [field, text.length > mostCharacters, 'too-long'],
        [field, !isPlainText(text), 'not-text'],
      ];
const listChecks = (field: string, texts: readonly string[]): readonly Check[] =>
  texts.flatMap((text) => wordsChecks(field, text));
const otherChecks = (field: string, isOther: boolean, words: readonly string[]): readonly Check[] => [
  [field, isOther && words.length === 0, 'words-missing'],
  ...listChecks(field, words),
];
const sectorCheck = (field: string, sector: string | null): Check => [
  field,
  sector !== null && !isPostcodeSector(sector),
  'not-a-postcode-sector',
];
const countCheck = (field: string, count: number | null): Check => [
  field,
  count !== null && !isCount(count),
  'not-a-count',
];

const availabilityChecks = (of: RequestAvailability): readonly Check[] => [
  ...wordsChecks('availability.placementId', of.placementId),
  countCheck('availability.siblingCount', of.siblingCount),
  ...otherChecks('availability.outOfAreaReasonOther', of.outOfAreaReason === 'other', of.outOfAreaReasonOther),
  ...wordsChecks('availability.preferredLocation', of.preferredLocation),
];

const requirementsChecks = (of: RequestRequirements): readonly Check[] => [
  ...otherChecks(
    'requirements.communicationRequirementsOther',
    of.communicationRequirements.includes('other'),
    of.communicationRequirementsOther,
  ),
  ...otherChecks('requirements.culturalNeedsOther', of.culturalNeeds === 'other', of.culturalNeedsOther),
  ...otherChecks(
    'requirements.additionalSupportOther',
    of.additionalSupport.includes('other'),
    of.additionalSupportOther,
  ),
];

const circumstancesChecks = (of: RequestCircumstances): readonly Check[] => [
  sectorCheck('circumstances.familyPostcodeSector', of.familyPostcodeSector),
  ...of.regularPlaces.flatMap(({ place, postcodeSector, times }): Check[] => [
    ...wordsChecks('circumstances.regularPlaces.place', place),
    sectorCheck('circumstances.regularPlaces.postcodeSector', postcodeSector),
    [
      'circumstances.regularPlaces.times',
      !Number.isInteger(times) || times < 1 || times > 99,
      'not-times-from-1-to-99',
    ],
  ]),
  ...of.locationsToAvoid.flatMap(({ place, postcodeSector, reason }): Check[] => [
    ...wordsChecks('circumstances.locationsToAvoid.place', place),
    sectorCheck('circumstances.locationsToAvoid.postcodeSector', postcodeSector),
    ...wordsChecks('circumstances.locationsToAvoid.reason', reason),
  ]),
  ['circumstances.adultSupportRatio', of.adultSupportRatio !== null && !isRatio(of.adultSupportRatio), 'not-a-ratio'],
  ...wordsChecks('circumstances.siblingSplitReason', of.siblingSplitReason),
];

const placementChecks = (of: ActualPlacement): readonly Check[] => [
  ...wordsChecks('actualPlacement.providerUrn', of.providerUrn),
  ['actualPlacement.outwardCode', !isOutwardCode(of.outwardCode), 'not-an-outward-code'],
  countCheck('actualPlacement.siblingsPlacedTogether', of.siblingsPlacedTogether),
  ...(
    [
      'totalWeeklyPence',
      'coreWeeklyPence',
      'additionalSupportWeeklyPence',
      'educationWeeklyPence',
      'otherWeeklyPence',
    ] as const
  ).map((field): Check => {
    const pence = of[field];
    const isWrong = pence !== null && (!Number.isInteger(pence) || pence < 0 || pence > mostPence);
    return [`actualPlacement.${field}`, isWrong, 'not-whole-pence'];
  }),
];

const qualityChecks = (of: QualityAssurance): readonly Check[] => [
  ...wordsChecks('qualityAssurance.referralOfficer', of.referralOfficer),
  ...wordsChecks('qualityAssurance.placementOfficer', of.placementOfficer),
  ...wordsChecks('qualityAssurance.costOfficer', of.costOfficer),
];

/** @returns every fault of what is to be recorded, in the order of the fields; empty when it can be kept. */
export function faultsOfRecord(parts: RecordedParts): readonly PlacementRecordFault[] {
  const { availability, requirements, circumstances, actualPlacement, qualityAssurance } = parts;
  const checks = [
    ...(availability ? availabilityChecks(availability) : []),
    ...(requirements ? requirementsChecks(requirements) : []),
    ...(circumstances ? circumstancesChecks(circumstances) : []),
    ...(actualPlacement ? placementChecks(actualPlacement) : []),
    ...(qualityAssurance ? qualityChecks(qualityAssurance) : []),
  ];
  return checks
    .filter(([, isWrong]) => isWrong)
    .map(([field, , reason]) => ({ kind: 'record-not-valid', field, reason }) as const);
}

/** The costs outside these are likely a slip, says the standard: weekly, in pence. */
export const likelyWeeklyPence = { from: 10_000, to: 10_000_000 } as const;

/** @returns the fields of a placement whose cost is likely a slip; nothing is refused for it. */
export function unlikelyCosts(
  placement: ActualPlacement,
): readonly { readonly field: string; readonly pence: number }[] {
  const { totalWeeklyPence, ...parts } = placement;
  const breakdown = [
    ['coreWeeklyPence', parts.coreWeeklyPence],
    ['additionalSupportWeeklyPence', parts.additionalSupportWeeklyPence],
    ['educationWeeklyPence', parts.educationWeeklyPence],
    ['otherWeeklyPence', parts.otherWeeklyPence],
  ] as const;
  return [
    ...(totalWeeklyPence < likelyWeeklyPence.from || totalWeeklyPence > likelyWeeklyPence.to
      ? [{ field: 'totalWeeklyPence', pence: totalWeeklyPence }]
      : []),
    ...breakdown.flatMap(([field, pence]) =>
      pence !== null && pence > likelyWeeklyPence.to ? [{ field, pence }] : [],
    ),
  ];
}
