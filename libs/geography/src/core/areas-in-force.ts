import { type LocalDate } from '#kernel';
import { type Adjacency, adjacencyOf, type AuthorityRecord, type Validity } from './adjacency.js';

/** A district under one name, in one authority, while that holds. A unitary authority is its own district. */
export interface DistrictRecord {
  readonly code: string;
  readonly name: string;
  readonly authorityCode: string;
  readonly valid: Validity;
}

/** One district goes to another authority on a day. */
export interface AreaChange {
  /** The first day on which the new authority holds. */
  readonly startsOn: LocalDate;
  readonly districtCode: string;
  /** Null where the list of districts has it. */
  readonly districtName: string | null;
  /** The authority until the day before; null where the list of districts says it. */
  readonly formerAuthorityCode: string | null;
  readonly authorityCode: string;
  readonly authorityName: string;
  /** Whether the code is our own, until a real one is issued. */
  readonly isProvisional: boolean;
  /** Codes of those the new authority adjoins; null where nobody states them. */
  readonly adjoining: readonly string[] | null;
}

/** What files state: lists, and what changes on a day. */
export interface StatedAreas {
  readonly authorities: readonly AuthorityRecord[];
  readonly districts: readonly DistrictRecord[];
  readonly changes: readonly AreaChange[];
}

/** One authority's area passes to another. */
export interface Succession {
  readonly predecessorCode: string;
  readonly successorCode: string;
  readonly startsOn: LocalDate;
}

/** What follows from what is stated: what holds on each day. */
export interface AreasInForce {
  readonly authorities: readonly { readonly code: string; readonly name: string; readonly valid: Validity }[];
  readonly districts: readonly DistrictRecord[];
  readonly successions: readonly Succession[];
  readonly adjacency: readonly Adjacency[];
  /** New authorities whose neighbours nobody states: taken to be all those of the authorities before them, and one another. */
  readonly neighboursInherited: readonly { readonly code: string; readonly name: string }[];
}

const beginsBefore = ({ from }: Validity, day: LocalDate): boolean => from === null || from < day;
const endsAfter = ({ until }: Validity, day: LocalDate): boolean => until === null || until > day;

function withChange(districts: readonly DistrictRecord[], change: AreaChange): readonly DistrictRecord[] {
  const { startsOn, districtCode, districtName, formerAuthorityCode: former, authorityCode } = change;
  const ofDistrict = districts.filter(({ code }) => code === districtCode);
  const others = districts.filter(({ code }) => code !== districtCode);
  const name = districtName ?? ofDistrict[0]?.name ?? districtCode;
  if (ofDistrict.length === 0) {
    const before: readonly DistrictRecord[] =
      former === null
        ? []
        : [{ code: districtCode, name, authorityCode: former, valid: { from: null, until: startsOn } }];
    return [...others, ...before, { code: districtCode, name, authorityCode, valid: { from: startsOn, until: null } }];
  }
  return [
    ...others,
    ...ofDistrict.flatMap((district): readonly DistrictRecord[] => {
      const { valid } = district;
      if (!endsAfter(valid, startsOn)) return [district];
      if (valid.from !== null && valid.from > startsOn) return [district];
      const after = { ...district, authorityCode, valid: { from: startsOn, until: valid.until } };
      if (!beginsBefore(valid, startsOn)) return [after];
      const isAlreadyTheNewOne = district.authorityCode === authorityCode && former !== null;
      const before = {
        ...district,
        authorityCode: isAlreadyTheNewOne ? former : district.authorityCode,
        valid: { from: valid.from, until: startsOn },
      };
      return [before, after];
    }),
  ];
}

/** Which authority each change takes its district from. */
function movesOf(districts: readonly DistrictRecord[], changes: readonly AreaChange[]) {
  return changes.flatMap(({ startsOn, districtCode, authorityCode }) => {
    const before = districts.find(({ code, valid }) => code === districtCode && valid.until === startsOn);
    return before === undefined || before.authorityCode === authorityCode
      ? []
      : [{ predecessorCode: before.authorityCode, successorCode: authorityCode, startsOn }];
  });
}

const byDayAndDistrict = (a: AreaChange, b: AreaChange): number =>
  `${a.startsOn} ${a.districtCode}` < `${b.startsOn} ${b.districtCode}` ? -1 : 1;
const byDistrictAndDay = (a: DistrictRecord, b: DistrictRecord): number =>
  `${a.code} ${a.valid.from ?? ''}` < `${b.code} ${b.valid.from ?? ''}` ? -1 : 1;
const bySuccession = (a: Succession, b: Succession): number =>
  `${a.predecessorCode} ${a.successorCode}` < `${b.predecessorCode} ${b.successorCode}` ? -1 : 1;

/**
 * An authority ends on the day on which its last district goes to another; those its districts went to succeed it. An
 * authority that only gives some districts away goes on, and nobody succeeds it. A new one begins on the day of its first
 * district. Neighbours that nobody states are inherited, and named, so that a person can state them.
 */
export function areasInForce({ authorities, districts, changes }: StatedAreas): AreasInForce {
  const inOrder = [...changes].sort(byDayAndDistrict);
  const changed = [...inOrder.reduce(withChange, districts)].sort(byDistrictAndDay);
  const moves = movesOf(changed, inOrder);

  const endOf = (code: string): LocalDate | null => {
    const days = moves.filter(({ predecessorCode }) => predecessorCode === code).map(({ startsOn }) => startsOn);
    const last = days.at(-1);
    if (last === undefined) return null;
    const holdsOn = changed.some(({ authorityCode, valid }) => authorityCode === code && endsAfter(valid, last));
    return holdsOn ? null : last;
  };
  const successions = moves
    .filter(({ predecessorCode }) => endOf(predecessorCode) !== null)
    .filter(
      (move, position, all) => all.findIndex((other) => bySuccessionKey(other) === bySuccessionKey(move)) === position,
    )
    .sort(bySuccession);

  const listed = authorities.map((authority) => ({
    ...authority,
    valid: bounded(authority, districts.length === 0 ? null : changed, inOrder, endOf),
  }));
  const fresh = newAuthorities(inOrder, listed, endOf);
  const existing = [...listed, ...fresh.map(({ record }) => record)].filter(({ valid }) => !isEmpty(valid));
  const neighboursInherited: { code: string; name: string }[] = [];
  const withNeighbours = existing.map((authority): AuthorityRecord => {
    const stated = fresh.find(({ record }) => record === authority)?.adjoining;
    if (stated === undefined) return authority;
    if (stated !== null) return { ...authority, adjoining: stated };
    neighboursInherited.push({ code: authority.code, name: authority.name });
    return { ...authority, adjoining: inherited(authority.code, successions, listed) };
  });
  return {
    authorities: existing.map(({ code, name, valid }) => ({ code, name, valid })),
    districts: changed.filter(({ valid }) => !isEmpty(valid)),
    successions,
    adjacency: adjacencyOf(withNeighbours),
    neighboursInherited,
  };
}

const bySuccessionKey = ({ predecessorCode, successorCode }: Succession): string =>
  `${predecessorCode} ${successorCode}`;

const isEmpty = ({ from, until }: Validity): boolean => from !== null && until !== null && from >= until;

/**
 * A listed authority ends with its last district; one that a change brings into being does not exist before it.
 *
 * @param districts null where no list of districts is loaded: then nobody can say that an authority had none before.
 */
function bounded(
  { code, valid }: AuthorityRecord,
  districts: readonly DistrictRecord[] | null,
  changes: readonly AreaChange[],
  endOf: (code: string) => LocalDate | null,
): Validity {
  const end = endOf(code);
  const first = changes.find(({ authorityCode }) => authorityCode === code)?.startsOn;
  const isNew =
    first !== undefined &&
    districts !== null &&
    districts.every(({ authorityCode, valid: held }) => authorityCode !== code || !beginsBefore(held, first));
  return {
    from: isNew && valid.from === null ? first : valid.from,
    until: end !== null && (valid.until === null || valid.until > end) ? end : valid.until,
  };
}

/** Authorities that only changes name. */
function newAuthorities(
  changes: readonly AreaChange[],
  listed: readonly AuthorityRecord[],
  endOf: (code: string) => LocalDate | null,
) {
  const codes = [...new Set(changes.map(({ authorityCode }) => authorityCode))];
  return codes
    .filter((code) => listed.every((authority) => authority.code !== code))
    .map((code) => {
      const own = changes.filter(({ authorityCode }) => authorityCode === code);
      const [first] = own;
      const statements = own.flatMap(({ adjoining }) => (adjoining === null ? [] : [adjoining]));
      const record: AuthorityRecord = {
        code,
        name: first?.authorityName ?? code,
        valid: { from: first?.startsOn ?? null, until: endOf(code) },
        adjoining: [],
      };
      return { record, adjoining: statements.length === 0 ? null : [...new Set(statements.flat())].sort() };
    });
}

/** The neighbours of those before it, and the others that came out of the same ones. */
function inherited(
  code: string,
  successions: readonly Succession[],
  listed: readonly AuthorityRecord[],
): readonly string[] {
  const before = successions.filter(({ successorCode }) => successorCode === code);
  const predecessors = before.map(({ predecessorCode }) => predecessorCode);
  const siblings = successions
    .filter(({ predecessorCode, successorCode }) => predecessors.includes(predecessorCode) && successorCode !== code)
    .map(({ successorCode }) => successorCode);
  const neighbours = listed.flatMap((authority) => [
    ...(predecessors.includes(authority.code) ? authority.adjoining : []),
    ...(authority.adjoining.some((other) => predecessors.includes(other)) ? [authority.code] : []),
  ]);
  return [...new Set([...siblings, ...neighbours])].filter((other) => other !== code).sort();
}

/** Two figures of the year and six of the name: the same name and year have the same code, whichever file says them. */
const provisionalForm = /^P\d{8}$/;
const multiplier = 31;
const codesOfAYear = 1_000_000;

/**
 * A code of our own for an authority that has a name and no code yet: P, the year of its first day, and a figure made of
 * its name. It begins with P, which no published code does, and is left behind when a file states the real one.
 */
export function provisionalCode(name: string, startsOn: LocalDate): string {
  const letters = name.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const figure = [...letters].reduce(
    (sum, letter) => (sum * multiplier + (letter.codePointAt(0) ?? 0)) % codesOfAYear,
    7,
  );
  return `P${startsOn.slice(2, 4)}${String(figure).padStart(6, '0')}`;
}

/** @returns whether a code is one of our own making. */
export const isProvisionalCode = (code: string): boolean => provisionalForm.test(code);
