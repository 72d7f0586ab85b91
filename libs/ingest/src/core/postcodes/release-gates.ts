import { importError, type ImportProblem } from '../import-problem.js';

/** What was counted in a release on its way in, with all that it is held against. */
export interface ReleaseUnderTest {
  readonly file: string;
  readonly postcodes: number;
  readonly withoutPlace: number;
  /** Their grid is the Irish one; they have no place and are no fault. */
  readonly northernIrish: number;
  /** Codes of the authorities in England that have postcodes in it, and of the districts of anywhere. */
  readonly areas: ReadonlySet<string>;
  readonly districts: ReadonlySet<string>;
  /** The release in use; null before the first. */
  readonly previous: { readonly name: string; readonly postcodes: number } | null;
  /** The authorities of the day; none when no list is loaded. */
  readonly listed: readonly NamedCode[];
  /** The authorities whose children and homes are in the register, with the districts of the day. */
  readonly own: readonly (NamedCode & { readonly districts: readonly NamedCode[] })[];
}

export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

const largestFall = 0.05;
const largestShareOfAuthoritiesLacking = 0.05;
const largestShareWithoutPlace = 0.05;
/** Shares say nothing of a handful of rows. */
const fewestToJudgeShares = 1_000;
const namedAtMost = 5;

const figure = (count: number): string => count.toLocaleString('en-GB');
const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)}%`;
const counted = (count: number, one: string, many: string): string => `${figure(count)} ${count === 1 ? one : many}`;

function listOf(names: readonly string[]): string {
  const more = names.length - namedAtMost;
  return more > 0 ? `${names.slice(0, namedAtMost).join(', ')} and ${figure(more)} more` : names.join(', ');
}

/**
 * What must be looked at before a release takes the place of the one in use: each a sentence with its figures. All of them
 * refuse it, and a person who knows better may accept them with a reason.
 */
export function releaseGates(release: ReleaseUnderTest): readonly ImportProblem[] {
  return [
    ...fewerPostcodes(release),
    ...authoritiesLacking(release),
    ...ownPlacesLacking(release),
    ...withoutPlaces(release),
  ];
}

function fewerPostcodes({ file, postcodes, previous }: ReleaseUnderTest): readonly ImportProblem[] {
  if (previous === null || postcodes >= previous.postcodes * (1 - largestFall)) return [];
  return [
    importError(
      'release-has-fewer-postcodes',
      { file },
      `The release has ${counted(postcodes, 'postcode', 'postcodes')}; the one in use (${previous.name}) has ` +
        `${figure(previous.postcodes)}. That is ${share(previous.postcodes - postcodes, previous.postcodes)} fewer, ` +
        'more than 5%: it may be cut off or be of one area only.',
    ),
  ];
}

function authoritiesLacking({ file, areas, listed }: ReleaseUnderTest): readonly ImportProblem[] {
  const lacking = listed.filter(({ code }) => !areas.has(code));
  if (lacking.length <= listed.length * largestShareOfAuthoritiesLacking) return [];
  return [
    importError(
      'release-lacks-authorities',
      { file },
      `${figure(listed.length - lacking.length)} of the ${counted(listed.length, 'authority', 'authorities')} of today's list ` +
        `have postcodes in the release. It lacks ${listOf(lacking.map(({ name }) => name))}.`,
    ),
  ];
}

function ownPlacesLacking({ file, areas, districts, own }: ReleaseUnderTest): readonly ImportProblem[] {
  return own.flatMap(({ code, name, districts: ofAuthority }) => {
    const lacking = ofAuthority.filter((district) => !districts.has(district.code));
    const isThere = areas.has(code) || (ofAuthority.length > 0 && lacking.length < ofAuthority.length);
    if (!isThere) {
      const sentence = `The release has no postcode in ${name} (${code}), whose children are in the register.`;
      return [importError('release-lacks-own-authority', { file }, sentence)];
    }
    if (lacking.length === 0) return [];
    const sentence =
      `The release has no postcode in ${listOf(lacking.map((district) => district.name))}, ` +
      `${lacking.length === 1 ? 'a district' : 'districts'} of ${name}.`;
    return [importError('release-lacks-own-district', { file }, sentence)];
  });
}

function withoutPlaces({ file, postcodes, withoutPlace, northernIrish }: ReleaseUnderTest): readonly ImportProblem[] {
  const judged = postcodes - northernIrish;
  if (judged < fewestToJudgeShares || withoutPlace <= judged * largestShareWithoutPlace) return [];
  return [
    importError(
      'release-lacks-grid-references',
      { file },
      `${counted(withoutPlace, 'postcode', 'postcodes')} of ${figure(judged)} outside Northern Ireland ` +
        `(${share(withoutPlace, judged)}) ${withoutPlace === 1 ? 'has' : 'have'} no grid reference; at most 5% is usual.`,
    ),
  ];
}
