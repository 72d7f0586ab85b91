import { type LocalDate } from '#kernel';
import { type CapacityHome } from '../core/capacity/index.js';

/** Reads the homes of one fostering service. */
export abstract class CapacityReader {
  /** @returns every home of the authority's own service, in order of reference; districts are those of `on`. */
  abstract homesOf(authorityCode: string, on: LocalDate): Promise<readonly CapacityHome[]>;
}
