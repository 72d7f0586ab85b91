import {
  authorityOf,
  childOf,
  miles,
  skillWords,
  type SomeReasonSentences,
  type SomeRemedySentences,
  startingWithChild,
} from './words.js';

type ScoreReason =
  | 'near-home'
  | 'not-near-home'
  | 'miles-from-home-not-recorded'
  | 'near-school'
  | 'far-from-school'
  | 'miles-from-school-not-recorded'
  | 'with-siblings'
  | 'apart-from-siblings'
  | 'in-area'
  | 'out-of-area'
  | 'area-not-recorded'
  | 'needs-answered'
  | 'needs-unanswered'
  | 'skills-not-recorded'
  | 'adoption-considered';

/** The ladder, the duties and what is weighed. */
export const scoreReasons: SomeReasonSentences<ScoreReason> = {
  'near-home': ({ miles: count }) => `Near home: ${miles(count)}.`,
  'not-near-home': ({ miles: count }) =>
    `Not near home: ${miles(count)}. The authority must place near home so far as reasonably practicable (Children Act 1989, s22C(8)(a)).`,
  'miles-from-home-not-recorded': () => 'How far it is from home is not known.',
  'near-school': ({ miles: count }) => `Near the school that must continue: ${miles(count)}.`,
  'far-from-school': ({ miles: count }) =>
    `Not near the school that must continue: ${miles(count)}. Education must not be disrupted so far as reasonably practicable (Children Act 1989, s22C(8)(b)).`,
  'miles-from-school-not-recorded': () => 'How far it is from the school that must continue is not known.',
  'with-siblings': ({ siblings }, names) =>
    `With ${siblings === 1 ? 'a brother or sister' : `${siblings} brothers and sisters`} of ${childOf(names)}.`,
  'apart-from-siblings': (_, names) =>
    `${startingWithChild(names)} would live apart from brothers and sisters. They must live together so far as reasonably practicable (Children Act 1989, s22C(8)(c)).`,
  'in-area': ({ responsibleAuthority }, names) => `In ${authorityOf(responsibleAuthority, names)}.`,
  'out-of-area': ({ areaAuthority, responsibleAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, outside ${authorityOf(responsibleAuthority, names)}. The home must be within the area so far as reasonably practicable (Children Act 1989, s22C(9)).`,
  'area-not-recorded': () => 'Which authority the home is in is not recorded.',
  'needs-answered': ({ needs }) => `Has training for all that the child needs help with: ${skillWords(needs)}.`,
  'needs-unanswered': ({ needs, answered }) =>
    `${answered.length === 0 ? 'No training for what' : 'No training for part of what'} the child needs help with: ${skillWords(needs)}.${
      answered.length === 0 ? '' : ` Has training for ${skillWords(answered)}.`
    }`,
  'skills-not-recorded': ({ needs }) =>
    `No training is recorded for what the child needs help with: ${skillWords(needs)}.`,
  'adoption-considered': () =>
    'Adoption is being considered, so distance, school, brothers and sisters and area cost no points (Children Act 1989, s22C(9A) to (9C)).',
};

/** What to do about a duty not met or a gap. */
export const scoreRemedies: SomeRemedySentences<
  'record-reason' | 'support-for-needs' | 'consider-fostering-for-adoption'
> = {
  'record-reason': () => 'Record why: a reason is required.',
  'support-for-needs': () => 'Plan what support or training would fill the gap.',
  'consider-fostering-for-adoption': () =>
    'Check whether fostering for adoption applies (Care Planning Regulations 2010, regulation 22A).',
};
