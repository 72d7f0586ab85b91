import { dueWords, compareHref } from '../why/why.presenter.js';
import { counted, figure, milesInWords, sentenceCase } from '../words/words.js';
import { addressOf, clearedRules } from './clearances.presenter.js';
import { type Finding, type RankedHome, type Rule } from './request.operations.js';

export interface SummaryRow {
  readonly key: string;
  readonly value: string;
}

interface FindingLine {
  readonly sentence: string;
  readonly title: string;
  readonly points: string | null;
  readonly source: string;
}

/** Something to do, and by when. */
export interface TaskLine {
  readonly due: string;
  readonly sentence: string;
}

export interface HomeCard {
  readonly number: number;
  readonly name: string;
  readonly reference: string;
  readonly service: string;
  readonly rows: readonly SummaryRow[];
  readonly constellation: string | null;
  /** Why the home has fewer points than the best there could be, in the order of the rules. */
  readonly costs: readonly { readonly points: string; readonly sentence: string }[];
  readonly checks: readonly string[];
  /** What has to be recorded, told or done, and by when. */
  readonly toDo: readonly TaskLine[];
  readonly whyHref: string;
  /** Everything recorded of the home. */
  readonly homeHref: string;
  /** Where consents, approvals and notices are recorded; null where the rules ask nothing of others. */
  readonly clearancesHref: string | null;
  /** Side by side with the best home of the list; null for that home itself. */
  readonly compareHref: string | null;
  readonly authorityNeeded: readonly string[];
  /** Why it is needed, by whose leave, and what they have to be shown. */
  readonly authorityBecause: readonly string[];
  readonly inTheWay: readonly {
    readonly sentence: string;
    readonly remedy: string | null;
    readonly citation: string;
  }[];
  readonly findings: readonly FindingLine[];
}

const basisWords: Readonly<Record<string, string>> = {
  read: 'wording read in the text',
  analogue: 'read in a sister regulation',
  recalled: 'to be checked by your legal service',
};

export const sourceOf = ({ number, citation, basis }: Rule): string =>
  `${citation}${/[.!?]$/.test(citation) ? '' : '.'} Basis: ${basisWords[basis.toLowerCase()] ?? basis}.${number === null ? '' : ` Rule ${number}.`}`;

const pointsInWords = (points: number): string => {
  const size = counted(Math.abs(points), 'point');
  return points < 0 ? `minus ${size}` : size;
};

const sentencesOf = (findings: readonly Finding[], effect: Finding['effect']): readonly string[] =>
  findings.filter((finding) => finding.effect === effect).map(({ sentence }) => sentence);

/** Two rules may ask for the same, as the terms and the emergency route do: it is told once. */
const onlyOnce = <Line>(lines: readonly Line[]): readonly Line[] => {
  const told = new Set<string>();
  return lines.filter((line) => told.size < told.add(JSON.stringify(line)).size);
};

/** @returns what has to be recorded, told or done, in the order of the rules. */
export const tasksOf = (findings: readonly Finding[]): readonly TaskLine[] =>
  onlyOnce(
    findings
      .filter(({ effect }) => effect === 'BEFORE_PLACING')
      .map(({ dueOn, sentence, remedy }) => ({ due: sentenceCase(dueWords(dueOn)), sentence: remedy ?? sentence })),
  );

/** @returns what nobody recorded or ought to be looked at. */
export const checksOf = (findings: readonly Finding[]): readonly string[] =>
  onlyOnce([...sentencesOf(findings, 'CHECK'), ...sentencesOf(findings, 'WARNS')]);

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule.id === other.rule.id &&
  one.effect === other.effect &&
  one.dueOn === other.dueOn &&
  one.sentence === other.sentence &&
  one.remedy === other.remedy;

/** @returns what is to be done or checked alike in every one of these homes; nothing of a single home. */
export function sharedFindings(homes: readonly RankedHome[]): readonly Finding[] {
  const [first, ...others] = homes;
  if (first === undefined || others.length === 0) return [];
  return first.findings.filter(
    (finding) =>
      ['BEFORE_PLACING', 'CHECK', 'WARNS'].includes(finding.effect) &&
      others.every(({ findings }) => findings.some((other) => isSame(finding, other))),
  );
}

/**
 * @param bestId the home every other may be compared with; null where none is shown.
 * @param shared what is told once for all homes of the page, and so not with each.
 */
export function presentHome(
  home: RankedHome,
  requestId: string,
  bestId: string | null,
  shared: readonly Finding[] = [],
): HomeCard {
  const own = home.findings.filter((finding) => !shared.some((other) => isSame(finding, other)));
  const { place, points, milesFromHome, milesFromSchool, authorityNeeded, findings, household } = home;
  const { name, reference, serviceName, serviceKind, areaAuthority, vacantPlaces, places, constellation } = household;
  const inHouse = serviceKind.toLowerCase() === 'authority';
  return {
    number: place,
    name,
    reference,
    service: `${inHouse ? 'In-house' : 'Agency'}: ${serviceName}`,
    rows: [
      { key: 'From home', value: milesInWords(milesFromHome) },
      { key: 'From school', value: milesInWords(milesFromSchool) },
      { key: 'Area', value: areaAuthority?.name ?? 'not known' },
      {
        key: 'Places',
        value: `${figure(vacantPlaces)} free of ${figure(places)}`,
      },
      { key: 'Points', value: pointsInWords(points) },
    ],
    constellation: constellation && `${constellation.name} constellation, ${constellation.role.toLowerCase()}`,
    costs: findings
      .filter(({ points: cost }) => cost < 0)
      .map(({ points: cost, sentence }) => ({ points: `−${figure(-cost)}`, sentence })),
    checks: checksOf(own),
    toDo: tasksOf(own),
    whyHref: `/requests/${requestId}/why-not?home=${encodeURIComponent(household.id)}#home`,
    homeHref: `/homes/${encodeURIComponent(household.id)}`,
    clearancesHref: findings.some(({ rule }) => clearedRules.includes(rule.id))
      ? addressOf(requestId, household.id)
      : null,
    compareHref: bestId === null || bestId === household.id ? null : compareHref(requestId, bestId, household.id),
    authorityNeeded: authorityNeeded.map(sentenceCase),
    authorityBecause: sentencesOf(findings, 'NEEDS_AUTHORITY'),
    inTheWay: findings
      .filter(({ effect }) => effect === 'BLOCKS')
      .map(({ sentence, remedy, rule }) => ({ sentence, remedy, citation: rule.citation })),
    findings: findings.map(({ sentence, points: cost, effect, rule }) => ({
      sentence,
      title: rule.title,
      points: effect === 'COSTS_POINTS' || cost !== 0 ? pointsInWords(cost) : null,
      source: sourceOf(rule),
    })),
  };
}
