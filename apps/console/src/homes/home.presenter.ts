import { type LocalDate, longDate } from '#kernel';
import { type SummaryRow } from '../requests/home-card.presenter.js';
import { type Named } from '../requests/request.operations.js';
import { counted, figure, listed, sentenceCase } from '../words/words.js';
import { type Days, type Home, type HomeApproval } from './home.operations.js';

interface Link {
  readonly text: string;
  readonly href: string;
}

interface HomeRow extends SummaryRow {
  /** Where what the row says is changed. */
  readonly change?: Link;
}

interface HomePart {
  readonly id: string;
  readonly heading: string;
  readonly rows: readonly HomeRow[];
  /** Where more is recorded. */
  readonly links: readonly Link[];
}

export interface HomePageModel {
  readonly title: string;
  readonly caption: string;
  /** What a person ought to see first: a hold, an approval that ended, what is overdue or not recorded. */
  readonly lookAt: readonly string[];
  readonly parts: readonly HomePart[];
  /** Said after something was recorded. */
  readonly notice: string | null;
}

const notRecorded = 'Not recorded';
const settings = {
  FOSTER_HOME: 'Foster home',
  SUPPORTED_ACCOMMODATION: 'Supported accommodation',
  OTHER_ARRANGEMENT: 'Another arrangement',
} as const;
const kinds = {
  FULL: 'Approved',
  TEMPORARY: 'Temporarily approved as a connected person',
  FOSTERING_FOR_ADOPTION: 'Approved for fostering for adoption',
} as const;

const girlsOrBoys = { female: 'girls', male: 'boys' } as const;
const holdWords = { all: 'everybody', 'new-children': 'new children', 'named-child': 'one child' } as const;

const daysWords = ({ firstDay, lastDay }: Days): string =>
  lastDay === null ? `since ${longDate(firstDay)}` : `from ${longDate(firstDay)} to ${longDate(lastDay)}`;
const holdsOn = ({ firstDay, lastDay }: Days, on: LocalDate): boolean =>
  firstDay <= on && (lastDay === null || on <= lastDay);
const whenWords = (days: Days, on: LocalDate): string =>
  holdsOn(days, on) ? '' : days.firstDay > on ? ' (to come)' : ' (ended)';
const namesOf = (words: readonly Named[] | null): string =>
  words === null ? notRecorded : words.length === 0 ? 'None' : sentenceCase(listed(words.map(({ name }) => name)));
const plain = (words: readonly string[] | null): string =>
  words === null ? notRecorded : words.length === 0 ? 'None' : sentenceCase(listed(words));
const agesWords = (from: number | null, to: number | null): string =>
  from === null || to === null ? 'any age' : `ages ${from} to ${to}`;

function termsOf({ mostChildren, ageFrom, ageTo, sex, placementTypes, extendedTo, resignationNoticeOn }: HomeApproval) {
  const terms = [
    mostChildren === null ? 'any number of children' : counted(mostChildren, 'child', 'children'),
    agesWords(ageFrom, ageTo),
    sex === null ? 'girls and boys' : `${girlsOrBoys[sex]} only`,
    placementTypes === null ? 'any type of placement' : `${listed(placementTypes.map(({ name }) => name))} placements`,
  ];
  return [
    sentenceCase(`${terms.join(', ')}.`),
    ...(extendedTo === null ? [] : [`Extended once, to ${longDate(extendedTo)}.`]),
    ...(resignationNoticeOn === null ? [] : [`Notice given on ${longDate(resignationNoticeOn)}.`]),
  ].join(' ');
}

const row = (key: string, value: string, change?: Link): HomeRow => ({
  ...{ key, value },
  ...(change === undefined ? {} : { change }),
});

function approvalRows(home: Home, today: LocalDate): readonly SummaryRow[] {
  const latestFirst = home.approvals.toSorted((a, b) => (a.days.firstDay < b.days.firstDay ? 1 : -1));
  const agreement = {
    SIGNED: home.agreementSignedOn === null ? 'Signed' : `Signed on ${longDate(home.agreementSignedOn)}`,
    NONE: 'There is none',
    NOT_RECORDED: notRecorded,
  }[home.agreement];
  return [
    ...(latestFirst.length === 0 ? [row('Approval', 'No approval is recorded')] : []),
    ...latestFirst.map((approval) =>
      row(`${kinds[approval.kind]} ${daysWords(approval.days)}${whenWords(approval.days, today)}`, termsOf(approval)),
    ),
    row('Foster care agreement', agreement),
    row('Last review of the approval', home.lastReviewOn === null ? notRecorded : longDate(home.lastReviewOn)),
    row(
      'Criminal record checks',
      home.everybodyIsChecked ? 'Recorded for every carer and adult' : 'Not recorded for everybody',
    ),
  ];
}

const bedroomsOf = (rooms: Home['rooms']): string =>
  rooms === null ? notRecorded : listed(rooms.map(({ name, beds }) => `${name} (${counted(beds, 'bed')})`));

function placeRows(home: Home, today: LocalDate): readonly SummaryRow[] {
  const staying =
    home.stayingPutAdults === 0 ? [] : [row('Staying Put', counted(home.stayingPutAdults, 'young adult'))];
  const others = home.members.map(
    ({ role, ageInYears }) =>
      `${role === 'ADULT' ? 'an adult' : 'a child of the carers'}${ageInYears === null ? ', age not recorded' : ` (${figure(ageInYears)})`}`,
  );
  return [
    row('Places', figure(home.places)),
    row('Fostered there today', counted(home.fosteredChildren, 'child', 'children')),
    ...staying,
    ...(home.hubBeds === 0 ? [] : [row('Kept for sleepovers of the constellation', counted(home.hubBeds, 'bed'))]),
    row('Bedrooms for fostered children', bedroomsOf(home.rooms)),
    row('Others who live there', others.length === 0 ? 'Nobody recorded' : sentenceCase(listed(others))),
    ...(home.notAvailable.length === 0 ? [row('Places not available', 'None recorded')] : []),
    ...home.notAvailable.map(({ places, reason, days }) =>
      row(
        `${counted(places, 'place')} not available`,
        `${sentenceCase(reason.name)}, ${daysWords(days)}${whenWords(days, today)}`,
      ),
    ),
    ...home.holds.map(({ scope, days, reviewOn, decidedBy }) =>
      row(
        `Hold on ${holdWords[scope]}${whenWords(days, today)}`,
        `${sentenceCase(daysWords(days))}, decided by ${decidedBy}. ${reviewOn === null ? 'No review is planned.' : `Review on ${longDate(reviewOn)}.`} Policy, not law.`,
      ),
    ),
    ...(home.childrenOnShortBreaks === 0
      ? []
      : [row('Short breaks', counted(home.childrenOnShortBreaks, 'child', 'children'))]),
  ];
}

function untilWords(lastDay: LocalDate | null, today: LocalDate): string {
  if (lastDay === null) return '';
  return lastDay < today ? `, lapsed after ${longDate(lastDay)}` : `, counts until ${longDate(lastDay)}`;
}

function skillRows({ skills, training, experience }: Home, today: LocalDate): readonly SummaryRow[] {
  const skilled = skills.map(({ skill, lastDay }) =>
    row(sentenceCase(skill.name), `Skill recorded${untilWords(lastDay, today)}`),
  );
  const trained = training.map(({ skill, completedOn, lastDay }) =>
    row(sentenceCase(skill.name), `Trained on ${longDate(completedOn)}${untilWords(lastDay, today)}`),
  );
  const lived = experience.map(({ skill, children }) =>
    row(sentenceCase(skill.name), `${counted(children, 'child', 'children')} with this need lived there`),
  );
  const rows = [...skilled, ...trained, ...lived];
  return rows.length === 0 ? [row('Skills, training and experience', notRecorded)] : rows;
}

function preferenceRow({ preference }: Home): SummaryRow {
  const key = 'What the carers prefer';
  if (preference === null) return row(key, notRecorded);
  const { ageFrom, ageTo, mostChildren, sex, takesSiblings, notReadyFor } = preference;
  const said = [
    ...(ageFrom === null || ageTo === null ? [] : [agesWords(ageFrom, ageTo)]),
    ...(sex === null ? [] : [girlsOrBoys[sex]]),
    ...(mostChildren === null ? [] : [`no more than ${counted(mostChildren, 'child', 'children')}`]),
    ...(takesSiblings === null ? [] : [takesSiblings ? 'brothers and sisters' : 'no brothers and sisters']),
    ...(notReadyFor.length === 0 ? [] : [`not ready for ${listed(notReadyFor.map(({ name }) => name))}`]),
  ];
  return row(key, said.length === 0 ? 'No preference' : sentenceCase(said.join(', ')));
}

const matchRows = (home: Home): readonly SummaryRow[] => [
  row('Adaptations', namesOf(home.adaptations)),
  row('Languages besides English', home.languages.length === 0 ? notRecorded : plain(home.languages.map(sentenceCase))),
  row('Faiths the carers can support', namesOf(home.faithsSupported)),
  row('Cultures the carers can keep alive', plain(home.culturesSupported)),
  row('Pets', namesOf(home.petKinds)),
  preferenceRow(home),
  row(
    'Stays that ended before the plan, in two years',
    home.unplannedEndings === null ? notRecorded : figure(home.unplannedEndings),
  ),
  row('Children of your authority of whom a carer is a connected person', figure(home.connectedChildren)),
];

function agreementRows(home: Home, today: LocalDate, mayRecord: boolean): readonly HomeRow[] {
  const change = (text: string, path: string): Link | undefined =>
    mayRecord ? { text, href: `/homes/${home.id}/${path}` } : undefined;
  const named = (count: number): string => `names ${counted(count, 'child', 'children')}`;
  const rows = [
    ...home.exemptions.map(({ authority, children, days }, position) =>
      row(
        `Exemption from the usual fostering limit${whenWords(days, today)}`,
        `By ${authority.name}, ${named(children)}, ${daysWords(days)}`,
        days.lastDay !== null && days.lastDay < today
          ? undefined
          : change('Record its end', `exemption/${position}/end`),
      ),
    ),
    ...home.sharingAgreements.map(({ authority, children, agreedOn, assessedOn }, position) =>
      row(
        'Agreement to share a bedroom',
        `By ${authority.name} on ${longDate(agreedOn)}, ${named(children)}; ${assessedOn === null ? 'no assessment is recorded' : `assessed on ${longDate(assessedOn)}`}`,
        change('Withdraw', `sharing/${position}/withdraw`),
      ),
    ),
    ...home.frameworks.map(({ authority, days }) =>
      row(`Framework of ${authority.name}${whenWords(days, today)}`, sentenceCase(daysWords(days))),
    ),
  ];
  return rows.length === 0 ? [row('Exemptions and agreements', 'None recorded')] : rows;
}

/** FSR reg 28(2): the review is yearly, and overdue does not end the approval. */
const yearBefore = (on: LocalDate): string => `${Number(on.slice(0, 4)) - 1}${on.slice(4)}`;

function lookAtOf(home: Home, today: LocalDate): readonly string[] {
  const isApproved = home.approvals.some(
    ({ days, extendedTo }) =>
      holdsOn(days, today) || (extendedTo !== null && days.firstDay <= today && today <= extendedTo),
  );
  const lapsed = [...home.skills, ...home.training].filter(({ lastDay }) => lastDay !== null && lastDay < today);
  return [
    ...(isApproved || home.setting !== 'FOSTER_HOME' ? [] : ['No approval holds today.']),
    ...home.approvals.flatMap(({ resignationNoticeOn }) =>
      resignationNoticeOn === null ? [] : [`The carer gave notice on ${longDate(resignationNoticeOn)}.`],
    ),
    ...home.holds
      .filter(({ days }) => holdsOn(days, today))
      .map(({ scope }) => `A hold on ${holdWords[scope]} is in force (policy, not law).`),
    ...(home.agreement === 'NONE' ? ['There is no foster care agreement.'] : []),
    ...(home.lastReviewOn !== null && home.lastReviewOn < yearBefore(today)
      ? [`The approval was last reviewed on ${longDate(home.lastReviewOn)}, more than a year ago. It still holds.`]
      : []),
    ...(home.everybodyIsChecked ? [] : ['A criminal record check is not recorded for everybody.']),
    ...(lapsed.length === 0
      ? []
      : [`Skill or training has lapsed: ${listed([...new Set(lapsed.map(({ skill }) => skill.name))])}.`]),
  ];
}

/**
 * @param mayRecord whether the person may change what is recorded: without it nothing leads to a form.
 * @param isRecorded whether something was recorded a moment ago.
 * @returns what the rules read of a home, part by part; never the name of a child.
 */
export function presentHomePage(home: Home, today: LocalDate, mayRecord = false, isRecorded = false): HomePageModel {
  const links = (...all: readonly (readonly [text: string, path: string])[]): readonly Link[] =>
    mayRecord ? all.map(([text, path]) => ({ text, href: `/homes/${home.id}/${path}` })) : [];
  return {
    notice: isRecorded ? 'Saved. The next search of each child reads it.' : null,
    title: home.name,
    caption: `${settings[home.setting]} ${home.reference}, ${home.serviceName}, ${home.area?.postcodeSector ?? 'area not recorded'}`,
    lookAt: lookAtOf(home, today),
    parts: [
      { id: 'approval', heading: 'Approval', rows: approvalRows(home, today), links: [] },
      {
        ...{ id: 'places', heading: 'Places and who lives there', rows: placeRows(home, today) },
        links: links(['Change the bedrooms', 'bedrooms']),
      },
      { id: 'skills', heading: 'Skills, training and experience', rows: skillRows(home, today), links: [] },
      { id: 'match', heading: 'What matters for a match', rows: matchRows(home), links: [] },
      {
        id: 'agreements',
        heading: 'Exemptions and agreements',
        rows: agreementRows(home, today, mayRecord),
        links: links(['Record an exemption', 'exemption'], ['Record an agreement to share a bedroom', 'sharing']),
      },
    ],
  };
}
