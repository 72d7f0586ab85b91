import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type GridReference } from '../core/distance.js';
import { parsePostcode, type Postcode } from '../core/postcode.js';
import { PostcodeStore } from './postcode.store.js';

export interface PostcodeNotLocated extends Problem {
  readonly kind: 'postcode-not-well-formed' | 'postcode-not-in-directory';
  readonly text: string;
}

export interface LocatedPostcode {
  readonly postcode: Postcode;
  /** Null where the directory has no National Grid reference for it. */
  readonly place: GridReference | null;
  /** The upper-tier authority; SCO, WAL or NIR outside England; null when unknown. */
  readonly areaCode: string | null;
}

/** Finds a postcode as people write it: upper or lower case, with or without the space. */
@Injectable()
export class LocatePostcode {
  constructor(private readonly store: PostcodeStore) {}

  async locate(text: string): Promise<Result<LocatedPostcode, PostcodeNotLocated>> {
    const postcode = parsePostcode(text);
    if (postcode === null) return refusal({ kind: 'postcode-not-well-formed', text });
    const found = await this.store.find(postcode);
    return found ? success({ postcode, ...found }) : refusal({ kind: 'postcode-not-in-directory', text });
  }

  /** @returns those of the texts that are postcodes of the directory, by the form in which postcodes are compared. */
  async locateAll(texts: Iterable<string>): Promise<ReadonlyMap<string, LocatedPostcode>> {
    const postcodes = new Set([...texts].map(parsePostcode).filter((postcode) => postcode !== null));
    const found = await this.store.findAll([...postcodes]);
    return new Map(
      [...postcodes].flatMap((postcode) => {
        const known = found.get(postcode);
        return known === undefined ? [] : [[postcode, { postcode, ...known }]];
      }),
    );
  }

  /** @returns whether there is no directory to look in. */
  hasNoPostcodes(): Promise<boolean> {
    return this.store.isEmpty();
  }
}
