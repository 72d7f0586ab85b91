import { type Mending } from './mending.js';

/** One file on its way in. Its bytes can be read once, from the front. */
export interface ImportFile {
  /** With its folder where one is known, as 2024/episodes.csv: a folder holds one year's return. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Where it lies, when it is a file of this machine: an archive is then read where it lies, not held in memory. */
  readonly path?: string;
}

export interface ImportProgress {
  readonly file: string;
  /** Of all files so far. */
  readonly bytesRead: number;
  readonly rowsRead: number;
}

export interface ImportRequest {
  readonly files: AsyncIterable<ImportFile> | Iterable<ImportFile>;
  /** The person or process that asks, as the record shows it. */
  readonly requestedBy: string;
  /** Told once, before the first byte is read: the import can be followed by this id while it runs. */
  readonly onBegun?: (importId: string) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** A dry run: everything is done and then undone; what would have changed is told. */
  readonly isDryRun?: boolean;
  /** The import whose quarantined rows these files mend: they are added to what it loaded. Only SendMendedRows sets it. */
  readonly mends?: Mending;
}

/** An import of what one authority holds. */
export interface AuthorityImportRequest extends ImportRequest {
  readonly authorityCode: string;
}
