import { type Chance, type Shares } from '../chance.js';
import { type PlaceKind } from './stay.js';

/** Where the children looked after live, as shares of all of them. */
const wanted: Readonly<Record<PlaceKind, number>> = {
  kinship: 0.71 * 0.18,
  'in-house': 0.71 * 0.4,
  agency: 0.71 * 0.42,
  'childrens-home': 0.12,
  supported: 0.08,
  parents: 0.04,
  adoption: 0.03,
  other: 0.02,
};
const kinds = Object.keys(wanted) as readonly PlaceKind[];

/** Who is to be placed, and what of them decides the kind of place. */
export interface Placing {
  readonly youngest: number;
  readonly eldest: number;
  readonly children: number;
  readonly first: boolean;
  readonly unaccompanied: boolean;
}

/** Keeps count of where children live and chooses the next kind of place so that the mix stays near what is wanted. */
export interface KindChooser {
  readonly choose: (placing: Placing, chance: Chance) => PlaceKind;
  readonly movedIn: (kind: PlaceKind) => void;
  readonly movedOut: (kind: PlaceKind) => void;
}

export function kindChooser(): KindChooser {
  const living = Object.fromEntries(kinds.map((kind) => [kind, wanted[kind] * 60])) as Record<PlaceKind, number>;
  return {
    choose(placing, chance) {
      const total = kinds.reduce((sum, kind) => sum + living[kind], 0);
      const weights: Shares<PlaceKind> = kinds.map((kind) => {
        const short = (wanted[kind] * total) / Math.max(living[kind], 1);
        return [kind, leaning(kind, placing) * Math.min(8, Math.max(0.1, short ** 7))] as const;
      });
      return chance.weighted(weights);
    },
    movedIn: (kind) => (living[kind] += 1),
    movedOut: (kind) => (living[kind] -= 1),
  };
}

function leaning(kind: PlaceKind, { youngest, eldest, children, first, unaccompanied }: Placing): number {
  switch (kind) {
    case 'kinship':
      return unaccompanied ? 0 : (first ? 30 : 16) * (children > 1 ? 1.2 : 1);
    case 'in-house':
      return (unaccompanied ? 12 : 42) * (youngest < 11 ? 1.3 : 1);
    case 'agency':
      return (unaccompanied ? 24 : 36) * (youngest >= 9 ? 1.3 : 1);
    case 'childrens-home':
      return unaccompanied || children > 1 || youngest < 9 ? 0 : youngest < 12 ? 40 : first ? 62 : 100;
    case 'supported':
      return youngest < 16 || eldest < 16 ? 0 : unaccompanied ? 75 : 60;
    case 'parents':
      return first || unaccompanied ? 0 : 9;
    case 'adoption':
      return 0;
    case 'other':
      return youngest < 3 || children > 1 || unaccompanied ? 0.2 : 3;
  }
}
