import { normalUrn, type RegistrationStatus } from '#register/core';
import { dateInCell } from '../cell-date.js';
import { importError, importWarning, type ImportProblem, quoted } from '../import-problem.js';
import { RowCells } from '../row-cells.js';
import { providerColumns as column, providersFile, tableOf, valueIn } from '../templates/index.js';
import { type LocalDate } from '#kernel';

/** The columns of a providers file: one row is one registered provider. */
export const providerTable = tableOf(providersFile);

/** One row of a providers file, read and checked by itself. */
export interface StatedProvider {
  readonly file: string;
  readonly row: number;
  readonly urn: string;
  readonly name: string;
  readonly kind: string;
  readonly places: number | null;
  readonly postcode: string | null;
  /** Null when the list does not say. */
  readonly status: RegistrationStatus | null;
  readonly closedOn: LocalDate | null;
  readonly authorityName: string | null;
  readonly ownerName: string | null;
  readonly judgement: string | null;
}

/** What a provider is called whose name is held back, as those of children's homes are. */
export const nameNotPublished = 'Name not published';

const heldBack = /^(redacted|\*+|not available|n\/a|null|-)$/i;

/** @returns the provider, or null when a problem is an error. What a published list says otherwise than asked is a warning. */
export function readProvider(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
): { readonly provider: StatedProvider | null; readonly problems: readonly ImportProblem[] } {
  const published = Object.fromEntries(
    Object.entries(cells).map(([header, cell]) => [header, heldBack.test(cell.trim()) ? '' : cell]),
  );
  const read = new RowCells(file, row, published);
  const urn = readUrn(read);
  const name = valueIn(read, column.NAME) ?? nameNotPublished;
  const kind = valueIn(read, column.TYPE);
  const facts = {
    places: valueIn(read, column.PLACES),
    postcode: readPostcode(read),
    ...readRegistration(read),
    authorityName: valueIn(read, column.AUTHORITY_NAME),
    ownerName: valueIn(read, column.OWNER),
    judgement: valueIn(read, column.JUDGEMENT),
  };
  const { problems } = read;
  const isRefused = problems.some(({ severity }) => severity === 'error');
  if (isRefused || urn === null || kind === null) return { provider: null, problems };
  return { provider: { file, row, urn, name, kind, ...facts }, problems };
}

function readUrn(read: RowCells): string | null {
  const text = valueIn(read, column.URN);
  if (text === null) return null;
  const urn = normalUrn(text);
  if (urn !== null) return urn;
  const sentence = `${quoted(text)} is not the number of a provider (URN). It has 7 figures, or SC and 6 figures, like SC012345.`;
  return read.refuse('wrong-urn', column.URN.name, sentence);
}

/** A list of others is no place to mend a postcode: the provider is kept without one. */
function readPostcode(read: RowCells): string | null {
  const text = valueIn(read, column.POSTCODE);
  if (text === null) return null;
  const compact = text.replaceAll(/\s/g, '').toUpperCase();
  if (/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(compact)) return compact;
  const sentence = `${quoted(text)} is not a whole postcode: the provider is kept without one.`;
  read.problems.push(importWarning('wrong-postcode', read.place(column.POSTCODE.name), sentence));
  return null;
}

function readRegistration(read: RowCells): {
  readonly status: RegistrationStatus | null;
  readonly closedOn: LocalDate | null;
} {
  const closedText = read.text(column.CLOSED_ON.name);
  const closedOn = closedText === null ? null : dateInCell(closedText);
  if (closedText !== null && closedOn === null) valueIn(read, column.CLOSED_ON);
  const statusText = read.text(column.STATUS.name);
  const status = statusText === null ? null : (column.STATUS.form.codes?.words.idOf(statusText) ?? null);
  if (statusText !== null && status === null) {
    const sentence = `${quoted(statusText)} is no state of a registration that is known: it is kept as not known.`;
    read.problems.push(importWarning('unknown-status', read.place(column.STATUS.name), sentence));
  }
  return { status: (status as RegistrationStatus | null) ?? (closedOn === null ? null : 'closed'), closedOn };
}

const saysOfItself = ({ urn, name, kind, places, postcode, status, closedOn }: StatedProvider): string =>
  JSON.stringify([urn, name, kind, places, postcode, status, closedOn]);

/**
 * A list of inspections names a provider once for each. @returns for each provider named again a warning where it says
 * the same, and an error where it says otherwise.
 */
export function providersTwice(providers: readonly StatedProvider[]): readonly ImportProblem[] {
  const firsts = new Map<string, StatedProvider>();
  return providers.flatMap((provider) => {
    const { file, row, urn } = provider;
    const first = firsts.get(urn);
    if (first === undefined) {
      firsts.set(urn, provider);
      return [];
    }
    const place = { file, row, column: column.URN.name, value: urn };
    return saysOfItself(first) === saysOfItself(provider)
      ? importWarning('provider-told-again', place, `The provider ${urn} is told again as in row ${first.row}.`)
      : importError(
          'provider-twice',
          place,
          `The provider ${urn} is named here and, with other facts, in row ${first.row}. Leave one of them out.`,
        );
  });
}
