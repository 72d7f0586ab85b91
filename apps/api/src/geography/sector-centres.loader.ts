import { Injectable } from '@nestjs/common';
import { LocateSectors } from '#geography';
import { type OperationContext } from '../access/operation-context.js';
import { loaderPerRequest } from '../graphql/per-request.js';
import { type SectorCentreType } from './sector-centre.type.js';

/** Centres of postcode sectors, those of a whole page in one reading. */
@Injectable()
export class SectorCentres {
  private readonly loaderOf = loaderPerRequest(() => async (sectors: readonly string[]) => {
    const centres = await this.sectors.centresOf(sectors);
    return sectors.map((postcodeSector): SectorCentreType | null => {
      const centre = centres.get(postcodeSector);
      return centre ? { ...centre, postcodeSector } : null;
    });
  });

  constructor(private readonly sectors: LocateSectors) {}

  /** @returns the centre, or null when no postcode of the sector has a place. */
  of(context: OperationContext, postcodeSector: string): Promise<SectorCentreType | null> {
    return this.loaderOf(context).load(postcodeSector);
  }
}
