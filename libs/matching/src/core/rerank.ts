import { asking, conditionBits, type MeasureColumns, mostUnitsKept, stoodThenWords } from './measure-columns.js';
import { conditionsOf, countedRuleIds, furthest, measuredByDistance, outOfReach } from './measures.js';
import { milesBeyond, stepsBeyond } from './miles-beyond.js';
import { mostUnits, pointsAtStart, type Policy } from './policy.js';
import { hardRuleIds } from './rule-id.js';
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

/** Where homes of each kind of obstacles stand, but for key stage 4, and what stands in their way. */
interface Verdicts {
  readonly standings: Uint8Array;
  readonly inTheWay: Uint16Array;
}

/** What `stoodThen` numbers, as a standing. */
const standingThen = stoodThenWords.map((word) => (word === null ? null : standingNumbers[word]));

/** Prepares a policy once. @returns where the homes of a past search stand by it, kind by kind. */
function standingBy({ limits }: Policy, mask: number): (measures: MeasureColumns) => Verdicts {
  const { nearMissRules, nearMissShortfall } = limits;
  const reach = Uint16Array.from(hardRuleIds, (id) => nearMissShortfall[id] ?? 0);
  const asksOfRooms = (mask & conditionBits.rooms) === 0 ? asking.roomsDoNotBlock : asking.roomsBlock;

  return ({ asks, stoodThen, inTheWay, rules, conditions, shortfalls, afterwards }) => {
    const standings = new Uint8Array(inTheWay.length);
    const blocking = new Uint16Array(inTheWay.length);
    let obstacle = 0;
    let sets = 0;
    for (let kind = 0; kind < inTheWay.length; kind += 1) {
      const until = obstacle + inTheWay[kind]!;
      let [counted, bits, depending, set, onTheLimit] = [0, 0, 0, 0, false];
      let isNear = true;
      for (; obstacle < until; obstacle += 1) {
        const bit = 1 << conditions[obstacle]!;
        const shortfall = shortfalls[obstacle]!;
        const counts = (mask & bit) !== 0;
        // Which set of the obstacles that depend on the policy it is: in the order of `afterwardsOf`.
        if ((bit & conditionBits.ofTheLimit) !== 0) onTheLimit = true;
        else if (bit !== conditionBits.always && shortfall !== outOfReach) {
          if (counts) set |= 1 << depending;
          depending += 1;
        }
        if (!counts) continue;
        counted += 1;
        bits |= bit;
        if (shortfall === outOfReach || shortfall > reach[rules[obstacle]!]!) isNear = false;
      }
      if (onTheLimit) {
        if ((mask & conditionBits.carer) !== 0) set |= 1 << depending;
        depending += 1;
      }
      blocking[kind] = bits;
      const then = standingThen[stoodThen[kind]!]!;
      if (then !== null) standings[kind] = then;
      else if (counted === 0) {
        const isAsked = (asks[kind]! & (asking.always | asksOfRooms)) !== 0;
        standings[kind] = isAsked ? standingNumbers['needs-authority'] : standingNumbers.eligible;
      } else {
        const opens = isNear && counted <= nearMissRules && (afterwards[sets + set]! & mask) === 0;
        standings[kind] = opens ? standingNumbers['near-miss'] : standingNumbers.excluded;
      }
      if (inTheWay[kind]! > 0) sets += 1 << depending;
    }
    return { standings, inTheWay: blocking };
  };
}

/** Prepares a policy once. @returns the points that homes lose for what is counted, kind by kind, to be near or far. */
function losingBy(policy: Policy): (measures: MeasureColumns) => readonly [near: Uint8Array, far: Uint8Array] {
  const { weights, limits } = policy;
  const most = mostUnits(limits);
  const weighed = countedRuleIds.flatMap((id, rule) => {
    const lost = Uint8Array.from({ length: mostUnitsKept + 2 }, (_, units) => weights[id] * Math.min(units, most[id]));
    return weights[id] === 0 || id === 'wishes' ? [] : [{ rule, lost }];
  });
  const wishes = countedRuleIds.indexOf('wishes');
  return ({ units, wishesToBeNear }) => {
    const near = new Uint8Array(wishesToBeNear.length);
    for (const { rule, lost } of weighed) {
      const column = units[rule]!;
      for (let kind = 0; kind < near.length; kind += 1) near[kind] = near[kind]! + lost[column[kind]!]!;
    }
    const far = near.slice();
    const wished = units[wishes]!;
    for (let kind = 0; kind < near.length; kind += 1) {
      near[kind] = near[kind]! + weights.wishes * Math.min(wished[kind]!, most.wishes);
      far[kind] = far[kind]! + weights.wishes * Math.min(wished[kind]! + wishesToBeNear[kind]!, most.wishes);
    }
    return [near, far];
  };
}

/** Sorted by as one number: standing, then points, then miles, then reference. 2^20 homes, 2^16 tenths and 2^7 points. */
const [ofHomes, ofTenths, ofPoints] = [2 ** 20, 2 ** 16, 2 ** 7];

/** Miles in tenths are a place in a table of what they cost, the furthest included: it costs nothing, being not recorded. */
const tableLength = furthest + 1;

/**
 * Prepares a policy once for many searches.
 *
 * @param policy a sound one: it can take no more points than there are.
 * @returns what puts the homes of a past search in the order that judging them anew by this policy would.
 */
export function rerankBy(policy: Policy): (measures: MeasureColumns) => Reranked {
  const { weights, limits } = policy;
  const lostBy = {
    'near-home': (miles: number) => milesBeyond(miles, limits.nearHomeMiles, limits.nearHomeMilesCounted),
    'school-run': (miles: number) => milesBeyond(miles, limits.schoolRunMiles, limits.schoolRunMilesCounted),
    'family-time': (miles: number) => stepsBeyond(miles, limits.familyTimeMiles, limits.familyTimeStepsCounted),
  };
  const lostByTenths = measuredByDistance.map((id) =>
    Uint8Array.from({ length: tableLength }, (_, tenths) =>
      tenths === furthest ? 0 : weights[id] * lostBy[id](tenths / 10),
    ),
  );
  const [lostToHome, lostToSchool, lostToFamily] = lostByTenths as [Uint8Array, Uint8Array, Uint8Array];
  const nearTenths = limits.nearHomeMiles * 10;
  const keyStage4Most = limits.keyStage4SchoolMiles * 10;
  const standingOf = standingBy(policy, conditionsOf(policy));
  const lostTo = losingBy(policy);

  return (measures) => {
    const { homes, neverShown, knowsEveryHome, obstaclesOf, countedOf, tenthsFromHome, keyStage4Tenths } = measures;
    const { standings: standingOfKind, inTheWay } = standingOf(measures);
    const [lostNear, lostFar] = lostTo(measures);
    const [toHome, toSchool, toFamily] = measures.tenths;

    const standings = new Uint8Array(homes);
    const points = new Uint8Array(homes);
    const keys = new Float64Array(homes);
    const found = [0, 0, 0, 0];
    let ranked = 0;
    for (let home = 0; home < homes; home += 1) {
      const miles = tenthsFromHome[home]!;
      let lost = (miles > nearTenths ? lostFar : lostNear)[countedOf[home]!]!;
      if (toHome !== null) lost += lostToHome[toHome[home]!]!;
      if (toSchool !== null) lost += lostToSchool[toSchool[home]!]!;
      if (toFamily !== null) lost += lostToFamily[toFamily[home]!]!;
      points[home] = pointsAtStart - lost;
      let standing = standingOfKind[obstaclesOf[home]!]!;
      if (standing === 0 && keyStage4Tenths !== null && keyStage4Tenths[home]! > keyStage4Most) standing = 1;
      standings[home] = standing;
      found[standing] = found[standing]! + 1;
      if (standing === standingNumbers.excluded) continue;
      keys[ranked] = ((standing * ofPoints + lost) * ofTenths + miles) * ofHomes + home;
      ranked += 1;
    }
    const [eligible, needsAuthority, near, excluded] = found as [number, number, number, number];
    const sorted = keys.subarray(0, ranked).sort();
    const order = new Uint32Array(ranked);
    for (let place = 0; place < ranked; place += 1) order[place] = sorted[place]! % ofHomes;
    const nearMisses = Math.min(near, limits.nearMissesShown);
    const suitable = eligible + needsAuthority;
    for (let place = suitable + nearMisses; place < ranked; place += 1) {
      standings[order[place]!] = standingNumbers.excluded;
    }
    return {
      shown: order.subarray(0, suitable + nearMisses),
      suitable,
      standings,
      points,
      inTheWay,
      counts: knowsEveryHome
        ? {
            register: homes + neverShown,
            eligible,
            needsAuthority,
            nearMisses,
            excluded: excluded + neverShown + near - nearMisses,
          }
        : null,
    };
  };
}
