import {
  type AgeBand,
  type CapacityBoard,
  type CapacityHome,
  type HomeOnADay,
  type NotAvailableReason,
} from '#matching';
import { placementTypes, skills, unavailabilityReasons } from '#register/core';
import { type CapacityBoardType, type CapacityHomesType, type HomeOfCapacityType } from './capacity-board.type.js';

const ageBandNames: Readonly<Record<AgeBand, string>> = {
  'under-5': 'under 5',
  '5-to-9': '5 to 9',
  '10-to-15': '10 to 15',
  '16-and-17': '16 and 17',
};

const reasonNames: Readonly<Record<NotAvailableReason, string>> = {
  'staying-put': 'Staying Put adult lives there',
  'hub-bed': 'hub bed, kept for sleepovers',
  hold: 'on hold (policy, not law)',
  ...unavailabilityReasons,
};

const named = <Id extends string, Group extends { readonly id: Id }>(
  groups: readonly Group[],
  names: Readonly<Record<Id, string>>,
): readonly (Group & { readonly name: string })[] => groups.map((group) => ({ ...group, name: names[group.id] }));

const homeShape = ({ householdId, reference, name, district }: CapacityHome): HomeOfCapacityType => ({
  id: householdId,
  reference,
  name,
  districtName: district?.name ?? null,
});

const reasonShape = <Told extends { readonly reason: NotAvailableReason }>({
  reason,
  ...told
}: Told): Omit<Told, 'reason'> & { readonly id: string; readonly name: string } => ({
  ...told,
  id: reason,
  name: reasonNames[reason],
});

const onTheDay = ({
  home,
  reasons,
  approved,
  filled,
  vacant,
  notAvailable,
  overfilledBy,
}: HomeOnADay): CapacityHomesType['list'][number] => ({
  ...{ approved, filled, vacant, notAvailable, overfilledBy },
  home: homeShape(home),
  reasons: reasons.map(reasonShape),
});

const homesShape = ({ homes, changes, toKeep }: CapacityBoard): CapacityHomesType => ({
  list: homes.map(onTheDay),
  changes: changes.map(({ home, ...change }) => ({ ...change, home: homeShape(home) })),
  toKeep: toKeep.map(({ home, ...told }) => ({ ...told, home: homeShape(home) })),
});

const withName = <District extends { readonly name: string | null }>(
  district: District,
): Omit<District, 'name'> & { readonly name: string } => ({
  ...district,
  name: district.name ?? 'district not known',
});

/** @param withHomes whether the caller may see homes, or counts only. */
export const capacityBoardShape = (board: CapacityBoard, withHomes: boolean): CapacityBoardType => ({
  on: board.asked.on,
  total: board.total,
  districtChoices: board.districtChoices.map(withName),
  districts: board.districts.map(withName),
  reasons: board.reasons.map(reasonShape),
  ageBands: named(board.ageBands, ageBandNames),
  placementTypes: named(board.placementTypes, placementTypes),
  skills: named(board.skills, skills),
  homes: withHomes ? homesShape(board) : null,
});
