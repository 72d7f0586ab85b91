import { type DateRange } from '#kernel';
import { type ConstellationRole } from '#constellations/core';
import { type StatedHousehold } from '#register/core';

/** One row of a households file, read and checked by itself. */
export interface StatedHome {
  readonly file: string;
  readonly row: number;
  readonly household: Omit<StatedHousehold, 'fosteredChildren'> & {
    readonly fosteredChildren: readonly (StatedHousehold['fosteredChildren'][number] & {
      /** The number in the names of the child's columns. */
      readonly number: number;
    })[];
  };
  readonly membership: {
    readonly name: string;
    readonly role: ConstellationRole;
    readonly hubBeds: number;
    readonly valid: DateRange;
  } | null;
}
