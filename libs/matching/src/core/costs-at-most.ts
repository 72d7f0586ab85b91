import { costs, type Verdict } from './rule.js';
import { type Remedy } from './remedy.js';

export interface Cost<Because> {
  readonly units: number;
  readonly because: Because;
  readonly remedy: Remedy;
}

/**
 * Several findings of one rule, each read on its own, which together cost no more than the policy counts.
 *
 * @returns every finding; the first ones take the units there are.
 */
export function costsAtMost<Because>(counted: number, some: readonly Cost<Because>[]): Verdict<Because>[] {
  let left = counted;
  return some.map(({ units, because, remedy }) => {
    const taken = Math.min(units, left);
    left -= taken;
    return costs(taken, because, remedy);
  });
}
