import {
  type CountedUnits,
  type Condition,
  conditions,
  conditionsOf,
  countedRuleIds,
  measuredByDistance,
  mostTenths,
  type Obstacles,
  outOfReach,
  type RunMeasures,
  setOf,
} from './measures.js';
import { milesBeyond, stepsBeyond } from './miles-beyond.js';
import { mostUnits, pointsAtStart, type Policy } from './policy.js';
import { type RunCounts } from './run.js';

/** Where a home stands, as a figure to sort by: the names are those of an answer. */
export const standingNumbers = { eligible: 0, 'needs-authority': 1, 'near-miss': 2, excluded: 3 } as const;

/** A past search as a policy would answer it. Homes are numbered in the order of their references. */
export interface Reranked {
  /** The homes shown, in order of place. */
  readonly shown: Uint32Array;
  /** How many of the homes shown are eligible or need somebody's authority: they come before the near misses. */
  readonly suitable: number;
  /** For each home, `standingNumbers`; a near miss that is not shown counts as excluded. */
  readonly standings: Uint8Array;
  /** For each home, of 100. */
  readonly points: Uint8Array;
  /** For each of the `obstacles`: the conditions under which something stands in the way now, as a mask. */
  readonly inTheWay: Uint16Array;
  /** Null of measures that do not know every home. */
  readonly counts: RunCounts | null;
}

const roomsBlock = 1 << conditions.indexOf('local-room-rules');

interface Verdict {
  readonly standing: number;
  readonly inTheWay: number;
}

/** @returns where homes of these obstacles stand, but for key stage 4. */
function verdictOf(obstacles: Obstacles, { limits }: Policy, mask: number): Verdict {
  const { inTheWay, afterwards, needsAuthority, stoodThen } = obstacles;
  if (stoodThen !== null) return { standing: standingNumbers[stoodThen], inTheWay: 0 };
  const bitOf = (condition: Condition): number => 1 << conditions.indexOf(condition);
  const counts = inTheWay.filter(({ condition }) => (mask & bitOf(condition)) !== 0);
  if (counts.length === 0) {
    const { always, roomsDoNotBlock, roomsBlock: whereRoomsBlock } = needsAuthority;
    const asks = always || ((mask & roomsBlock) === 0 ? roomsDoNotBlock : whereRoomsBlock);
    return { standing: standingNumbers[asks ? 'needs-authority' : 'eligible'], inTheWay: 0 };
  }
  const isNear =
    counts.length <= limits.nearMissRules &&
    counts.every(
      ({ ruleId, shortfall }) => shortfall !== outOfReach && shortfall <= (limits.nearMissShortfall[ruleId] ?? 0),
    );
  const opens = isNear && ((afterwards[setOf(inTheWay, mask)] ?? mask) & mask) === 0;
  return {
    standing: standingNumbers[opens ? 'near-miss' : 'excluded'],
    inTheWay: counts.reduce((bits, { condition }) => bits | bitOf(condition), 0),
  };
}

/** Sorted by as one number: standing, then points, then miles, then reference. 2^20 homes, 2^16 tenths and 2^7 points. */
const [ofHomes, ofTenths, ofPoints] = [2 ** 20, 2 ** 16, 2 ** 7];

/**
 * Prepares a policy once for many searches.
 *
 * @param policy a sound one: it can take no more points than there are.
 * @returns what puts the homes of a past search in the order that judging them anew by this policy would.
 */
export function rerankBy(policy: Policy): (measures: RunMeasures) => Reranked {
  const { weights, limits } = policy;
  const mask = conditionsOf(policy);
  const most = mostUnits(limits);
  const lostBy = {
    'near-home': (miles: number) => milesBeyond(miles, limits.nearHomeMiles, limits.nearHomeMilesCounted),
    'school-run': (miles: number) => milesBeyond(miles, limits.schoolRunMiles, limits.schoolRunMilesCounted),
    'family-time': (miles: number) => stepsBeyond(miles, limits.familyTimeMiles, limits.familyTimeStepsCounted),
  };
  const lostByTenths = measuredByDistance.map((id) =>
    Uint8Array.from({ length: mostTenths + 1 }, (_, tenths) => weights[id] * lostBy[id](tenths / 10)),
  );
  const nearTenths = limits.nearHomeMiles * 10;
  const keyStage4Tenths = limits.keyStage4SchoolMiles * 10;
  const lostTo = ({ units, wishesToBeNear }: CountedUnits, isFar: boolean): number =>
    countedRuleIds.reduce((lost, id, index) => {
      const wished = id === 'wishes' && isFar ? wishesToBeNear : 0;
      return lost + weights[id] * Math.min(units[index]! + wished, most[id]);
    }, 0);

  return (measures) => {
    const { homes, obstaclesOf, countedOf, tenthsFromHome, tenths } = measures;
    const verdicts = measures.obstacles.map((obstacles) => verdictOf(obstacles, policy, mask));
    const standingOf = Uint8Array.from(verdicts, ({ standing }) => standing);
    const inTheWay = Uint16Array.from(verdicts, (verdict) => verdict.inTheWay);
    const lostNear = Uint8Array.from(measures.counted, (counted) => lostTo(counted, false));
    const lostFar = Uint8Array.from(measures.counted, (counted) => lostTo(counted, true));
    const [lostToHome, lostToSchool, lostToFamily] = lostByTenths as [Uint8Array, Uint8Array, Uint8Array];

    const standings = new Uint8Array(homes);
    const points = new Uint8Array(homes);
    const keys = new Float64Array(homes);
    const found = [0, 0, 0, 0];
    let ranked = 0;
    for (let home = 0; home < homes; home += 1) {
      const kind = countedOf[home]!;
      const miles = tenthsFromHome[home]!;
      const lost =
        (miles > nearTenths ? lostFar : lostNear)[kind]! +
        lostToHome[tenths[0][home]!]! +
        lostToSchool[tenths[1][home]!]! +
        lostToFamily[tenths[2][home]!]!;
      points[home] = pointsAtStart - lost;
      let standing = standingOf[obstaclesOf[home]!]!;
      if (standing === 0 && measures.keyStage4Tenths[home]! > keyStage4Tenths) standing = 1;
      standings[home] = standing;
      found[standing] = found[standing]! + 1;
      if (standing === standingNumbers.excluded) continue;
      keys[ranked] = ((standing * ofPoints + lost) * ofTenths + miles) * ofHomes + home;
      ranked += 1;
    }
    const [eligible, needsAuthority, near, excluded] = found as [number, number, number, number];
    const sorted = keys.subarray(0, ranked).sort();
    const order = Uint32Array.from(sorted, (key) => key % ofHomes);
    const nearMisses = Math.min(near, limits.nearMissesShown);
    const suitable = eligible + needsAuthority;
    for (const home of order.subarray(suitable + nearMisses)) standings[home] = standingNumbers.excluded;
    return {
      shown: order.subarray(0, suitable + nearMisses),
      suitable,
      standings,
      points,
      inTheWay,
      counts: measures.knowsEveryHome
        ? {
            register: homes + measures.neverShown,
            eligible,
            needsAuthority,
            nearMisses,
            excluded: excluded + measures.neverShown + near - nearMisses,
          }
        : null,
    };
  };
}
