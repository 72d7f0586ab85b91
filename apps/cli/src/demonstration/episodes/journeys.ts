import { ageOn, type DayNumber } from '../calendar.js';
import { type Chance, chanceOf, type Shares } from '../chance.js';
import { type PostcodeFinder } from '../geography/postcode-finder.js';
import { type Provider } from '../households/providers.js';
import { type SiblingGroup } from '../people/child.js';
import { comesOfAge } from '../people/entrants.js';
import { agenda } from './agenda.js';
import { type CarePlan, carePlanOf } from './care-plan.js';
import { intendedDays } from './durations.js';
import { type FosterHomes, fosterHomes } from './foster-homes.js';
import { kindChooser } from './kinds.js';
import { findPlace } from './places.js';
import { reasonOfLeaving } from './leaving.js';
import { isFoster, type Journey, type MoveReason, type PlaceKind, type Stay } from './stay.js';
import { whereToLook } from './where.js';

/** Why foster placements changed, those apart in which only the status changed. */
const moveReasons: Shares<MoveReason> = [
  ['CARPL', 34],
  ['CREQO', 9],
  ['CREQB', 9],
  ['CHILD', 3],
  ['LAREQ', 1],
  ['ALLEG', 1],
  ['STAND', 1],
  ['CLOSE', 1],
  ['OTHER', 22],
];

/** How often a sibling group is parted at its first placement, by its size. */
const partedAtFirst: Readonly<Record<number, number>> = { 2: 0.25, 3: 0.38, 4: 0.55, 5: 0.75 };

/** Children who live together and move together. */
interface Unit {
  readonly group: SiblingGroup;
  readonly plan: CarePlan;
  readonly unsettled: boolean;
  readonly chance: Chance;
  journeys: Journey[];
  current: Stay[];
  moves: number;
}

export interface JourneysAsked {
  readonly seed: number;
  readonly from: DayNumber;
  /** The simulation lives the days before this one. */
  readonly until: DayNumber;
  readonly groups: readonly SiblingGroup[];
  /** How many children should be looked after on a day. */
  readonly stockOn: (on: DayNumber) => number;
  readonly finder: PostcodeFinder;
  readonly providers: readonly Provider[];
}

export interface Journeys {
  readonly journeys: readonly Journey[];
  readonly homes: FosterHomes;
}

/** Lives every child's time in care, day by day, in one county with its foster homes. */
export function liveJourneys(asked: JourneysAsked): Journeys {
  const days = agenda(asked.from, asked.until);
  const homes = fosterHomes();
  const kinds = kindChooser();
  const where = whereToLook();
  const journeys: Journey[] = [];
  let lookedAfter = 0;
  const place = { finder: asked.finder, providers: asked.providers, homes, where };

  const leaveCurrent = (unit: Unit, leaving: readonly Stay[], on: DayNumber, because: MoveReason | null): void => {
    for (const stay of leaving) {
      stay.until = on;
      stay.movedBecause = because;
      kinds.movedOut(stay.kind);
      if (stay.foster) stay.foster.residents = stay.foster.residents.filter(({ child }) => child !== stay.child);
    }
    unit.current = unit.current.filter((stay) => !leaving.includes(stay));
  };

  const settleIn = (unit: Unit, on: DayNumber, forced: PlaceKind | null): void => {
    const present = unit.journeys.filter(({ ended }) => ended === null);
    if (present.length === 0) return;
    const ages = present.map(({ child }) => ageOn(child.born, on));
    const placing = {
      youngest: Math.min(...ages),
      eldest: Math.max(...ages),
      children: present.length,
      first: unit.moves === 0,
      unaccompanied: present.some(({ child }) => child.unaccompanied),
    };
    const kind = forced ?? kinds.choose(placing, unit.chance);
    const found = findPlace({ ...place, kind, group: unit.group, placing, on, chance: unit.chance });
    const lasts = intendedDays({ first: unit.moves === 0, unsettled: unit.unsettled }, unit.chance);
    const designated = isFoster(kind) && unit.chance.happens(0.48) ? on + unit.chance.whole(150, 420) : null;
    if (unit.moves > 0) leaveCurrent(unit, unit.current, on, unit.chance.weighted(moveReasons));
    for (const journey of present) {
      const stay: Stay = {
        child: journey.child,
        group: unit.group,
        kind,
        ...found,
        from: on,
        until: null,
        movedBecause: null,
        designatedOn: designated,
      };
      journey.stays.push(stay);
      unit.current.push(stay);
      kinds.movedIn(kind);
      found.foster?.residents.push({ child: journey.child, group: unit.group, from: on });
      if (!placing.unaccompanied && kind !== 'adoption') where.placed(unit.group.home, found.postcode);
    }
    unit.moves += 1;
    const turn = unit.moves;
    if (kind === 'adoption') return;
    days.note(on + lasts, 2, (then) => {
      if (unit.moves === turn) settleIn(unit, then, null);
    });
  };

  const leaveCare = (unit: Unit, journey: Journey, on: DayNumber): void => {
    if (journey.ended !== null) return;
    const last = unit.current.find(({ child }) => child === journey.child);
    journey.ended = on;
    lookedAfter -= 1;
    journey.reasonEnded = reasonOfLeaving(unit.plan, journey, last?.kind ?? 'other', on, unit.chance);
    if (last) leaveCurrent(unit, [last], on, null);
  };

  const enter = (group: SiblingGroup): void => {
    const chance = chanceOf(asked.seed, `journey/${(group.children[0] as { code: string }).code}`);
    const plan = carePlanOf(group, roomFor(asked.stockOn(group.enters), lookedAfter));
    const together = group.children.map((child): Journey => ({
      child,
      group,
      stays: [],
      ended: null,
      reasonEnded: null,
    }));
    journeys.push(...together);
    lookedAfter += together.length;
    for (const members of parted(together, chance)) {
      const eldest = Math.max(...members.map(({ child }) => ageOn(child.born, group.enters)));
      const unaccompanied = members.some(({ child }) => child.unaccompanied);
      const unsettled = group.lot.settling < (unaccompanied ? 0.1 : eldest >= 11 ? 0.42 : 0.22);
      const unit: Unit = { group, plan, unsettled, chance, journeys: members, current: [], moves: 0 };
      settleIn(unit, group.enters, null);
      if (plan.outcome === 'adoption' && plan.ends !== null) {
        const placedOn = Math.max(group.enters + 60, plan.ends - chance.whole(190, 330));
        days.note(placedOn, 1, (on) => settleIn(unit, on, 'adoption'));
      }
      for (const journey of members) {
        const grown = comesOfAge(journey.child);
        days.note(Math.min(plan.ends ?? grown, grown), 0, (on) => leaveCare(unit, journey, on));
      }
    }
  };

  const tidying = chanceOf(asked.seed, 'homes/retire');
  for (const group of asked.groups) days.note(group.enters, 3, () => enter(group));
  for (let on = asked.from; on < asked.until; on += 91) days.note(on, 3, () => homes.retire(on, tidying));
  days.live();
  for (const { stays } of journeys) for (const stay of stays) forgetUnreachedDesignation(stay, asked.until);
  return { journeys, homes };
}

/** The county is far from full while the simulation warms up: only then is it let alone. */
const roomFor = (wanted: number, lookedAfter: number): number =>
  lookedAfter < wanted * 0.8 ? 1 : Math.min(1.15, Math.max(0.87, wanted / lookedAfter));

/** @returns the sibling group in the units that are placed: whole, or in two. */
function parted(together: readonly Journey[], chance: Chance): Journey[][] {
  const parting = together[0]?.group.lot.parting ?? 1;
  if (together.length === 1 || parting >= (partedAtFirst[together.length] ?? 0)) return [[...together]];
  const cut = chance.whole(1, together.length - 1);
  return [together.slice(0, cut), together.slice(cut)];
}

function forgetUnreachedDesignation(stay: Stay, until: DayNumber): void {
  if (stay.designatedOn !== null && stay.designatedOn >= (stay.until ?? until)) stay.designatedOn = null;
}
