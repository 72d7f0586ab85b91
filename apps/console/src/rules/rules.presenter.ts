import { addDays, longDate } from '#kernel';
import { counted, sentenceCase } from '../words/words.js';
import { type Configured, type RegisteredRule } from './rules.operations.js';

const classes: readonly { readonly class: string; readonly heading: string; readonly meaning: string }[] = [
  {
    class: 'BLOCK',
    heading: 'Blocks',
    meaning: 'Unlawful, or impossible: the home is left out, and nobody can override it here.',
  },
  {
    class: 'AUTHORISE',
    heading: 'Needs authority',
    meaning: 'Lawful once a named person has agreed, and the evidence is recorded.',
  },
  { class: 'TIMED', heading: 'For a fixed time', meaning: 'Lawful for a fixed time, or to be done by a day.' },
  {
    class: 'DUTY',
    heading: 'Duties',
    meaning: 'So far as reasonably practicable: it costs points, and a reason is recorded where it is not met.',
  },
  {
    class: 'POLICY',
    heading: 'Policy',
    meaning:
      'National standard, guidance or local policy, not law: the service sets it to block, to warn or off, or weighs it.',
  },
];

const basisWords: Readonly<Record<string, string>> = {
  read: 'The text was read.',
  analogue: 'A sister regulation was read, not the current English text: to be checked by your legal service.',
  recalled: 'Recalled: to be checked by your legal service.',
};

/** @returns every rule by its class, with its basis and what this service has configured. */
export function presentRules(rules: readonly RegisteredRule[], inUse: Configured): object {
  const weights = new Map(inUse.weights.map((weight) => [weight.rule.id, weight]));
  const modes = new Map(inUse.modes.map(({ rule, mode }) => [rule.id, mode]));
  const configured = (id: string): string | null => {
    const mode = modes.get(id);
    if (mode !== undefined) return `${sentenceCase(mode)}, by policy version ${inUse.version}.`;
    const weight = weights.get(id);
    if (weight === undefined) return null;
    return `${counted(weight.points, 'point')} each, ${weight.most} at most, by policy version ${inUse.version}.`;
  };
  const inForce = ({ effectiveFrom, effectiveUntil }: RegisteredRule): string =>
    `From ${longDate(effectiveFrom)}${effectiveUntil === null ? '' : ` to ${longDate(addDays(effectiveUntil, -1))}`}`;
  const unchecked = rules.filter(({ basis }) => basis !== 'read').length;
  return {
    title: 'Every rule',
    lead: `${counted(rules.length, 'rule')} decide and weigh who could care for a child. ${counted(unchecked, 'of them rests', 'of them rest')} on words that your legal service should check.`,
    groups: classes
      .map(({ class: of, heading, meaning }) => ({
        id: of.toLowerCase(),
        heading,
        meaning,
        rules: rules
          .filter((rule) => rule.class === of)
          .map((rule) => ({
            id: rule.id,
            number: rule.number ?? 'Ours',
            title: rule.title,
            citation: rule.citation,
            basis: basisWords[rule.basis] ?? rule.basis,
            isUnchecked: rule.basis !== 'read',
            inForce: inForce(rule),
            unit: rule.unit,
            version: rule.version,
            configured: configured(rule.id),
          })),
      }))
      .filter((group) => group.rules.length > 0),
  };
}
