/** One table of one file. */
export interface NamedTable {
  readonly file: string;
  /** The sheet of a workbook; null otherwise. */
  readonly sheet: string | null;
  readonly table: string | null;
}

/**
 * How people and problems name a table: by its file, with the sheet of a workbook or the table of an XML document.
 *
 * @param taken labels of the tables before it: no two tables of an import have one label.
 */
export function tableLabel({ file, sheet, table }: NamedTable, taken: ReadonlySet<string>): string {
  const part = sheet ?? (/\.xml$/i.test(file) ? table : null);
  const label = part === null ? file : `${file} (${part})`;
  if (!taken.has(label)) return label;
  for (let copy = 2; ; copy += 1) if (!taken.has(`${label} (${copy})`)) return `${label} (${copy})`;
}

/** @returns the label of each, in order. */
export function tableLabels(tables: readonly NamedTable[]): readonly string[] {
  const taken = new Set<string>();
  return tables.map((table) => {
    const label = tableLabel(table, taken);
    taken.add(label);
    return label;
  });
}
