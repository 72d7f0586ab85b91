import { Injectable } from '@nestjs/common';
import { type ImportProgress } from '#ingest';

/** How far the imports have come that this process runs: the record of an import counts its rows when it has ended. */
@Injectable()
export class RunningImports {
  private readonly rowsRead = new Map<string, number>();

  started(importId: string): void {
    this.rowsRead.set(importId, 0);
  }

  progressed(importId: string, { rowsRead }: ImportProgress): void {
    if (this.rowsRead.has(importId)) this.rowsRead.set(importId, rowsRead);
  }

  ended(importId: string): void {
    this.rowsRead.delete(importId);
  }

  /** @returns the rows read so far; null when no import with this id runs here. */
  rowsReadBy(importId: string): number | null {
    return this.rowsRead.get(importId) ?? null;
  }
}
