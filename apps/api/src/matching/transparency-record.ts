import { engineVersion, type Policy, type Reason, type Rule } from '#matching/core';
import { type TransparencySectionType } from './fairness.type.js';

type Field = TransparencySectionType['fields'][number];
const said = (name: string, text: string): Field => ({ name, text, isForTheAuthority: false });
const toFill = (name: string, text: string): Field => ({ name, text, isForTheAuthority: true });

const listed = (items: readonly string[]): string => items.join('; ');

/**
 * The fields of the algorithmic transparency recording standard, for the engine as it is configured. What only the
 * authority can say is left to it, and says so.
 *
 * @returns the record, tier 1 first.
 */
export function transparencyRecord(policy: Policy, rules: readonly Rule<Reason>[]): readonly TransparencySectionType[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const titleOf = (id: string): string => titles.get(id as Rule<Reason>['id']) ?? id;
  const weights = Object.entries(policy.weights)
    .filter(([, points]) => points > 0)
    .map(([id, points]) => `${titleOf(id)}: ${points}`);
  const modes = Object.entries(policy.limits.modes).map(([id, mode]) => `${titleOf(id)}: ${mode}`);
  const ofBasis = (basis: Rule<Reason>['basis']): number => rules.filter((rule) => rule.basis === basis).length;
  return [
    {
      heading: 'Tier 1: summary',
      fields: [
        said('Name', 'Nearhome'),
        said(
          'Description',
          'Nearhome ranks the foster homes that could care for a child, says why each one is where it is in the list, and why the others are not in it. A person decides.',
        ),
        said(
          'Why it is used',
          'So that a child can live near home, school, friends, brothers and sisters wherever a home allows it, and so that the reasons of every choice are on record.',
        ),
        toFill('Website', 'The address of the authority’s page about this record.'),
        toFill('Contact', 'The address at which people can ask about this tool.'),
      ],
    },
    {
      heading: 'Tier 2: owner and responsibility',
      fields: [
        toFill('Organisation and team', 'The authority, and the team that owns the tool.'),
        toFill('Senior responsible owner', 'The role that answers for it.'),
        toFill('Supplier and how it was procured', 'Who supplies and runs it, and under which contract.'),
      ],
    },
    {
      heading: 'Tier 2: description and rationale',
      fields: [
        said(
          'How it works',
          `Each home is judged by ${rules.length} rules. Rules of law decide whether a home may be asked, or who must agree first; what is left is ordered by points: every home starts with 100 and loses some for what is less good for the child. No part of it is learnt from data.`,
        ),
        said(
          'Alternatives considered',
          'A list by hand, as before; and a model learnt from past placements, which would repeat past choices and could not give its reasons.',
        ),
        toFill('Benefits looked for', 'What the authority expects of it, and how it will be known.'),
      ],
    },
    {
      heading: 'Tier 2: decision-making and human oversight',
      fields: [
        said(
          'What it does in the decision',
          'It recommends. It offers nothing, refuses nothing and places nobody. Homes that are left out can be looked up with every reason.',
        ),
        said(
          'Human oversight',
          'A placement officer chooses and gives reasons. Where the law asks for a nominated officer, a director or another authority, the placement waits for them.',
        ),
        toFill('Training of those who use it', 'What they are taught, and how often.'),
        toFill('Appeals and review', 'How a child, a parent or a carer can ask for a choice to be looked at again.'),
      ],
    },
    {
      heading: 'Tier 2: technical specification',
      fields: [
        said('Kind of tool', 'Rules and whole-number points; the same facts always give the same answer.'),
        said('Version', `Engine ${engineVersion}, policy version ${policy.version} (${policy.name}).`),
        said('What is weighed', `Points for each unit: ${listed(weights)}.`),
        said('What policy blocks or warns of', `${listed(modes)}.`),
        said(
          'How sure the rules are',
          `${ofBasis('read')} rules rest on text that was read, ${ofBasis('analogue')} on a sister regulation and ${ofBasis('recalled')} are recalled: the last two are to be checked by the authority’s legal service.`,
        ),
      ],
    },
    {
      heading: 'Tier 2: data',
      fields: [
        said(
          'What is used',
          'Of the child: age, sex, needs, home, school, brothers and sisters, family time, wishes, risks, court orders, faith, languages and culture where recorded. Of a home: where it is, its approval, places, rooms, skills, checks, who lives there and what the carers said.',
        ),
        said(
          'What is never used',
          'The ethnicity or age of carers, a prediction of how a child will behave, and what a child would cost. A child’s ethnicity is not used to rank; it is counted afterwards to see whether searches go alike for all.',
        ),
        said(
          'Kept and traced',
          'Every search keeps the facts it judged, so that it can be shown and judged again years later. Every reading of a child’s or a home’s facts leaves a trace.',
        ),
        toFill('Lawful basis, sharing and retention', 'As in the authority’s record of processing.'),
      ],
    },
    {
      heading: 'Tier 2: impact assessments, risks and mitigations',
      fields: [
        toFill('Impact assessments', 'The data protection and equality impact assessments, with their dates.'),
        said(
          'Risk: facts that are wrong or missing',
          'What is not recorded costs nothing and hides nothing; it is listed as something to check before a child moves in.',
        ),
        said(
          'Risk: people follow the list without thinking',
          'Each home shows what speaks against it, and every near miss what would have to change. Choosing another home is one step, with a reason.',
        ),
        said(
          'Risk: it goes worse for some children',
          'A report compares searches by ethnicity, sex, disability, age and unaccompanied status, with intervals, and hides small numbers.',
        ),
        said(
          'Risk: policy is taken for law',
          'What is policy is called policy wherever it is shown, and no rule of law can be switched off.',
        ),
      ],
    },
  ];
}
