import { Injectable } from '@nestjs/common';
import { ReadConstellations } from '#constellations';
import { RecordNames } from '#register';
import { type ImportDifference } from '../core/index.js';
import {
  childTitle,
  describeDifference,
  type DifferenceInWords,
  homeTitle,
  idsMentioned,
  namesInRows,
  withNames,
  withRest,
} from '../core/difference/index.js';

/** Tells what an import changes, or would change, in sentences by home, request and provider. */
@Injectable()
export class DescribeDifference {
  constructor(
    private readonly names: RecordNames,
    private readonly constellations: ReadConstellations,
  ) {}

  /**
   * Reads the names of what the rows mention. Of what is new the rows themselves tell the names, so that a difference of an
   * import that was rolled back is told like any other.
   *
   * @returns every row change told, or counted among those not shown: a difference holds the first rows of a large one.
   */
  async describe(difference: ImportDifference): Promise<DifferenceInWords> {
    const changes = difference.rows;
    const mentioned = idsMentioned(changes);
    const [known, constellations] = await Promise.all([
      this.names.of(mentioned),
      this.constellations.namesOf(mentioned.constellations),
    ]);
    const read = {
      homes: new Map(known.homes.map(({ id, name, reference }) => [id, homeTitle(name, reference)])),
      children: new Map(
        known.children.map(({ id, knownAs, authorityCode, code }) => [id, childTitle(knownAs, authorityCode, code)]),
      ),
      requests: new Map(known.requests.map(({ id, reference }) => [id, `Request ${reference}`])),
      services: new Map(known.services.map(({ id, name }) => [id, name])),
      constellations,
    };
    const told = describeDifference(changes, withNames(read, namesInRows(changes)));
    const rows = difference.counts.reduce((sum, count) => sum + count.rows, 0);
    return withRest(told, rows - changes.length);
  }
}
