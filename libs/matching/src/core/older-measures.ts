import { type CountedUnits, countedRuleIds, type Obstacles, type RunMeasures } from './measures.js';

/**
 * The forms that earlier versions kept: two bytes a figure, and only for the homes that were shown, in order of place.
 * Where a home stood is known and not why, so a policy that blocks otherwise cannot move it. Form 1 counts a wish to be near
 * as not met, however near the home is.
 */
export type OlderForm = 1 | 2;

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

/**
 * @param bytes as the form kept them, little-endian.
 * @throws Error when they are not whole homes or a standing is unknown.
 */
export function olderMeasures(form: OlderForm, bytes: Uint8Array): RunMeasures {
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
