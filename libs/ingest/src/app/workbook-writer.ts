import { type LocalDate } from '#kernel';

/**
 * A cell of a sheet: text, a number, a day, or nothing. Text stays text whatever it looks like: 00123 keeps its zeros,
 * and what begins with = is read as words, never worked out as a formula.
 */
export type WorkbookCell = string | number | { readonly day: LocalDate } | null;

export interface WorkbookColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Whether long text goes on in the next line of its cell. */
  readonly wraps?: boolean;
}

export interface WorkbookSheet {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  readonly name: string;
  /** Lines above the headings, such as a banner; none when the sheet is to be read again as a table. */
  readonly introduction?: readonly string[];
  readonly columns: readonly WorkbookColumn[];
  /** One cell for each column; a row may be shorter. */
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** Writes workbooks that spreadsheets open. */
export abstract class WorkbookWriter {
  /**
   * @returns the bytes of an .xlsx file: the sheets in their order, headings in bold that stay on screen.
   * @throws RangeError when there is no sheet, or one has a name that spreadsheets refuse.
   */
  abstract write(sheets: readonly WorkbookSheet[]): Promise<Uint8Array>;
}
