import { type RuleId } from '../rule-id.js';
import { type Interval, isApart, medianInterval, medianOf, shareInterval } from './intervals.js';

/** What a child is counted by. Children only: nothing of a carer is ever counted here. */
export const characteristics = ['ethnicity', 'sex', 'disability', 'age', 'unaccompanied'] as const;
export type Characteristic = (typeof characteristics)[number];

/** One request and its latest finished search, without anything that names the child. */
export interface SearchedRequest {
  /** The group of the child in each characteristic; `not-recorded` is a group of its own. */
  readonly groups: Readonly<Record<Characteristic, string>>;
  readonly hasEligibleHome: boolean;
  /** Of the home in first place; null where there is none or its distance is not recorded. */
  readonly milesOfBestHome: number | null;
  /** Whether the home in first place is in the area; null where there is none or its area is not recorded. */
  readonly bestHomeIsInArea: boolean | null;
  /** From opening to closing; null while the request is open. */
  readonly daysToClose: number | null;
  /** Every rule that stands in the way of a near miss of the search. */
  readonly nearMissRules: readonly RuleId[];
}

/** A share with its interval. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly interval: Interval | null;
}

export interface Middle {
  readonly median: number | null;
  readonly of: number;
  readonly interval: Interval | null;
}

/** One group of children, all of whose figures are shown or none. */
export interface FairnessGroup {
  readonly group: string;
  /** Null where the group is too small to be shown, or another could be worked out from it. */
  readonly figures: {
    readonly requests: number;
    readonly matched: Share;
    readonly inArea: Share;
    readonly miles: Middle;
    /** Of requests that have ended: those still open would be counted too short, so they are told apart. */
    readonly daysToClose: Middle;
    readonly stillOpen: number;
    /** The three rules that most often stand in the way of a near miss. */
    readonly nearMissRules: readonly { readonly ruleId: RuleId; readonly share: Share }[];
  } | null;
}

/** Two groups whose intervals have nothing in common. It says that they differ, never why. */
export interface FairnessDifference {
  readonly characteristic: Characteristic;
  readonly measure: 'matched' | 'in-area' | 'miles' | 'days-to-close';
  readonly lower: string;
  readonly higher: string;
}

export interface FairnessReport {
  readonly requests: number;
  readonly characteristics: readonly {
    readonly characteristic: Characteristic;
    readonly groups: readonly FairnessGroup[];
  }[];
  readonly differences: readonly FairnessDifference[];
}

/** Groups of fewer children are not shown. */
export const fewestShown = 5;

const share = (count: number, of: number): Share => ({ count, of, interval: shareInterval(count, of) });
const middle = (values: readonly number[]): Middle => ({
  median: medianOf(values),
  of: values.length,
  interval: medianInterval(values),
});
const known = <T>(values: readonly (T | null)[]): readonly T[] => values.filter((value) => value !== null);

function nearMissesOf(requests: readonly SearchedRequest[]) {
  const counts = new Map<RuleId, number>();
  for (const { nearMissRules } of requests) {
    for (const ruleId of new Set(nearMissRules)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([ruleId, count]) => ({ ruleId, share: share(count, requests.length) }));
}

const figuresOf = (requests: readonly SearchedRequest[]): NonNullable<FairnessGroup['figures']> => {
  const areas = known(requests.map(({ bestHomeIsInArea }) => bestHomeIsInArea));
  const ended = known(requests.map(({ daysToClose }) => daysToClose));
  return {
    requests: requests.length,
    matched: share(requests.filter(({ hasEligibleHome }) => hasEligibleHome).length, requests.length),
    inArea: share(areas.filter((isInArea) => isInArea).length, areas.length),
    miles: middle(known(requests.map(({ milesOfBestHome }) => milesOfBestHome))),
    daysToClose: middle(ended),
    stillOpen: requests.length - ended.length,
    nearMissRules: nearMissesOf(requests),
  };
};

/**
 * Groups too small to show, and where these hold fewer than `fewestShown` children together the next smallest too: the whole
 * is known, so one hidden group alone would be what is left of it.
 */
function hiddenGroups(sizes: ReadonlyMap<string, number>): ReadonlySet<string> {
  const bySize = [...sizes].sort(([a, small], [b, large]) => small - large || (a < b ? -1 : 1));
  const hidden = new Set<string>();
  let children = 0;
  for (const [group, size] of bySize) {
    const isEnough = hidden.size === 0 || (hidden.size > 1 && children >= fewestShown);
    if (size >= fewestShown && isEnough) break;
    hidden.add(group);
    children += size;
  }
  return hidden;
}

function groupsOf(requests: readonly SearchedRequest[], characteristic: Characteristic): readonly FairnessGroup[] {
  const byGroup = new Map<string, SearchedRequest[]>();
  for (const request of requests) {
    const group = request.groups[characteristic];
    const there = byGroup.get(group);
    if (there) there.push(request);
    else byGroup.set(group, [request]);
  }
  const hidden = hiddenGroups(new Map([...byGroup].map(([group, members]) => [group, members.length])));
  return [...byGroup]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, members]) => ({ group, figures: hidden.has(group) ? null : figuresOf(members) }));
}

const measured = ({ figures }: FairnessGroup): Readonly<Record<FairnessDifference['measure'], Interval | null>> => ({
  matched: figures?.matched.interval ?? null,
  'in-area': figures?.inArea.interval ?? null,
  miles: figures?.miles.interval ?? null,
  'days-to-close': figures?.daysToClose.interval ?? null,
});
const measures = ['matched', 'in-area', 'miles', 'days-to-close'] as const;

function differencesOf(
  characteristic: Characteristic,
  groups: readonly FairnessGroup[],
): readonly FairnessDifference[] {
  const found: FairnessDifference[] = [];
  for (const [index, a] of groups.entries()) {
    for (const b of groups.slice(index + 1)) {
      for (const measure of measures) {
        const [ofA, ofB] = [measured(a)[measure], measured(b)[measure]];
        if (ofA === null || ofB === null || !isApart(ofA, ofB)) continue;
        const [lower, higher] = ofA.high < ofB.low ? [a.group, b.group] : [b.group, a.group];
        found.push({ characteristic, measure, lower, higher });
      }
    }
  }
  return found;
}

/**
 * How searches went for children of each group, with intervals of 95%, for a person to look into. Groups of fewer than
 * five are not shown, nor any from which one of them could be worked out.
 */
export function fairnessReport(requests: readonly SearchedRequest[]): FairnessReport {
  const groups = characteristics.map((characteristic) => ({
    characteristic,
    groups: groupsOf(requests, characteristic),
  }));
  return {
    requests: requests.length,
    characteristics: groups,
    differences: groups.flatMap(({ characteristic, groups: some }) => differencesOf(characteristic, some)),
  };
}
