import { type LocalDate } from '#kernel';

/** Days from `from` (null: always) up to but not including `until` (null: no end known). */
export interface Validity {
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

/** An authority under one name, and the codes of those it adjoins, while that holds. */
export interface AuthorityRecord {
  readonly code: string;
  readonly name: string;
  readonly valid: Validity;
  readonly adjoining: readonly string[];
}

export interface Adjacency {
  readonly authorityCode: string;
  readonly adjoiningCode: string;
  readonly valid: Validity;
}

function common(a: Validity, b: Validity): Validity | null {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from;
  const until = a.until === null || (b.until !== null && b.until < a.until) ? b.until : a.until;
  return from !== null && until !== null && from >= until ? null : { from, until };
}

const startsFirst = (a: Validity, b: Validity): number => ((a.from ?? '') < (b.from ?? '') ? -1 : 1);

function merged(ranges: readonly Validity[]): readonly Validity[] {
  const result: Validity[] = [];
  for (const range of [...ranges].sort(startsFirst)) {
    const last = result.at(-1);
    if (last && (last.until === null || range.from === null || range.from <= last.until)) {
      const endsLast = last.until === null || (range.until !== null && range.until < last.until) ? last : range;
      result[result.length - 1] = { from: last.from, until: endsLast.until };
    } else {
      result.push(range);
    }
  }
  return result;
}

/**
 * Who adjoins whom, on which days: while both authorities exist and either names the other. Adjoining is mutual even
 * where a file says it on one side only.
 *
 * @returns both directions of every pair, in order of the codes.
 */
export function adjacencyOf(authorities: readonly AuthorityRecord[]): readonly Adjacency[] {
  const recordsOf = new Map<string, AuthorityRecord[]>();
  for (const record of authorities) recordsOf.set(record.code, [...(recordsOf.get(record.code) ?? []), record]);
  const rangesOfPair = new Map<string, Validity[]>();
  for (const authority of authorities) {
    for (const code of authority.adjoining) {
      if (code === authority.code) continue;
      for (const neighbour of recordsOf.get(code) ?? []) {
        const valid = common(authority.valid, neighbour.valid);
        if (valid === null) continue;
        for (const pair of [`${authority.code} ${code}`, `${code} ${authority.code}`]) {
          rangesOfPair.set(pair, [...(rangesOfPair.get(pair) ?? []), valid]);
        }
      }
    }
  }
  return [...rangesOfPair.keys()].sort().flatMap((pair) => {
    const [authorityCode = '', adjoiningCode = ''] = pair.split(' ');
    return merged(rangesOfPair.get(pair) ?? []).map((valid) => ({ authorityCode, adjoiningCode, valid }));
  });
}
