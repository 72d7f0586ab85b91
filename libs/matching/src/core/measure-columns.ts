import {
  type Condition,
  conditions,
  type CountedUnits,
  countedRuleIds,
  type Obstacles,
  outOfReach,
  type RunMeasures,
} from './measures.js';
import { hardRuleIds } from './rule-id.js';

/** Counts up when the bytes of measures mean something else: it is kept beside them. Forms 1 to 3 are `older-measures`. */
export const measuresForm = 4;

/** More units than this are never counted: no limit of a sound policy is larger. */
export const mostUnitsKept = 0xff;

/** Which of so many kinds each home has: two bytes where that is enough. */
type Places = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
type Halves = Uint16Array<ArrayBuffer>;
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Measures as they are kept and as they are read: columns of fixed width over the stored bytes themselves, so that a year
 * of searches is put in order without anything being parsed. Widest columns first, so that each lies where it may; the
 * lowest byte of a figure comes first, as on every machine that runs this.
 */
export interface MeasureColumns {
  readonly homes: number;
  readonly neverShown: number;
  readonly knowsEveryHome: boolean;
  readonly obstaclesOf: Places;
  readonly countedOf: Places;
  readonly tenthsFromHome: Halves;
  /** Null where no home has any. */
  readonly tenths: readonly [nearHome: Halves | null, schoolRun: Halves | null, familyTime: Halves | null];
  readonly keyStage4Tenths: Halves | null;
  /** One for each kind of obstacles; the obstacles of the first kind come first. */
  readonly asks: Bytes;
  readonly stoodThen: Bytes;
  readonly inTheWay: Bytes;
  /** One for each obstacle of each kind: places in `hardRuleIds` and in `conditions`. */
  readonly rules: Bytes;
  readonly conditions: Bytes;
  readonly shortfalls: Halves;
  /** As many for each kind as there are sets of its obstacles. */
  readonly afterwards: Halves;
  /** For each of `countedRuleIds`, one for each kind of what is counted. */
  readonly units: readonly Bytes[];
  readonly wishesToBeNear: Bytes;
}

/** Who is to be asked, as bits of `asks`. */
export const asking = { always: 1, roomsDoNotBlock: 2, roomsBlock: 4 } as const;
/** What `stoodThen` numbers. */
export const stoodThenWords = [
  null,
  'eligible',
  'needs-authority',
  'near-miss',
] as const satisfies readonly Obstacles['stoodThen'][];

const bitOf = (condition: Condition): number => 1 << conditions.indexOf(condition);
/** The conditions that decide between two ways of counting the usual limit: one of them always holds. */
export const conditionBits = {
  always: bitOf('always'),
  carer: bitOf('carer'),
  ofTheLimit: bitOf('household') | bitOf('carer'),
  rooms: bitOf('local-room-rules'),
} as const;

/** How a column of tenths is kept: most are empty, or those from home once more. */
const kept = { empty: 0, 'as-from-home': 1, written: 2 } as const;
const columnsOfTenths = 4;

/** What the first bytes say: how long each column is, and which are there. */
interface Lengths {
  readonly homes: number;
  readonly neverShown: number;
  readonly knowsEveryHome: boolean;
  /** Kinds are so many that their places need four bytes. */
  readonly wide: boolean;
  /** One of `kept` for each column of tenths. */
  readonly ways: readonly number[];
  readonly kinds: number;
  readonly obstacles: number;
  readonly afterwards: number;
  readonly counted: number;
}
const figuresAtStart = 7;
const [knowsEveryHomeBit, wideBit, waysFrom, bitsOfAWay] = [1, 2, 2, 2];

const sizeOf = ({ homes, wide, ways, kinds, obstacles, afterwards, counted }: Lengths): number =>
  figuresAtStart * 4 +
  2 * homes * (wide ? 4 : 2) +
  2 * homes * (1 + ways.filter((way) => way === kept.written).length) +
  2 * (obstacles + afterwards) +
  3 * kinds +
  2 * obstacles +
  counted * (countedRuleIds.length + 1);

/** @returns every column at its place in the bytes. */
function columnsOver(buffer: ArrayBuffer, lengths: Lengths): MeasureColumns {
  let at = figuresAtStart * 4;
  const halves = (length: number): Halves => new Uint16Array(buffer, (at += 2 * length) - 2 * length, length);
  const bytes = (length: number): Bytes => new Uint8Array(buffer, (at += length) - length, length);
  const { homes, neverShown, knowsEveryHome, wide, ways, kinds, obstacles, afterwards, counted } = lengths;
  const places = (): Places => (wide ? new Uint32Array(buffer, (at += 4 * homes) - 4 * homes, homes) : halves(homes));
  const [obstaclesOf, countedOf] = [places(), places()];
  const tenthsFromHome = halves(homes);
  const tenthsKept = (way: number | undefined): Halves | null =>
    way === kept.written ? halves(homes) : way === kept['as-from-home'] ? tenthsFromHome : null;
  const [nearHome, schoolRun, familyTime, keyStage4] = ways;
  return {
    homes,
    neverShown,
    knowsEveryHome,
    obstaclesOf,
    countedOf,
    tenthsFromHome,
    tenths: [tenthsKept(nearHome), tenthsKept(schoolRun), tenthsKept(familyTime)],
    keyStage4Tenths: tenthsKept(keyStage4),
    shortfalls: halves(obstacles),
    afterwards: halves(afterwards),
    asks: bytes(kinds),
    stoodThen: bytes(kinds),
    inTheWay: bytes(kinds),
    rules: bytes(obstacles),
    conditions: bytes(obstacles),
    units: countedRuleIds.map(() => bytes(counted)),
    wishesToBeNear: bytes(counted),
  };
}

/** A distance that is not recorded costs nothing: the column that is as from home has it as the furthest there is. */
const isAsFromHome = (column: Uint16Array, tenthsFromHome: Uint16Array): boolean =>
  column.every((tenths, home) => tenths === (tenthsFromHome[home] === 0xffff ? 0 : tenthsFromHome[home]));

const writtenUnits = (units: number): number => Math.min(units, mostUnitsKept);

/** @returns the measures as they are kept: some ten bytes a home. */
export function bytesOfMeasures(measures: RunMeasures): Uint8Array {
  const { homes, neverShown, knowsEveryHome, obstacles, counted, tenthsFromHome } = measures;
  const all = obstacles.flatMap(({ inTheWay }) => inTheWay);
  const afterwards = obstacles.flatMap((kind) => kind.afterwards);
  const distances = [...measures.tenths, measures.keyStage4Tenths];
  const ways = distances.map((column, index) =>
    column.every((tenths) => tenths === 0)
      ? kept.empty
      : index === 0 && isAsFromHome(column, tenthsFromHome)
        ? kept['as-from-home']
        : kept.written,
  );
  const lengths: Lengths = {
    homes,
    neverShown,
    knowsEveryHome,
    wide: Math.max(obstacles.length, counted.length) > 0x10000,
    ways,
    kinds: obstacles.length,
    obstacles: all.length,
    afterwards: afterwards.length,
    counted: counted.length,
  };
  const buffer = new ArrayBuffer(sizeOf(lengths));
  const flags = ways.reduce<number>(
    (bits, way, index) => bits | (way << (waysFrom + index * bitsOfAWay)),
    (knowsEveryHome ? knowsEveryHomeBit : 0) | (lengths.wide ? wideBit : 0),
  );
  new Uint32Array(buffer, 0, figuresAtStart).set([
    ...[homes, neverShown, flags],
    ...[lengths.kinds, lengths.obstacles, lengths.afterwards, lengths.counted],
  ]);
  const columns = columnsOver(buffer, lengths);
  columns.obstaclesOf.set(measures.obstaclesOf);
  columns.countedOf.set(measures.countedOf);
  columns.tenthsFromHome.set(tenthsFromHome);
  [...columns.tenths, columns.keyStage4Tenths].forEach((column, index) => {
    if (ways[index] === kept.written) column?.set(distances[index]!);
  });
  columns.shortfalls.set(all.map(({ shortfall }) => shortfall));
  columns.afterwards.set(afterwards);
  columns.asks.set(
    obstacles.map(
      ({ needsAuthority: { always, roomsDoNotBlock, roomsBlock } }) =>
        (always ? asking.always : 0) |
        (roomsDoNotBlock ? asking.roomsDoNotBlock : 0) |
        (roomsBlock ? asking.roomsBlock : 0),
    ),
  );
  columns.stoodThen.set(obstacles.map(({ stoodThen }) => stoodThenWords.indexOf(stoodThen)));
  columns.inTheWay.set(obstacles.map(({ inTheWay }) => inTheWay.length));
  columns.rules.set(all.map(({ ruleId }) => hardRuleIds.indexOf(ruleId)));
  columns.conditions.set(all.map(({ condition }) => conditions.indexOf(condition)));
  columns.units.forEach((column, rule) => column.set(counted.map(({ units }) => writtenUnits(units[rule]!))));
  columns.wishesToBeNear.set(counted.map(({ wishesToBeNear }: CountedUnits) => wishesToBeNear));
  return new Uint8Array(buffer);
}

/** @returns the largest of a column; -1 of an empty one. */
const largestOf = (column: Uint8Array | Uint16Array | Uint32Array): number => {
  let largest = -1;
  for (let at = 0; at < column.length; at += 1) if (column[at]! > largest) largest = column[at]!;
  return largest;
};

/** @returns how many sets there are of the obstacles of all kinds: as many figures say what would be left of each. */
function setsOf({ inTheWay, conditions: of, shortfalls }: MeasureColumns): number {
  let [sets, obstacle] = [0, 0];
  for (let kind = 0; kind < inTheWay.length; kind += 1) {
    const until = obstacle + inTheWay[kind]!;
    let [depending, onTheLimit] = [0, 0];
    for (; obstacle < until; obstacle += 1) {
      const bit = 1 << of[obstacle]!;
      if ((bit & conditionBits.ofTheLimit) !== 0) onTheLimit = 1;
      else if (bit !== conditionBits.always && shortfalls[obstacle] !== outOfReach) depending += 1;
    }
    if (inTheWay[kind]! > 0) sets += 1 << (depending + onTheLimit);
  }
  return sets;
}

const guess = (what: string): Error => new Error(`Stored measures ${what}: an order made from them would be a guess`);

/**
 * @param bytes as `bytesOfMeasures` made them. They are copied, so that they lie as columns have to.
 * @throws Error when they are cut short, or name what nobody knows: an order made from them would be a guess.
 */
export function columnsInBytes(bytes: Uint8Array): MeasureColumns {
  if (bytes.length < figuresAtStart * 4) throw guess(`are ${bytes.length} bytes long`);
  const { buffer } = new Uint8Array(bytes);
  const [homes, neverShown, flags, kinds, obstacles, afterwards, counted] = new Uint32Array(
    buffer,
    0,
    figuresAtStart,
  ) as unknown as [number, number, number, number, number, number, number];
  const lengths: Lengths = {
    homes,
    neverShown,
    knowsEveryHome: (flags & knowsEveryHomeBit) !== 0,
    wide: (flags & wideBit) !== 0,
    ways: Array.from({ length: columnsOfTenths }, (_, index) => (flags >> (waysFrom + index * bitsOfAWay)) & 3),
    kinds,
    obstacles,
    afterwards,
    counted,
  };
  const size = sizeOf(lengths);
  if (bytes.length !== size) throw guess(`are ${bytes.length} bytes long and should be ${size}`);
  const columns = columnsOver(buffer, lengths);
  const sum = columns.inTheWay.reduce((more, one) => more + one, 0);
  if (
    largestOf(columns.rules) >= hardRuleIds.length ||
    largestOf(columns.conditions) >= conditions.length ||
    largestOf(columns.stoodThen) >= stoodThenWords.length ||
    largestOf(columns.obstaclesOf) >= kinds ||
    largestOf(columns.countedOf) >= counted
  ) {
    throw guess('name what nobody knows');
  }
  if (sum !== obstacles || setsOf(columns) !== afterwards) throw guess('do not add up');
  return columns;
}

/** @returns measures that are not kept in this form as columns. */
export const columnsOf = (measures: RunMeasures): MeasureColumns => columnsInBytes(bytesOfMeasures(measures));
