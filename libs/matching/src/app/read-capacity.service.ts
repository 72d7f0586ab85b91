import { Injectable } from '@nestjs/common';
import { type CapacityAsked, type CapacityBoard, capacityBoard } from '../core/capacity/index.js';
import { CapacityReader } from './capacity.reader.js';

/**
 * The capacity board of fostering recruitment. Here and not in the register, because the beds a hub keeps are known to the
 * constellations, which the register knows nothing of.
 */
@Injectable()
export class ReadCapacity {
  constructor(private readonly capacity: CapacityReader) {}

  /** @returns the board of the authority's own fostering service; agencies answer for their own places. */
  async board(authorityCode: string, asked: CapacityAsked): Promise<CapacityBoard> {
    return capacityBoard(await this.capacity.homesOf(authorityCode, asked.on), asked);
  }
}
