/** How a question is answered on the form. */
export type QuestionKind = 'choice' | 'choices' | 'yes-no' | 'count' | 'text' | 'words' | 'date' | 'visits' | 'places';

export interface RecordQuestion {
  /** Its path in the record, as `requirements.pets`: the api names it so in a refusal. */
  readonly path: string;
  readonly label: string;
  readonly kind: QuestionKind;
  readonly hint?: string;
  /** The api's list of answers, of a question with choices. */
  readonly list?: string;
}

export interface QuestionGroup {
  readonly id: string;
  readonly heading: string;
  readonly introduction: string;
  readonly questions: readonly RecordQuestion[];
}

const choice = (path: string, label: string, list: string, hint?: string): RecordQuestion => ({
  ...{ path, label, kind: 'choice', list, ...(hint === undefined ? {} : { hint }) },
});
const of =
  (kind: QuestionKind) =>
  (path: string, label: string, hint?: string): RecordQuestion => ({
    ...{ path, label, kind, ...(hint === undefined ? {} : { hint }) },
  });
const [yesNo, count, text, words, date] = [of('yes-no'), of('count'), of('text'), of('words'), of('date')] as const;
/** The labels are unlike those of the needs, so that neither is taken for the other. */
const risk = (field: string, label: string): RecordQuestion => choice(`risks.${field}`, label, 'riskLevels');
const suits = (field: string, label: string): RecordQuestion =>
  choice(`recommendation.${field}`, label, 'suitabilities');
const sector = 'No finer than a postcode sector, like ZN4 7';

/** What the open placements standard asks of a request, and what is useful beyond it, in the order people think of it. */
export const recordGroups: readonly QuestionGroup[] = [
  {
    id: 'requirements',
    heading: 'Needs and requirements',
    introduction: 'What a home must be able to provide.',
    questions: [
      choice(
        'requirements.communicationNeeds',
        'Communication, language or learning needs',
        'communicationNeedAnswers',
      ),
      {
        path: 'requirements.communicationRequirements',
        label: 'Which communication support',
        kind: 'choices',
        list: 'communicationRequirements',
      },
      words('requirements.communicationRequirementsOther', 'Other communication support, in words'),
      yesNo('requirements.homeAdaptationRequired', 'The home must be adapted'),
      choice('requirements.culturalNeeds', 'Cultural needs', 'culturalNeedAnswers'),
      words('requirements.culturalNeedsOther', 'Other cultural needs, in words'),
      choice('requirements.livingCompanions', 'Who the child can live with', 'livingCompanions'),
      choice('requirements.pets', 'Pets', 'petAnswers'),
      {
        path: 'requirements.additionalSupport',
        label: 'Additional support',
        kind: 'choices',
        list: 'additionalSupports',
      },
      words('requirements.additionalSupportOther', 'Other support, in words'),
      text('circumstances.adultSupportRatio', 'Adults to children', 'Like 2:1'),
      yesNo('requirements.deprivationOfLiberty', 'An order deprives the child of liberty'),
    ],
  },
  {
    id: 'risks',
    heading: 'Risks',
    introduction: 'Whether a risk is known. A risk is no reason to look less hard.',
    questions: [
      risk('selfHarm', 'Harm to self'),
      risk('sexualExploitation', 'Being exploited sexually'),
      risk('criminalExploitation', 'Being exploited for crime'),
      risk('drugsAndAlcohol', 'Alcohol or drugs'),
      risk('eatingDisorder', 'Eating disorder'),
      risk('goingMissing', 'Missing from home or care'),
      risk('physicalHarmToOthers', 'Physical harm to others'),
      risk('sexualHarmToOthers', 'Sexual harm to others'),
      risk('fireSetting', 'Setting fires'),
      risk('harmToAnimals', 'Harm to animals'),
      risk('criminalExploitationOfOthers', 'Exploiting others for crime'),
    ],
  },
  {
    id: 'where',
    heading: 'Where and with whom',
    introduction: 'Places that matter to the child, and brothers and sisters.',
    questions: [
      yesNo('availability.preferredLocationIsLocal', 'A home in our own area is preferred'),
      text('availability.preferredLocation', 'Preferred place'),
      choice('availability.outOfAreaReason', 'Why a home outside our area', 'outOfAreaReasons'),
      words('availability.outOfAreaReasonOther', 'Another reason, in words'),
      choice('circumstances.placingAtDistanceReason', 'Why at a distance from home', 'placingAtDistanceReasons'),
      text('circumstances.familyPostcodeSector', 'Where the family lives', sector),
      yesNo('circumstances.closeToFamilyRecommended', 'A home close to the family is recommended'),
      {
        path: 'circumstances.regularPlaces',
        label: 'Other places the child goes to',
        kind: 'visits',
        hint: 'Not home and not school. How often helps to judge the journey.',
      },
      {
        path: 'circumstances.locationsToAvoid',
        label: 'Places the child must be kept away from',
        kind: 'places',
        hint: 'As little as carers need to know.',
      },
      count('availability.siblingCount', 'Brothers and sisters to live with'),
      yesNo('circumstances.siblingsAreSplit', 'Brothers and sisters are to live apart'),
      text('circumstances.siblingSplitReason', 'Why they are to live apart'),
    ],
  },
  {
    id: 'recommendation',
    heading: 'What is recommended',
    introduction: 'Which kinds of placement suit the child, and how soon.',
    questions: [
      suits('fosterCare', 'Foster care'),
      suits('residentialCare', 'Residential care'),
      suits('supportedAccommodation', 'Supported accommodation'),
      choice('availability.neededWithin', 'How soon a home is needed', 'neededWithin'),
      date('circumstances.latestStartOn', 'Latest day to move in'),
      text('availability.placementId', 'Number of this record in your case system'),
    ],
  },
];

/** What is recorded once a placement is made: shown, not asked when a request is opened. */
const placementLabels: Readonly<Record<string, string>> = {
  'actualPlacement.placementType': 'Kind of placement',
  'actualPlacement.providerUrn': 'Number of the provider (URN)',
  'actualPlacement.outwardCode': 'Where, first half of the postcode',
  'actualPlacement.locationWasPreferred': 'A preferred place',
  'actualPlacement.educationWasDisrupted': 'Education was disrupted',
  'actualPlacement.siblingsPlacedTogether': 'Brothers and sisters placed together',
  'actualPlacement.totalWeeklyPence': 'Cost a week',
  'actualPlacement.coreWeeklyPence': 'Of that, core',
  'actualPlacement.additionalSupportWeeklyPence': 'Of that, additional support',
  'actualPlacement.educationWeeklyPence': 'Of that, education',
  'actualPlacement.otherWeeklyPence': 'Of that, other',
  'qualityAssurance.referralOn': 'Referral recorded on',
  'qualityAssurance.referralOfficer': 'Referral recorded by',
  'qualityAssurance.placementOn': 'Placement recorded on',
  'qualityAssurance.placementOfficer': 'Placement recorded by',
  'qualityAssurance.costOn': 'Cost recorded on',
  'qualityAssurance.costOfficer': 'Cost recorded by',
};

/** Every group of the record as a page shows it: a heading, and labels by path, in order. */
export const shownGroups: readonly {
  readonly id: string;
  readonly heading: string;
  readonly labels: Readonly<Record<string, string>>;
}[] = [
  ...recordGroups.map(({ id, heading, questions }) => ({
    ...{ id, heading, labels: Object.fromEntries(questions.map(({ path, label }) => [path, label])) },
  })),
  { id: 'placement', heading: 'The placement that was made', labels: placementLabels },
];
