import { Injectable } from '@nestjs/common';
import { type MovedAddress } from '../core/postcodes/index.js';
import { MovedAddresses } from './moved-addresses.js';

const mostOnAPage = 1_000;

/** What an import of postcodes moved. Whoever asks has a permission and leaves a trace: homes of children are among them. */
@Injectable()
export class ReadMovedAddresses {
  constructor(private readonly moved: MovedAddresses) {}

  /**
   * In a stated order: homes, homes and schools of requests, providers, episodes.
   *
   * @param asked.authorityCode the caller's authority: children of others are left out.
   * @param asked.first 1 to 1,000; more is taken as 1,000.
   * @param asked.after the ordinal of the last one read; 0 for the first page.
   */
  async page(asked: {
    readonly importId: string;
    readonly authorityCode: string;
    readonly first: number;
    readonly after: number;
  }): Promise<{ readonly addresses: readonly MovedAddress[]; readonly totalCount: number }> {
    const first = Math.min(Math.max(asked.first, 1), mostOnAPage);
    const [addresses, totalCount] = await Promise.all([
      this.moved.page(asked.importId, asked.authorityCode, first, asked.after),
      this.moved.count(asked.importId, asked.authorityCode),
    ]);
    return { addresses, totalCount };
  }
}
