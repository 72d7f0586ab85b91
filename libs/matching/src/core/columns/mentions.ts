import { type ChildFacts, type ChildReference, type HouseholdFacts } from '../facts.js';

const ofChild = (childId: string): string => `child ${childId}`;
const ofReference = (reference: ChildReference): string => `reference ${reference}`;
const ofGroup = (siblingGroup: string): string => `group ${siblingGroup}`;

function* mentionedIn(home: HouseholdFacts): Generator<string> {
  for (const { childId, reference, siblingGroup, mustNotLiveWith } of home.fosteredChildren) {
    yield ofChild(childId);
    yield ofReference(reference);
    if (siblingGroup !== null) yield ofGroup(siblingGroup);
    yield* mustNotLiveWith.map(ofReference);
  }
  for (const { childId } of home.shortBreaks) yield ofChild(childId);
  for (const { namedChild } of [...home.approvals, ...home.holds])
    if (namedChild !== null) yield ofReference(namedChild);
  for (const { child } of home.connectedTo) yield ofReference(child);
  for (const { children } of [...home.exemptions, ...home.sharingAgreements]) yield* children.map(ofReference);
}

/** @returns the rows of the homes that mention each child and each sibling group, in order. */
export function mentionsOf(homes: readonly HouseholdFacts[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  homes.forEach((home, row) => {
    for (const mentioned of new Set(mentionedIn(home))) {
      const known = rows.get(mentioned);
      if (known) known.push(row);
      else rows.set(mentioned, [row]);
    }
  });
  return rows;
}

/** @returns what a home has to mention to have to do with the child. */
export function mentionsThatConcern(child: ChildFacts): readonly string[] {
  return [
    ofChild(child.childId),
    ofReference(`${child.responsibleAuthority}/${child.childCode}`),
    ...(child.siblingGroup === null ? [] : [ofGroup(child.siblingGroup)]),
    ...child.mustNotLiveWith.map(ofReference),
  ];
}

/** @returns the rows of the homes that mention a child by that name. */
export const homesThatMention = (
  { mentions }: { readonly mentions: ReadonlyMap<string, readonly number[]> },
  reference: ChildReference,
): readonly number[] => mentions.get(ofReference(reference)) ?? [];
