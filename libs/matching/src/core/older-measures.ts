import { columnsOf, type MeasureColumns, stoodThenWords } from './measure-columns.js';
import {
  conditions,
  type CountedUnits,
  countedRuleIds,
  type Obstacle,
  type Obstacles,
  type RunMeasures,
} from './measures.js';
import { type HardRuleId, hardRuleIds } from './rule-id.js';

/** The forms that earlier versions kept. */
export type OlderForm = 1 | 2 | 3;

/** @returns whether measures are kept in a form of an earlier version. */
export const isOlderForm = (form: number): form is OlderForm => form === 1 || form === 2 || form === 3;

/**
 * @param bytes as the form kept them.
 * @throws Error when they are cut short or name what nobody knows: an order made from them would be a guess.
 */
export const olderMeasures = (form: OlderForm, bytes: Uint8Array): MeasureColumns =>
  columnsOf(form === 3 ? packedMeasures(bytes) : shownMeasures(form, bytes));

/*
 * Forms 1 and 2: two bytes a figure, and only for the homes that were shown, in order of place. Where a home stood is known
 * and not why, so a policy that blocks otherwise cannot move it. Form 1 counts a wish to be near as not met, however near
 * the home is.
 */

const stood = ['eligible', 'needs-authority', 'near-miss'] as const;
const obstacles = stood.map((stoodThen): Obstacles => ({
  needsAuthority: { always: false, roomsDoNotBlock: false, roomsBlock: false },
  inTheWay: [],
  afterwards: [],
  stoodThen,
}));

/** Standing, place of the reference, tenths of a mile to home; then the distances and what is counted. */
const [standingAt, referenceAt, tenthsAt, measuresAt] = [0, 1, 2, 3];
const distances = 3;
const figuresOfForm = {
  1: measuresAt + distances + countedRuleIds.length,
  2: measuresAt + distances + countedRuleIds.length + 1,
};

function shownMeasures(form: 1 | 2, bytes: Uint8Array): RunMeasures {
  const figuresAHome = figuresOfForm[form];
  const homes = bytes.length / 2 / figuresAHome;
  if (!Number.isInteger(homes)) throw new Error(`Stored measures of form ${form} are ${bytes.length} bytes long`);
  const figures = Array.from({ length: homes }, (_, home) =>
    Array.from({ length: figuresAHome }, (__, figure) => {
      const at = (home * figuresAHome + figure) * 2;
      return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    }),
  ).sort((a, b) => a[referenceAt]! - b[referenceAt]!);
  const column = (at: number): Uint16Array => Uint16Array.from(figures, (home) => home[at]!);
  const standings = column(standingAt);
  const unknown = standings.find((standing) => standing >= stood.length);
  if (unknown !== undefined) throw new Error(`A stored measure names no standing: ${unknown}`);
  const countedAt = measuresAt + distances;
  return {
    homes,
    neverShown: 0,
    knowsEveryHome: false,
    obstacles,
    obstaclesOf: Uint32Array.from(standings),
    counted: figures.map((home): CountedUnits => ({
      units: home.slice(countedAt, countedAt + countedRuleIds.length),
      wishesToBeNear: form === 1 ? 0 : home[figuresAHome - 1]!,
    })),
    countedOf: Uint32Array.from(figures.keys()),
    tenthsFromHome: column(tenthsAt),
    tenths: [column(measuresAt), column(measuresAt + 1), column(measuresAt + 2)],
    keyStage4Tenths: new Uint16Array(homes),
  };
}

/* Form 3: every home that some policy may show, figure after figure as they came. */

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
    return this.times(this.number(width), item);
  }

  times<Item>(length: number, item: () => Item): Item[] {
    if (length > this.bytes.length) throw new Error(`Stored measures are cut short at ${this.at}`);
    return Array.from({ length }, item);
  }

  text(): string {
    return String.fromCharCode(...this.list(1, () => this.number(1)));
  }

  column(homes: number, width: number): number[] {
    return this.times(homes, () => this.number(width));
  }

  end(): void {
    if (this.at !== this.bytes.length) {
      throw new Error(`Stored measures are ${this.bytes.length} bytes long, and ${this.at} were read`);
    }
  }
}

const widthFor = (kinds: number): 1 | 2 | 4 => (kinds <= 0x100 ? 1 : kinds <= 0x10000 ? 2 : 4);
const [empty, asFromHome] = [0, 1];
const knownRules: ReadonlySet<string> = new Set(hardRuleIds);

function packedMeasures(bytes: Uint8Array): RunMeasures {
  const reader = new Reader(bytes);
  const homes = reader.number(4);
  const neverShown = reader.number(4);
  const knowsEveryHome = reader.number(1) === 1;
  const ruleIds = reader.list(1, () => {
    const id = reader.text();
    if (!knownRules.has(id)) throw new Error(`Stored measures name a rule that nobody knows: ${id}`);
    return id as HardRuleId;
  });
  const kinds = reader.list(4, (): Obstacles => {
    const asks = reader.number(1);
    const stoodThen = stoodThenWords[reader.number(1)] ?? null;
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
  const obstaclesOf = Uint32Array.from(reader.column(homes, widthFor(kinds.length)));
  const countedOf = Uint32Array.from(reader.column(homes, widthFor(counted.length)));
  const tenthsFromHome = Uint16Array.from(reader.column(homes, 2));
  const column = (): Uint16Array => {
    const way = reader.number(1);
    if (way === asFromHome) return tenthsFromHome.map((tenths) => (tenths === 0xffff ? 0 : tenths));
    return way === empty ? new Uint16Array(homes) : Uint16Array.from(reader.column(homes, 2));
  };
  const tenths = [column(), column(), column()] as const;
  const keyStage4Tenths = column();
  reader.end();
  return {
    homes,
    neverShown,
    knowsEveryHome,
    obstacles: kinds,
    obstaclesOf,
    counted,
    countedOf,
    tenthsFromHome,
    tenths,
    keyStage4Tenths,
  };
}
