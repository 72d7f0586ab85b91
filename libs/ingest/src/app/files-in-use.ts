import { type LocalDate } from '#kernel';
import { type ImportKind } from '../core/index.js';
import { type ImportReport } from './import-reports.js';

/** What is loaded of one kind of file, as the record of imports tells it. */
export interface FilesOfKind {
  readonly kind: ImportKind;
  /** The latest try, however it ended. */
  readonly latest: ImportReport;
  /** The latest that was applied and stands; null when none does. */
  readonly applied: ImportReport | null;
}

/** One year's statutory return that is loaded. */
export interface ReturnInUse {
  /** The 31 March on which the year of the return ends. */
  readonly yearEndOn: LocalDate;
  readonly importId: string;
  readonly loadedAt: Date;
}

/** Which files an authority has loaded, of every kind. */
export abstract class FilesInUse {
  /** @returns each kind that was ever tried, imports of this authority and of none. */
  abstract ofEachKind(authorityCode: string): Promise<readonly FilesOfKind[]>;

  /** @returns the years of which a return stands, latest first, each with the latest import that holds it. */
  abstract returns(authorityCode: string): Promise<readonly ReturnInUse[]>;
}
