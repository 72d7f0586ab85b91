const rowsInAPiece = 2_000;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (cell: string | number | null): string => {
  if (cell === null) return '\\N';
  if (typeof cell === 'number') return String(cell);
  return /[\\\t\n\r]/.test(cell) ? cell.replaceAll(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter) : cell;
};

/** @returns rows in the text form of PostgreSQL's `copy`, in pieces of some thousands of rows; null is \N. */
export async function* copiedText<T>(
  rows: readonly T[],
  cellsOf: (row: T) => readonly (string | number | null)[],
): AsyncGenerator<string> {
  for (let from = 0; from < rows.length; from += rowsInAPiece) {
    const lines = rows.slice(from, from + rowsInAPiece).map((row) => `${cellsOf(row).map(escaped).join('\t')}\n`);
    yield await Promise.resolve(lines.join(''));
  }
}
