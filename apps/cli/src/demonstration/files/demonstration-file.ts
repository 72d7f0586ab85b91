/** A file of the demonstration, by its path inside the demonstration folder. */
export interface DemonstrationFile {
  readonly path: string;
  readonly text: string;
}
