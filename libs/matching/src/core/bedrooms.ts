import { type LocalDate } from '#kernel';
import { type ChildReference, type FosteredChild, type HouseholdFacts, type Room } from './facts.js';
import { type FosteredDay } from './occupancy.js';
import { type Pair } from './pair.js';
import { type PolicyMode } from './policy.js';
import { referenceOf } from './usual-limit.js';

/**
 * NMS 10.6 speaks of children "over three": somebody who has had their third birthday is. The age is that of the day the
 * child would move in.
 */
export const ageForOwnBedroom = 3;

/** Until the second birthday a cot stands in the carers' room: such a child takes nobody's bedroom. */
export const ageTooOldForCot = 2;

/** Where the child could sleep on one day of the stay. */
export interface BedroomsOnADay {
  readonly on: LocalDate;
  /** Bedrooms that nobody else needs; below 0 when the others have to share already. */
  readonly free: number;
  /** Where none is free: each set of children whose bedroom this child could share. */
  readonly couldShareWith: readonly (readonly FosteredChild[])[];
}

/** Others already have to share and nobody recorded who: any of them may be the one. */
const everybody = ({ others }: FosteredDay): readonly (readonly FosteredChild[])[] => [others];

function bedroomsOn(rooms: readonly Room[], today: FosteredDay, otherPeople: number): BedroomsOnADay {
  const { on, others } = today;
  const sleepersIn = ({ name }: Room): readonly FosteredChild[] => others.filter(({ room }) => room === name);
  const taken = rooms.filter((room) => sleepersIn(room).length > 0);
  const unassigned = others.filter(({ room }) => !rooms.some(({ name }) => name === room));
  const free = rooms.length - taken.length - unassigned.length - otherPeople;
  if (free !== 0) return { on, free, couldShareWith: free > 0 ? [] : everybody(today) };

  const withABedLeft = taken.filter((room) => room.beds > sleepersIn(room).length);
  const anUnassignedChildHasTwoBeds = rooms.some((room) => !taken.includes(room) && room.beds >= 2);
  const couldShareWith = [
    ...withABedLeft.map(sleepersIn),
    ...(anUnassignedChildHasTwoBeds ? unassigned.map((other) => [other]) : []),
  ];
  return { on, free, couldShareWith: couldShareWith.length > 0 ? couldShareWith : everybody(today) };
}

/**
 * Children whose bedroom is not recorded, Staying Put adults and a parent who comes too are presumed to need one each. A
 * bedroom is only shared where it has a bed left; where none has, everybody is affected.
 *
 * @returns where a child could sleep, for each of `days`; null while the bedrooms of the home are not recorded.
 */
export function bedroomsIn(
  { rooms, stayingPutAdults }: HouseholdFacts,
  days: readonly FosteredDay[],
  parentsWhoComeToo: 0 | 1,
): readonly BedroomsOnADay[] | null {
  return rooms === 'not-recorded'
    ? null
    : days.map((today) => bedroomsOn(rooms, today, stayingPutAdults + parentsWhoComeToo));
}

/** @returns where this child could sleep, for each day of the stay on which more people may be there. */
export const bedroomsOver = ({ household, child, fosteredDays }: Pair): readonly BedroomsOnADay[] | null =>
  bedroomsIn(household, fosteredDays, child.parent === null ? 0 : 1);

/** Whether children over three of different sex would share: nothing is recorded as the same only because it may be. */
export type Mix = 'same-sex' | 'not-known' | 'mixed';
const mixOrder: readonly Mix[] = ['same-sex', 'not-known', 'mixed'];

/** The bedroom that this child would best share on one day. */
export interface Sharing {
  readonly on: LocalDate;
  /** The children who sleep there. */
  readonly with: readonly FosteredChild[];
  /** Every child who would share, this child first. */
  readonly children: readonly ChildReference[];
  /** Responsible authorities that have not agreed on a recorded assessment, this child's first. */
  readonly notAgreed: readonly string[];
  readonly mix: Mix;
}

const mixOfTwo = (child: Pick<FosteredChild, 'sex'>, other: FosteredChild): Mix => {
  if (other.ageInYears !== 'not-recorded' && other.ageInYears < ageForOwnBedroom) return 'same-sex';
  if (child.sex === 'not-recorded' || other.sex === 'not-recorded') return 'not-known';
  if (child.sex === other.sex) return 'same-sex';
  return other.ageInYears === 'not-recorded' ? 'not-known' : 'mixed';
};

const sharingWith = (pair: Pair, on: LocalDate, others: readonly FosteredChild[]): Sharing => {
  const { child, household, stay } = pair;
  const children = [referenceOf(pair), ...others.map(({ reference }) => reference)];
  const isRecorded = (done: LocalDate | null): boolean => done !== null && done <= stay.from;
  const hasAgreed = (authority: string): boolean =>
    household.sharingAgreements.some(
      (agreement) =>
        agreement.authority === authority &&
        isRecorded(agreement.agreedOn) &&
        isRecorded(agreement.assessedOn) &&
        children.every((one) => agreement.children.includes(one)),
    );
  const authorities = [child.responsibleAuthority, ...others.map(({ responsibleAuthority }) => responsibleAuthority)];
  const mixes = others.map((other) => mixOrder.indexOf(mixOfTwo(child, other)));
  return {
    on,
    with: others,
    children,
    notAgreed: [...new Set(authorities)].filter((authority) => !hasAgreed(authority)),
    mix: mixOrder[Math.max(0, ...mixes)] ?? 'same-sex',
  };
};

/**
 * Where a child over three has no bedroom of their own: the bedroom with the fewest authorities still to agree. A bedroom
 * that local policy forbids is only taken when there is no other.
 *
 * @param localRooms what the rule `local-room-rules` does.
 * @returns one for each of `days` on which no bedroom is free.
 */
export function sharingOver(pair: Pair, days: readonly BedroomsOnADay[], localRooms: PolicyMode): readonly Sharing[] {
  const isForbidden = ({ mix }: Sharing): number => (localRooms === 'block' && mix === 'mixed' ? 1 : 0);
  const bestFirst = (a: Sharing, b: Sharing): number =>
    isForbidden(a) - isForbidden(b) ||
    a.notAgreed.length - b.notAgreed.length ||
    mixOrder.indexOf(a.mix) - mixOrder.indexOf(b.mix);
  return days.flatMap(({ on, couldShareWith }) =>
    couldShareWith
      .map((others) => sharingWith(pair, on, others))
      .sort(bestFirst)
      .slice(0, 1),
  );
}

/** @returns bedrooms that nobody else needs on the day with the fewest; below 0 when the others have to share already. */
export const fewestBedroomsFree = (days: readonly BedroomsOnADay[]): number =>
  Math.min(...days.map(({ free }) => free));
