/** How large a constellation is on one day. */
export interface ConstellationSize {
  readonly satellites: number;
  /** Looked-after children who live in its hub and its satellites. */
  readonly children: number;
}

/** A size outside what the Mockingbird model names. It warns and stops nobody. */
export interface SizeConcern {
  readonly kind: 'satellites-outside-model' | 'children-outside-model';
  readonly found: number;
  readonly from: number;
  readonly to: number;
}

/** The Mockingbird Family Model: 6 to 10 satellite homes with about 6 to 18 children. */
const satellitesOfTheModel = { from: 6, to: 10 };
const childrenOfTheModel = { from: 6, to: 18 };

/** @returns what lies outside the model, satellites first; empty when nothing does. */
export function sizeConcerns({ satellites, children }: ConstellationSize): readonly SizeConcern[] {
  const outside = (found: number, { from, to }: { from: number; to: number }): boolean => found < from || found > to;
  return [
    ...(outside(satellites, satellitesOfTheModel)
      ? [{ kind: 'satellites-outside-model', found: satellites, ...satellitesOfTheModel } as const]
      : []),
    ...(outside(children, childrenOfTheModel)
      ? [{ kind: 'children-outside-model', found: children, ...childrenOfTheModel } as const]
      : []),
  ];
}
