type Field = string | number | null;

const written = (field: Field): string => {
  const text = field === null ? '' : String(field);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** @returns a CSV text with a header row; fields are quoted only where they must be. */
export const csvText = (columns: readonly string[], rows: Iterable<readonly Field[]>): string => {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(row.map(written).join(','));
  return `${lines.join('\n')}\n`;
};
