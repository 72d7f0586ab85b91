import { longDate } from '#kernel';
import { factGroups } from '../requests/fact-questions.js';
import { formNameOfFact } from '../requests/facts-form.js';
import { type RequestChoices } from '../requests/new-request.operations.js';
import { presentRecordForm, type RecordGroupModel } from '../requests/record-form.presenter.js';
import { type RankedHome, type Rule } from '../requests/request.operations.js';
import { presentHome, sharedFindings, type TaskLine, tasksOf } from '../requests/home-card.presenter.js';
import { countsInOneSentence } from '../requests/shortlist.presenter.js';
import { counted, figure, sentenceCase } from '../words/words.js';
import { asNewRequest, asSearch, type FindNowErrors, type FindNowTyped } from './find-now.form.js';
import { type FoundHomes } from './find-now.operations.js';

type Card = Omit<ReturnType<typeof presentHome>, 'whyHref'> & { readonly whyHref: null };

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

interface HomesSection {
  readonly id: string;
  readonly kind: string;
  readonly heading: string;
  readonly introduction: string;
  readonly cards: readonly Card[];
}

/** An answer as it is shown, of now or on record. */
export interface AnswerModel {
  readonly sentence: string;
  readonly noHomeBecause: string | null;
  /** What is to be done alike, whichever home is chosen. */
  readonly toDo: readonly TaskLine[];
  readonly missing: readonly string[];
  /** The emergency route outside the terms of approval, where some home shown is open by it. */
  readonly emergency: string | null;
  readonly sections: readonly HomesSection[];
  readonly funnel: readonly { readonly title: string; readonly households: string; readonly source: string }[];
  readonly beyond: string | null;
  /** What the next miles bring. */
  readonly furtherAway: readonly FurtherAwayModel[];
  readonly madeFrom: string;
}

interface FurtherAwayModel {
  readonly sentence: string;
  /** What was asked, to look there now; null of an answer on record. */
  readonly look: {
    readonly asked: readonly { readonly name: string; readonly value: string }[];
    readonly button: string;
  } | null;
}

interface FoundModel extends AnswerModel {
  readonly recordHref: string;
  /** What was asked, for the form of a new request. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
}

export interface FindNowModel {
  readonly title: string;
  readonly typed: FindNowTyped;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly errorOf: FindNowErrors;
  readonly placementTypes: readonly Choice[];
  readonly needs: readonly Choice[];
  readonly facts: readonly RecordGroupModel[];
  readonly found: FoundModel | null;
}

const anchors: Readonly<Record<string, string>> = {
  bornOn: 'bornOn-day',
  startsOn: 'startsOn-day',
  expectedUntil: 'expectedUntil-day',
};

/** @returns an api refusal as the error of its field in the form; of the age where the field is not on it. */
export function errorsOfSearch({
  field,
  message,
}: {
  readonly field: string | null;
  readonly message: string;
}): FindNowErrors {
  const name = (field ?? '').replace(/^child\./, '');
  if (name.startsWith('facts.')) return { [formNameOfFact(name.slice('facts.'.length))]: message };
  return { [name === 'ageInYears' || name === '' ? 'age' : name]: message };
}

export function presentFindNow(
  typed: FindNowTyped,
  { placementTypes, needs, factAnswers }: RequestChoices,
  errorOf: FindNowErrors,
  found: FoundHomes | null,
): FindNowModel {
  const choice =
    (chosen: readonly string[]) =>
    ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({
      ...{ value: id, text: sentenceCase(name), checked: chosen.includes(id) },
    });
  const facts = presentRecordForm(typed.details, factAnswers, (name) => errorOf[name] ?? null, factGroups);
  const dates = new Set(
    facts.flatMap((group) => group.fields.filter(({ kind }) => kind === 'date').map(({ name }) => name)),
  );
  return {
    title: 'Find a home now',
    typed,
    errorOf,
    errors: Object.entries(errorOf).map(([name, sentence]) => ({
      text: sentence,
      href: `#${anchors[name] ?? (dates.has(name) ? `${name}-day` : name)}`,
    })),
    placementTypes: placementTypes.map(choice([typed.placementType])),
    needs: needs.map(choice(typed.needs)),
    facts,
    found: found === null ? null : presentFound(found, typed),
  };
}

const presentFound = (found: FoundHomes, typed: FindNowTyped): FoundModel => ({
  ...presentAnswer(found),
  furtherAway: found.furtherAway.map(({ withinMiles, sentence }) => ({
    sentence,
    look: {
      asked: asSearch({ ...typed, withinMiles: withinMiles === null ? '' : String(withinMiles) }),
      button: withinMiles === null ? 'Show homes at any distance' : `Show homes within ${withinMiles} miles`,
    },
  })),
  recordHref: `/searches/${found.recordId}`,
  carried: asNewRequest(typed),
});

/** @returns the answer in words, without what can be done with it now. */
export function presentAnswer(found: FoundHomes): AnswerModel {
  const shared = sharedFindings([...found.ranked, ...found.nearMisses]);
  // There is no request yet that would say why.
  const cardOf = (home: RankedHome): Card => ({
    ...presentHome(home, '', null, shared),
    whyHref: null,
    clearancesHref: null,
  });
  const of = (standing: string): readonly Card[] =>
    found.ranked.filter((home) => home.standing === standing).map(cardOf);
  const sections: readonly HomesSection[] = [
    {
      id: 'eligible',
      kind: 'eligible',
      heading: 'Homes to ring first',
      introduction: 'No rule stands in the way. Best fit first.',
      cards: of('ELIGIBLE'),
    },
    {
      id: 'needs-authority',
      kind: 'needs-authority',
      heading: 'Homes that need authority',
      introduction: 'Ruled in, but somebody named must agree before the child moves in.',
      cards: of('NEEDS_AUTHORITY'),
    },
    {
      id: 'near-miss',
      kind: 'near-miss',
      heading: 'Near misses',
      introduction: 'A rule or two stand in the way. Clearing everything said with a home would open it.',
      cards: found.nearMisses.map(cardOf),
    },
  ];
  const further = `${counted(found.beyondMiles, 'home')} further away ${found.beyondMiles === 1 ? 'is' : 'are'} not in the list.`;
  return {
    sentence: countsInOneSentence(found.counts).replace('on the register', 'that were looked at'),
    noHomeBecause: found.noHomeBecause,
    missing: found.missing.map(({ sentence }) => sentenceCase(sentence.replace(/^Find out /, ''))),
    emergency: found.emergencyRoute?.sentence ?? null,
    furtherAway: found.furtherAway.map(({ sentence }) => ({ sentence, look: null })),
    toDo: tasksOf(shared),
    sections: sections.filter(({ cards }) => cards.length > 0),
    funnel: found.excludedByRule.map(({ rule, households }) => ({
      title: rule.title,
      households: figure(households),
      source: sourceOf(rule),
    })),
    beyond: found.beyondMiles === 0 || found.noHomeBecause !== null ? null : further,
    madeFrom:
      `Judged on ${longDate(found.judgedOn)} for moving in on ${longDate(found.startsOn)}, from version ${figure(found.factsRevision)} of the facts, ` +
      `policy ${found.policyVersion}, engine ${found.engineVersion}.`,
  };
}

const sourceOf = ({ number, citation }: Rule): string => (number === null ? citation : `${number}: ${citation}`);
