import { anniversary, type DayNumber } from '../calendar.js';
import { type Chance, chanceOf, dealt, evenUnits, type Shares } from '../chance.js';
import { type Postcode } from '../geography/postcodes.js';
import { type Child, type Lot, type SiblingGroup } from './child.js';
import { childName } from './names.js';

type AgeGroup = readonly [from: number, until: number];

/** Ages of all who start in a year, unaccompanied children counted in: under 1, 1-4, 5-9, 10-15, 16 and over. */
const agesAtEntry: Shares<AgeGroup> = [
  [[0, 1], 16],
  [[1, 5], 14],
  [[5, 10], 15],
  [[10, 16], 27],
  [[16, 17.9], 28],
];
const unaccompaniedAges: Shares<AgeGroup> = [
  [[13.5, 15], 4],
  [[15, 16], 11],
  [[16, 17], 42],
  [[17, 17.85], 43],
];
const unaccompaniedInAYear = 84;

/** Shares that, with the unaccompanied, give the national picture of all who are looked after. */
const ethnicities: Shares<string> = [
  ['WBRI', 720],
  ['WOTH', 38],
  ['WIRI', 8],
  ['WIRT', 8],
  ['WROM', 8],
  ['MWBC', 45],
  ['MWBA', 17],
  ['MWAS', 20],
  ['MOTH', 39],
  ['BAFR', 24],
  ['BCRB', 16],
  ['BOTH', 9],
  ['AIND', 7],
  ['APKN', 12],
  ['ABAN', 6],
  ['AOTH', 8],
  ['OOTH', 4],
  ['REFU', 3],
  ['NOBT', 8],
];
const unaccompaniedEthnicities: Shares<string> = [
  ['BAFR', 36],
  ['OOTH', 38],
  ['AOTH', 19],
  ['WOTH', 7],
];

/** Sizes of sibling groups, and how many of all entrants come in one. */
const siblingShare = 0.45;
const siblingSizes: Shares<number> = [
  [2, 62],
  [3, 25],
  [4, 9],
  [5, 4],
];

export interface EntrantsAsked {
  readonly seed: number;
  /** Names the stream, one for each statistical year. */
  readonly year: string;
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly children: number;
  readonly homes: readonly Postcode[];
  readonly takenCodes: Set<string>;
}

/** @returns those who start to be looked after from `from` to `until`, in order of day. */
export function entrantsOf(asked: EntrantsAsked): SiblingGroup[] {
  const chance = chanceOf(asked.seed, `entrants/${asked.year}`);
  const days = asked.until - asked.from;
  const unaccompanied = Math.round((asked.children * unaccompaniedInAYear) / 390);
  const own = asked.children - unaccompanied;
  const others = remainingAges(asked.children, unaccompanied);
  const ages = dealt(others, own, chance).map(([from, until]) => from + chance.unit() * (until - from));
  const families = grouped(ages, Math.round(asked.children * siblingShare), chance);
  const ethnic = dealt(ethnicities, families.length, chance);
  const sexes = dealt(
    [
      ['M', 51],
      ['F', 49],
    ] as const,
    own,
    chance,
  );
  const when = evenUnits(families.length, chance);
  const lots = evenLots(families, chance);
  const groups = families.map((family, at): SiblingGroup => {
    const enters = asked.from + Math.floor((when[at] as number) * days);
    return {
      reference: family.length > 1 ? `${asked.year.slice(2)}-${String(at + 1).padStart(3, '0')}` : null,
      home: chance.pick(asked.homes),
      enters,
      lot: lots[at] as Lot,
      children: family.map((age) =>
        childOf(age, enters, sexes.pop() ?? 'M', ethnic[at] as string, false, asked.takenCodes, chance),
      ),
    };
  });
  const alone = dealt(unaccompaniedAges, unaccompanied, chance);
  const aloneEthnic = dealt(unaccompaniedEthnicities, unaccompanied, chance);
  const aloneSexes = dealt(
    [
      ['M', 93],
      ['F', 7],
    ] as const,
    unaccompanied,
    chance,
  );
  for (const [at, unit] of evenUnits(unaccompanied, chance).entries()) {
    const enters = asked.from + Math.floor(unit * days);
    const [from, until] = alone[at] as AgeGroup;
    const age = from + chance.unit() * (until - from);
    const sex = aloneSexes[at] as 'M' | 'F';
    const child = childOf(age, enters, sex, aloneEthnic[at] as string, true, asked.takenCodes, chance);
    groups.push({
      reference: null,
      home: chance.pick(asked.homes),
      enters,
      children: [child],
      lot: { course: chance.unit(), length: chance.unit(), settling: chance.unit(), parting: 1 },
    });
  }
  return groups.sort((a, b) => a.enters - b.enters || (codeOf(a) < codeOf(b) ? -1 : 1));
}

/**
 * Lots that are even over neighbouring ages: steps of the plane's golden ratio, dealt in order of the youngest child. Chance
 * alone would let the number in care wander by far more than a county's does.
 */
function evenLots(families: readonly (readonly number[])[], chance: Chance): Lot[] {
  const [startCourse, startLength, startSettling, startParting] = [
    chance.unit(),
    chance.unit(),
    chance.unit(),
    chance.unit(),
  ];
  const lots: Lot[] = [];
  const byAge = families
    .map((family, at) => ({ at, youngest: Math.min(...family) }))
    .sort((a, b) => a.youngest - b.youngest);
  for (const [order, { at }] of byAge.entries()) {
    lots[at] = {
      course: (startCourse + order * 0.7548776662466927) % 1,
      length: (startLength + order * 0.5698402909980532) % 1,
      settling: (startSettling + order * 0.41421356237309503) % 1,
      parting: 0,
    };
  }
  // Parting is even over the groups of one size: the single children between them must not count.
  for (const size of new Set(families.map(({ length }) => length))) {
    const ofSize = byAge.filter(({ at }) => families[at]?.length === size);
    for (const [order, { at }] of ofSize.entries()) {
      lots[at] = { ...(lots[at] as Lot), parting: (startParting + order * 0.6180339887498949) % 1 };
    }
  }
  return lots;
}

const codeOf = (group: SiblingGroup): string => (group.children[0] as Child).code;

/** The ages of all entrants less those of the unaccompanied. */
function remainingAges(children: number, unaccompanied: number): Shares<AgeGroup> {
  const teens = unaccompanied * 0.15;
  return agesAtEntry.map(([group, share]) => {
    const all = (share / 100) * children;
    return [group, group[0] === 10 ? all - teens : group[0] === 16 ? all - (unaccompanied - teens) : all] as const;
  });
}

/** Makes families of children of near ages until the share of siblings is reached; the rest come alone. */
function grouped(ages: readonly number[], siblings: number, chance: Chance): number[][] {
  const left = [...ages].sort((a, b) => a - b);
  const groups: number[][] = [];
  const sizes = dealt(siblingSizes, Math.max(1, Math.round(siblings / 2.55)), chance);
  for (const size of sizes) {
    if (left.length < size) break;
    const family = [left.splice(chance.whole(0, left.length - 1), 1)[0] as number];
    while (family.length < size) {
      const next = left.findIndex(
        (age) => family.every((other) => Math.abs(age - other) >= 0.85) && age > (family[0] as number) - 5,
      );
      const older = left.findIndex((age) => age >= Math.max(...family) + 0.85);
      const chosen =
        older !== -1 && (next === -1 || chance.happens(0.6))
          ? older + Math.min(left.length - 1 - older, chance.whole(0, 6))
          : next;
      if (chosen === -1) break;
      const [age] = left.splice(chosen, 1);
      if (age !== undefined && family.every((other) => Math.abs(age - other) >= 0.8)) family.push(age);
      else if (age !== undefined) groups.push([age]);
    }
    groups.push(family);
  }
  return chance.shuffled([...groups, ...left.map((age) => [age])]);
}

function childOf(
  age: number,
  enters: DayNumber,
  sex: 'M' | 'F',
  ethnic: string,
  unaccompanied: boolean,
  takenCodes: Set<string>,
  chance: Chance,
): Child {
  const born = Math.min(enters - Math.round(age * 365.25), enters);
  return {
    code: newCode(takenCodes, chance),
    sex,
    born,
    ethnic,
    unaccompanied,
    firstName: childName(sex, unaccompanied, chance),
  };
}

/** @returns six digits that no other child has. */
export function newCode(takenCodes: Set<string>, chance: Chance): string {
  for (;;) {
    const code = String(chance.whole(100_000, 999_999));
    if (takenCodes.has(code)) continue;
    takenCodes.add(code);
    return code;
  }
}

/** The day a child turns 18 and is looked after no more. */
export const comesOfAge = (child: Child): DayNumber => anniversary(child.born, 18);
