import { importError, type ImportProblem } from '../import-problem.js';
import { RowCells } from '../row-cells.js';

/** The columns of a providers file: one row is one registered provider. */
export const providerColumns = {
  id: 'providers',
  name: 'the providers file',
  required: ['URN', 'NAME', 'TYPE'],
  optional: ['PLACES', 'POSTCODE'],
} as const;

/** One row of a providers file, read and checked by itself. */
export interface StatedProvider {
  readonly row: number;
  readonly urn: string;
  readonly name: string;
  readonly kind: string;
  readonly places: number | null;
  readonly postcode: string | null;
}

const mostPlaces = 9_999;

/** @returns the provider, or null when a problem is an error. */
export function readProvider(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
): { readonly provider: StatedProvider | null; readonly problems: readonly ImportProblem[] } {
  const read = new RowCells(file, row, cells);
  const urn = read.requiredText('URN');
  if (urn !== null && !/^[A-Z0-9]{7}$/.test(urn)) {
    read.refuse('wrong-urn', 'URN', 'A provider number (URN) has 7 characters, like SC00123 or 1234567.');
  }
  const name = read.requiredText('NAME');
  const kind = read.requiredText('TYPE');
  const places = read.wholeNumber('PLACES', 0, mostPlaces);
  const postcode = read.postcode('POSTCODE');
  const { problems } = read;
  if (problems.length > 0 || !urn || !name || !kind) return { provider: null, problems };
  return { provider: { row, urn, name, kind, places, postcode }, problems };
}

/** @returns an error for each provider named again, with the row that named it first. */
export function providersTwice(file: string, providers: readonly StatedProvider[]): readonly ImportProblem[] {
  const firsts = new Map<string, number>();
  return providers.flatMap(({ urn, row }) => {
    const first = firsts.get(urn);
    if (first === undefined) firsts.set(urn, row);
    return first === undefined
      ? []
      : importError(
          'provider-twice',
          { file, row, column: 'URN', value: urn },
          `The provider ${urn} is named here and in row ${first}. Leave one of them out.`,
        );
  });
}
