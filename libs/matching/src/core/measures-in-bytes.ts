import {
  conditions,
  countedRuleIds,
  type CountedUnits,
  type Obstacle,
  type Obstacles,
  type RunMeasures,
} from './measures.js';
import { type HardRuleId, hardRuleIds } from './rule-id.js';

/** Counts up when the bytes of measures mean something else: it is kept beside them. Forms 1 and 2 are `older-measures`. */
export const measuresForm = 3;

/** Every number is whole, 0 or more, and little-endian. */
class Writer {
  private readonly bytes: number[] = [];

  number(value: number, width: number): void {
    for (let byte = 0; byte < width; byte += 1) this.bytes.push(Math.floor(value / 2 ** (8 * byte)) % 256);
  }

  text(value: string): void {
    this.number(value.length, 1);
    for (const letter of value) this.bytes.push(letter.charCodeAt(0));
  }

  column(values: Iterable<number>, width: number): void {
    for (const value of values) this.number(value, width);
  }

  all(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

class Reader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  number(width: number): number {
    let value = 0;
    for (let byte = 0; byte < width; byte += 1) value += (this.bytes[this.at + byte] ?? 0) * 2 ** (8 * byte);
    this.at += width;
    return value;
  }

  list<Item>(width: number, item: () => Item): Item[] {
    return Array.from({ length: this.number(width) }, item);
  }

  text(): string {
    return String.fromCharCode(...this.list(1, () => this.number(1)));
  }

  column16(into: Uint16Array): Uint16Array {
    const { bytes } = this;
    for (let index = 0, at = this.at; index < into.length; index += 1, at += 2) {
      into[index] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    }
    this.at += into.length * 2;
    return into;
  }

  /** Which of so many kinds: one byte where that is enough. */
  places(homes: number, kinds: number): Uint32Array {
    const places = new Uint32Array(homes);
    const width = widthFor(kinds);
    if (width === 1) places.set(this.bytes.subarray(this.at, this.at + homes));
    else if (width === 2) places.set(this.column16(new Uint16Array(homes)));
    else for (let home = 0; home < homes; home += 1) places[home] = this.number(width);
    if (width === 1) this.at += homes;
    return places;
  }

  end(): void {
    if (this.at !== this.bytes.length) {
      throw new Error(`Stored measures are ${this.bytes.length} bytes long, and ${this.at} were read`);
    }
  }
}

const widthFor = (kinds: number): 1 | 2 | 4 => (kinds <= 0x100 ? 1 : kinds <= 0x10000 ? 2 : 4);

/** How a column of tenths is kept: most are empty, or those from home once more. */
const kept = { empty: 0, 'as-from-home': 1, written: 2 } as const;
const stood = [null, 'eligible', 'needs-authority', 'near-miss'] as const satisfies readonly Obstacles['stoodThen'][];

/** @returns the miles from home with nothing for a distance that is not recorded, which costs nothing. */
const costingFromHome = (tenthsFromHome: Uint16Array): Uint16Array =>
  tenthsFromHome.map((tenths) => (tenths === 0xffff ? 0 : tenths));

/** @returns the measures as they are kept: some seven bytes a home. */
export function bytesOfMeasures(measures: RunMeasures): Uint8Array {
  const { homes, obstacles, counted, tenthsFromHome, tenths, keyStage4Tenths } = measures;
  const writer = new Writer();
  writer.number(homes, 4);
  writer.number(measures.neverShown, 4);
  writer.number(measures.knowsEveryHome ? 1 : 0, 1);

  const ruleIds = [...new Set(obstacles.flatMap(({ inTheWay }) => inTheWay.map(({ ruleId }) => ruleId)))];
  writer.number(ruleIds.length, 1);
  for (const id of ruleIds) writer.text(id);
  writer.number(obstacles.length, 4);
  for (const { needsAuthority, inTheWay, afterwards, stoodThen } of obstacles) {
    const { always, roomsDoNotBlock, roomsBlock } = needsAuthority;
    writer.number((always ? 1 : 0) | (roomsDoNotBlock ? 2 : 0) | (roomsBlock ? 4 : 0), 1);
    writer.number(stood.indexOf(stoodThen), 1);
    writer.number(inTheWay.length, 1);
    for (const { ruleId, condition, shortfall } of inTheWay) {
      writer.number(ruleIds.indexOf(ruleId), 1);
      writer.number(conditions.indexOf(condition), 1);
      writer.number(shortfall, 2);
    }
    writer.number(afterwards.length, 2);
    writer.column(afterwards, 2);
  }
  writer.number(counted.length, 4);
  for (const { units, wishesToBeNear } of counted) {
    writer.column(units, 2);
    writer.number(wishesToBeNear, 1);
  }
  writer.column(measures.obstaclesOf, widthFor(obstacles.length));
  writer.column(measures.countedOf, widthFor(counted.length));
  writer.column(tenthsFromHome, 2);
  const fromHome = costingFromHome(tenthsFromHome);
  for (const column of [...tenths, keyStage4Tenths]) {
    const way = column.every((figure) => figure === 0)
      ? kept.empty
      : column.every((figure, home) => figure === fromHome[home])
        ? kept['as-from-home']
        : kept.written;
    writer.number(way, 1);
    if (way === kept.written) writer.column(column, 2);
  }
  return writer.all();
}

const knownRules: ReadonlySet<string> = new Set(hardRuleIds);

/**
 * @param bytes as `bytesOfMeasures` made them.
 * @throws Error when they are cut short or name what nobody knows: an order made from them would be a guess.
 */
export function measuresInBytes(bytes: Uint8Array): RunMeasures {
  const reader = new Reader(bytes);
  const homes = reader.number(4);
  const neverShown = reader.number(4);
  const knowsEveryHome = reader.number(1) === 1;
  const ruleIds = reader.list(1, () => {
    const id = reader.text();
    if (!knownRules.has(id)) throw new Error(`Stored measures name a rule that nobody knows: ${id}`);
    return id as HardRuleId;
  });
  const obstacles = reader.list(4, (): Obstacles => {
    const asks = reader.number(1);
    const stoodThen = stood[reader.number(1)] ?? null;
    const inTheWay = reader.list(1, (): Obstacle => {
      const ruleId = ruleIds[reader.number(1)];
      const condition = conditions[reader.number(1)];
      const shortfall = reader.number(2);
      if (!ruleId || !condition) throw new Error('Stored measures name a condition that nobody knows');
      return { ruleId, condition, shortfall };
    });
    const needsAuthority = { always: (asks & 1) > 0, roomsDoNotBlock: (asks & 2) > 0, roomsBlock: (asks & 4) > 0 };
    return { needsAuthority, inTheWay, afterwards: reader.list(2, () => reader.number(2)), stoodThen };
  });
  const counted = reader.list(4, (): CountedUnits => {
    const units = countedRuleIds.map(() => reader.number(2));
    return { units, wishesToBeNear: reader.number(1) };
  });
  const obstaclesOf = reader.places(homes, obstacles.length);
  const countedOf = reader.places(homes, counted.length);
  const tenthsFromHome = reader.column16(new Uint16Array(homes));
  const column = (): Uint16Array => {
    const way = reader.number(1);
    if (way === kept['as-from-home']) return costingFromHome(tenthsFromHome);
    return way === kept.empty ? new Uint16Array(homes) : reader.column16(new Uint16Array(homes));
  };
  const tenths = [column(), column(), column()] as const;
  const keyStage4Tenths = column();
  reader.end();
  return {
    homes,
    neverShown,
    knowsEveryHome,
    obstacles,
    obstaclesOf,
    counted,
    countedOf,
    tenthsFromHome,
    tenths,
    keyStage4Tenths,
  };
}
