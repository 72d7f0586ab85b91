import {
  membersOf,
  milesApart,
  type Sharing,
  type ShownGroup,
  type SiblingGroupSearch,
  type SiblingRequest,
  type TogetherInHome,
} from '#matching';
import { findingShape } from './finding.shape.js';
import { householdCardShape } from './ranked-household.shape.js';
import { authorityNeeded, type ReasonNames } from './reason-sentences.js';
import { ruleById } from './rule.shape.js';
import {
  type SiblingGroupSearchType,
  type SiblingOfGroupType,
  type SiblingSharingType,
  type SiblingsInHomeType,
} from './sibling-group.type.js';

/** One of the children as the answer speaks of them, and the names its sentences use. */
export interface Sibling extends SiblingOfGroupType {
  readonly names: ReasonNames;
}

/** An answer of now, or one on record. */
export type GroupToShow = ShownGroup &
  Pick<SiblingGroupSearch, 'judgedOn' | 'policyVersion'> & {
    readonly recordId: string;
    readonly requests: readonly Pick<SiblingRequest, 'childId'>[];
  };

/** @returns the answer as clients read it, and the homes it shows. */
export function siblingGroupShape(
  search: GroupToShow,
  siblings: ReadonlyMap<string, Sibling>,
): { readonly shape: SiblingGroupSearchType; readonly householdIds: ReadonlySet<string> } {
  const siblingOf = (childId: string): Sibling => {
    const sibling = siblings.get(childId);
    if (!sibling) throw new Error(`Child ${childId} is in the answer and was not asked for`);
    return sibling;
  };
  const named = ({ requestId, description }: Sibling): SiblingOfGroupType => ({ requestId, description });
  const inHome = (home: TogetherInHome): SiblingsInHomeType => {
    const [first] = home.children;
    if (!first) throw new Error(`Nobody is to live in home ${home.householdId}`);
    return {
      household: householdCardShape(first.judged.household),
      points: home.points,
      pairsWithPlaced: home.pairsWithPlaced,
      needsAuthority: home.needsAuthority,
      siblings: home.children.map(({ childId, judged }) => {
        const sibling = siblingOf(childId);
        return {
          sibling: named(sibling),
          points: judged.points,
          milesFromHome: judged.milesFromHome === 'not-recorded' ? null : judged.milesFromHome,
          milesFromSchool: judged.milesFromSchool === 'not-recorded' ? null : judged.milesFromSchool,
          findings: judged.findings.map((finding) => findingShape(finding, sibling.names)),
          authorityNeeded: authorityNeeded(judged.findings, sibling.names),
        };
      }),
    };
  };
  const sharing = (shared: Sharing, constellation: string | null): SiblingSharingType => ({
    constellation,
    homes: shared.homes.map(inHome),
    withoutHome: membersOf(search.requests, shared.unplaced).map(({ childId }) => named(siblingOf(childId))),
    separatedPairs: shared.separatedPairs,
    points: shared.points,
    milesApart: milesApart(shared),
  });
  const shape: SiblingGroupSearchType = {
    recordId: search.recordId,
    siblings: search.requests.map(({ childId }) => named(siblingOf(childId))),
    pairsWithPlaced: search.pairsWithPlaced,
    judgedOn: search.judgedOn,
    policyVersion: search.policyVersion,
    allTogether: search.allTogether.map(inHome),
    withinOneConstellation: search.withinOneConstellation.map((one) => sharing(one, one.constellation)),
    splits: search.splits.map((one) => sharing(one, constellationOfAll(one))),
    whyNotTogether: search.whyNotTogether.map(({ ruleId, households }) => ({ rule: ruleById(ruleId), households })),
  };
  const homes = [
    ...search.allTogether,
    ...search.withinOneConstellation.flatMap(({ homes: some }) => some),
    ...search.splits.flatMap(({ homes: some }) => some),
  ];
  return { shape, householdIds: new Set(homes.map(({ householdId }) => householdId)) };
}

const constellationOfAll = ({ homes }: Sharing): string | null => {
  const [first, ...others] = homes;
  if (!first || others.some(({ constellation }) => constellation !== first.constellation)) return null;
  return first.constellation;
};
