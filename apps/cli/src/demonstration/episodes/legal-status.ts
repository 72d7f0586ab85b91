import { type DayNumber } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type Journey } from './stay.js';

/** The legal status from a day on. */
export interface LegalStatus {
  readonly from: DayNumber;
  readonly code: string;
}

/** How long an emergency status lasts before the next one. */
const briefDays: Readonly<Record<string, number>> = { L1: 3, L2: 8 };

/** Why a child came to be looked after. */
const needs = [
  ['N1', 62],
  ['N2', 3],
  ['N3', 4],
  ['N4', 9],
  ['N5', 15],
  ['N6', 3],
  ['N7', 0.3],
  ['N8', 4],
] as const;

/** @returns the legal statuses of one time in care, first to last; brothers and sisters share theirs. */
export function legalStatusesOf(seed: number, journey: Journey): LegalStatus[] {
  const { group, child } = journey;
  if (child.unaccompanied) return [{ from: group.enters, code: 'V2' }];
  const chance = chanceOf(seed, `legal/${(group.children[0] as { code: string }).code}`);
  const first = chance.weighted([
    ['V2', 36],
    ['C1', 44],
    ['L1', 12],
    ['L2', 8],
  ] as const);
  const statuses: LegalStatus[] = [{ from: group.enters, code: first }];
  let current: string = first;
  const become = (from: DayNumber, code: string): void => {
    statuses.push({ from, code });
    current = code;
  };
  const brief = briefDays[current];
  if (brief !== undefined) become(group.enters + brief, chance.happens(0.6) ? 'C1' : 'V2');
  if (current === 'V2' && chance.happens(0.45)) become(group.enters + chance.whole(40, 200), 'C1');
  if (current === 'C1') {
    const decided = (statuses.at(-1) as LegalStatus).from + chance.whole(150, 330);
    const adopted = journey.reasonEnded === 'E11' || journey.reasonEnded === 'E12';
    const headedForAdoption = adopted || journey.stays.some(({ kind }) => kind === 'adoption');
    become(decided, headedForAdoption ? 'E1' : 'C2');
  }
  return statuses;
}

/** @returns the code of CIN; unaccompanied children have no parent here. */
export function needCodeOf(seed: number, journey: Journey): string {
  if (journey.child.unaccompanied) return 'N8';
  return chanceOf(seed, `need/${(journey.group.children[0] as { code: string }).code}`).weighted(needs);
}
