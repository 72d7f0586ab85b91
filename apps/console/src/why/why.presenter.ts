import { longDate } from '#kernel';
import { type Finding } from '../requests/request.operations.js';
import { counted, figure, listed, milesInWords, sentenceCase } from '../words/words.js';
import {
  type ChangedHome,
  type HomeComparison,
  type JudgedHome,
  type JudgedStanding,
  type Ladder,
  type WhyNot,
} from './why.operations.js';

const standingWords: Readonly<Record<JudgedStanding, string>> = {
  ELIGIBLE: 'Eligible: nothing stands in the way',
  NEEDS_AUTHORITY: 'Needs somebody’s authority first',
  NEAR_MISS: 'Near miss: it would fit if what is in the way were cleared',
  EXCLUDED: 'Cannot take this placement as things stand',
};

const effectWords: Readonly<Record<Finding['effect'], string>> = {
  MET: 'Met',
  COSTS_POINTS: 'Costs points',
  WARNS: 'Look at',
  CHECK: 'Check before placing',
  BEFORE_PLACING: 'Do before placing',
  NEEDS_AUTHORITY: 'Needs authority',
  BLOCKS: 'In the way',
};

/** @returns by when something has to be done, as part of a heading or a sentence. */
export const dueWords = (dueOn: Finding['dueOn']): string =>
  dueOn === null ? 'before the child moves in' : `by ${longDate(dueOn)}`;

interface FindingWords {
  readonly says: string;
  readonly sentence: string;
  readonly remedy: string | null;
  readonly source: string;
}

const findingWords = ({ effect, points, dueOn, sentence, remedy, rule }: Finding): FindingWords => ({
  says:
    effect === 'BEFORE_PLACING'
      ? `Do ${dueWords(dueOn)}`
      : effect === 'COSTS_POINTS'
        ? `Costs ${counted(-points, 'point')}`
        : effectWords[effect],
  sentence,
  remedy,
  source: rule.citation,
});

const factsOf = ({ points, milesFromHome, milesFromSchool, household }: JudgedHome) => [
  { key: 'Service', value: household.serviceName },
  { key: 'Reference', value: household.reference },
  { key: 'From home', value: milesInWords(milesFromHome) },
  { key: 'From school', value: milesInWords(milesFromSchool) },
  { key: 'Area', value: household.areaAuthority?.name ?? 'not known' },
  { key: 'Places', value: `${figure(household.vacantPlaces)} free of ${figure(household.places)}` },
  { key: 'Points', value: counted(points, 'point') },
];

const ofEffect = (home: JudgedHome, ...effects: readonly Finding['effect'][]): FindingWords[] =>
  home.findings.filter(({ effect }) => effects.includes(effect)).map(findingWords);

/** @returns everything one home has for and against it. */
const presentJudgedHome = (home: JudgedHome) => ({
  id: home.household.id,
  name: home.household.name,
  standing: standingWords[home.standing],
  facts: factsOf(home),
  inTheWay: ofEffect(home, 'BLOCKS'),
  authority: home.authorityNeeded.map(sentenceCase),
  authorityBecause: ofEffect(home, 'NEEDS_AUTHORITY'),
  toDo: ofEffect(home, 'BEFORE_PLACING', 'CHECK', 'WARNS'),
  costs: ofEffect(home, 'COSTS_POINTS'),
  met: ofEffect(home, 'MET'),
});

/** What the page on why homes are not in the list was asked. */
export interface WhyNotAsked {
  readonly id: string;
  readonly caption: string;
  readonly text: string;
}

/** @returns the funnel, the homes found by name and, where one was chosen, why not. */
export function presentWhyNot({ id, caption, text }: WhyNotAsked, said: WhyNot): object {
  const { counts, funnel, bindingConstraint, homesCalled, whyNot } = said;
  return {
    id,
    caption,
    title: 'Why not the other homes',
    text,
    lead:
      counts === null
        ? null
        : `The search looked at ${counted(counts.register, 'home')}. Each home is counted at the first rule in its way, in the order of the rules.`,
    funnel: funnel.map(({ rule, removed, left }) => ({
      title: rule.title,
      source: rule.citation,
      removed: figure(removed),
      left: figure(left),
    })),
    binding:
      bindingConstraint === null
        ? null
        : `${bindingConstraint.rule.title} stands alone in the way of ${counted(bindingConstraint.households, 'home')}: no other single rule keeps more homes from this child.`,
    found: homesCalled.map(({ id: home, name, reference, serviceName, standing }) => ({
      href: `/requests/${id}/why-not?text=${encodeURIComponent(text)}&home=${encodeURIComponent(home)}#home`,
      name,
      about: `${serviceName}, ${reference}. ${standingWords[standing]}.`,
    })),
    nothingFound:
      text !== '' && homesCalled.length === 0
        ? `No home of this search has “${text}” in its name or reference. Homes that your authority may not see are not searched.`
        : null,
    home: whyNot ? presentJudgedHome(whyNot) : null,
  };
}

/** @returns two homes side by side; what differs comes first. */
export function presentComparison(id: string, caption: string, { a, b, rules, sentences }: HomeComparison): object {
  const better = { A: a.household.name, B: b.household.name, NEITHER: null };
  const row = ({ rule, a: ofA, b: ofB, better: which }: HomeComparison['rules'][number]) => ({
    title: rule.title,
    source: rule.citation,
    a: ofA.map(findingWords),
    b: ofB.map(findingWords),
    better: better[which],
  });
  return {
    id,
    caption,
    title: `${a.household.name} and ${b.household.name}, side by side`,
    sentences,
    a: presentJudgedHome(a),
    b: presentJudgedHome(b),
    differs: rules.filter(({ differs }) => differs).map(row),
    same: rules.filter(({ differs }) => !differs).map(row),
    swapHref: compareHref(id, b.household.id, a.household.id),
  };
}

/** @returns where two homes stand side by side. */
export const compareHref = (requestId: string, a: string, b: string): string =>
  `/requests/${requestId}/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`;

const changeHeadings: Readonly<Record<ChangedHome['change'], string>> = {
  CAME: 'New in the list',
  WENT: 'No longer in the list',
  ROSE: 'Stand better',
  FELL: 'Stand less well',
  CAME_NEAR: 'Near misses now',
  NO_LONGER_NEAR: 'Near misses no longer',
};

const placeWords = ({ placeBefore, placeAfter }: ChangedHome): string => {
  if (placeBefore === null) return placeAfter === null ? '' : `Now in place ${figure(placeAfter)}.`;
  if (placeAfter === null) return `It was in place ${figure(placeBefore)}.`;
  return placeBefore === placeAfter
    ? `Still in place ${figure(placeAfter)}.`
    : `From place ${figure(placeBefore)} to ${figure(placeAfter)}.`;
};

/** @returns what changed since the last search; null says that there is none to compare with. */
export function presentChanges(id: string, caption: string, homes: readonly ChangedHome[] | null): object {
  const groups = (Object.keys(changeHeadings) as ChangedHome['change'][]).flatMap((change) => {
    const some = (homes ?? []).filter((home) => home.change === change);
    if (some.length === 0) return [];
    return [
      {
        heading: `${changeHeadings[change]}: ${counted(some.length, 'home')}`,
        homes: some.map((home) => ({
          name: home.name,
          reference: home.reference,
          place: placeWords(home),
          because: home.because,
          href: `/requests/${id}/why-not?home=${encodeURIComponent(home.householdId)}#home`,
        })),
      },
    ];
  });
  const lead =
    homes === null
      ? 'There is no earlier search of this request to compare with.'
      : groups.length === 0
        ? 'Nothing that matters to this child has changed since the search before: the same homes may take the child, with the same points, and the same come near.'
        : 'Both searches were judged by the rules of today, so what changed is a fact or the policy. A home that only moved because another did is not listed.';
  return { id, caption, title: 'What changed since the last search', lead, groups };
}

/** @returns the ladder of what may be relaxed, as steps to read one after the other; without a step, why and what to do. */
export const presentLadder = (requestId: string, { steps, noStepBecause }: Ladder) => ({
  noStepBecause,
  steps: steps.map(({ relaxes, sentence, costs, best }) => ({
    sentence,
    costs: sentenceCase(listed(costs)),
    homes: best.map(({ household }) => ({
      name: household.name,
      href: `/requests/${requestId}/why-not?home=${encodeURIComponent(household.id)}#home`,
    })),
    siblingsHref: relaxes === 'SIBLING_SPLIT' ? `/requests/${requestId}/siblings` : null,
  })),
});
