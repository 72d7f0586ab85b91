import { type ImportProblem } from '../import-problem.js';
import { type DirectoryPostcode, postcodeInDirectory } from './directory-postcode.js';

/** Rows of a file of postcodes as bytes, their cells in the order of postcodeLayout. */
export interface PostcodeRows {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly bytes: Uint8Array;
  /** For each cell its first byte and the one after its last, quotation marks included; -1 in front of a blank row. */
  readonly bounds: Int32Array;
  cellsOf(position: number): readonly string[] | null;
}

/** What is counted over all files of a release. */
export interface PostcodeCounts {
  placed: number;
  northernIrish: number;
  readonly areas: Set<string>;
  readonly districts: Set<string>;
}

interface Area {
  readonly areaCode: string | null;
  readonly districtCode: string | null;
}

/** An area that a row before had, with its three codes as that row wrote them. */
interface KnownArea {
  readonly area: Area;
  readonly isOnNationalGrid: boolean;
  readonly written: Uint8Array;
  /** Lengths of the county's, the district's and the country's cell. */
  readonly lengths: readonly [number, number, number];
}

const [county, district, east, north, quality, country, ended] = [1, 2, 3, 4, 5, 6, 7] as const;
const areaCells = [county, district, country] as const;
const width = 16;
const postcodeLength = 7;
/** Neighbouring postcodes lie in few districts. */
const mostKnown = 4;
/** Nine letters in quotation marks. */
const longestCode = 11;

const quote = 0x22;
const isFigure = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

/**
 * The postcodes of a file, column by column. Every row is what postcodeInDirectory says of its cells. A row that is written
 * as nearly all are (a postcode with its one space, plain figures, the codes of a row shortly before) is known from its bytes
 * to have that outcome; of any other row the cells are made and asked.
 */
export class PostcodeColumns {
  length = 0;
  letters = new Uint8Array(0);
  eastings = new Int32Array(0);
  northings = new Int32Array(0);
  isLive = new Uint8Array(0);
  readonly areas: Area[] = [];
  private readonly known: KnownArea[] = [];

  constructor(
    private readonly file: string,
    private readonly counts: PostcodeCounts,
    /** Counts the rows as they are read, blank ones left out. */
    private readonly run: { rowsRead: number },
  ) {}

  /**
   * Puts the postcodes of the rows in the place of those before.
   *
   * @param tell of the problem of each row that has none; may throw, and then the rest is not read.
   */
  read(rows: PostcodeRows, tell: (problem: ImportProblem) => void): void {
    this.makeRoom(rows.rowCount);
    for (let position = 0; position < rows.rowCount; position += 1) {
      if (rows.bounds[position * width] === -1) continue;
      this.run.rowsRead += 1;
      if (this.isPlain(rows.bytes, rows.bounds, position * width)) continue;
      const found = postcodeInDirectory(rows.cellsOf(position) ?? [], {
        file: this.file,
        row: rows.firstRow + position,
      });
      if ('sentence' in found) tell(found);
      else this.add(found, rows, position * width);
    }
  }

  private makeRoom(rowCount: number): void {
    this.length = 0;
    if (rowCount <= this.isLive.length) return;
    this.letters = new Uint8Array(rowCount * postcodeLength);
    this.eastings = new Int32Array(rowCount);
    this.northings = new Int32Array(rowCount);
    this.isLive = new Uint8Array(rowCount);
  }

  private add(found: DirectoryPostcode, { bytes, bounds }: PostcodeRows, row: number): void {
    const { postcode, place, areaCode, districtCode } = found;
    if (areaCode?.startsWith('E')) this.counts.areas.add(areaCode);
    if (districtCode !== null) this.counts.districts.add(districtCode);
    if (place !== null) this.counts.placed += 1;
    else if (areaCode === 'NIR') this.counts.northernIrish += 1;
    const area = { areaCode, districtCode };
    for (let letter = 0; letter < postcodeLength; letter += 1) {
      this.letters[this.length * postcodeLength + letter] = postcode.charCodeAt(letter) || 0;
    }
    this.eastings[this.length] = place?.easting ?? -1;
    this.northings[this.length] = place?.northing ?? -1;
    this.isLive[this.length] = found.isLive ? 1 : 0;
    this.areas[this.length] = area;
    this.length += 1;
    this.learn(area, bytes, bounds, row);
  }

  /** The area and the district follow from the three codes alone, and so does whether the grid is the National Grid. */
  private learn(area: Area, bytes: Uint8Array, bounds: Int32Array, row: number): void {
    const [first, second, third] = areaCells.map((cell) =>
      bytes.subarray(bounds[row + cell * 2], bounds[row + cell * 2 + 1]),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    const lengths: KnownArea['lengths'] = [first.length, second.length, third.length];
    if (Math.max(...lengths) > longestCode) return;
    const countryText = String.fromCharCode(...third);
    if (!/^([A-Z]\d{8}|"[A-Z]\d{8}")$/.test(countryText)) return;
    const isOnNationalGrid = !/^"?N/.test(countryText);
    if (this.known.length === mostKnown) this.known.pop();
    this.known.unshift({ area, isOnNationalGrid, written: Uint8Array.from([...first, ...second, ...third]), lengths });
  }

  /** Adds the row and returns true if its bytes leave no doubt of the outcome; adds nothing otherwise. */
  private isPlain(bytes: Uint8Array, bounds: Int32Array, row: number): boolean {
    const known = this.knownArea(bytes, bounds, row);
    if (known === null) return false;

    let from = opened(bytes, bounds, row, quality);
    let until = closed(bytes, bounds, row, quality);
    const first = bytes[from] as number;
    if (until - from < 1 || until - from > 2 || !isFigure(first)) return false;
    const isTwoFigures = until - from === 2;
    if (isTwoFigures && !isFigure(bytes[from + 1] as number)) return false;
    const hasNoReference = first === 0x39 && (!isTwoFigures || bytes[from + 1] === 0x30);

    let easting = -1;
    let northing = -1;
    if (!hasNoReference) {
      easting = figuresIn(bytes, bounds, row, east);
      northing = figuresIn(bytes, bounds, row, north);
      if (easting === -1 || northing === -1) return false;
    }

    from = opened(bytes, bounds, row, ended);
    until = closed(bytes, bounds, row, ended);
    const isLive = from === until;
    for (let at = from; at < until; at += 1) if (!isFigure(bytes[at] as number)) return false;

    if (!this.isPostcode(bytes, opened(bytes, bounds, row, 0), closed(bytes, bounds, row, 0))) return false;
    const isPlaced = easting !== -1 && known.isOnNationalGrid;
    if (isPlaced) this.counts.placed += 1;
    else if (known.area.areaCode === 'NIR') this.counts.northernIrish += 1;
    this.eastings[this.length] = isPlaced ? easting : -1;
    this.northings[this.length] = isPlaced ? northing : -1;
    this.isLive[this.length] = isLive ? 1 : 0;
    this.areas[this.length] = known.area;
    this.length += 1;
    return true;
  }

  private knownArea(bytes: Uint8Array, bounds: Int32Array, row: number): KnownArea | null {
    const { known } = this;
    for (let which = 0; which < known.length; which += 1) {
      const candidate = known[which] as KnownArea;
      if (!isWrittenSo(candidate, bytes, bounds, row)) continue;
      if (which > 0) {
        known[which] = known[which - 1] as KnownArea;
        known[which - 1] = candidate;
      }
      return candidate;
    }
    return null;
  }

  /** Writes the postcode without its space, if the bytes are one as published: "AB10 1AA". */
  private isPostcode(bytes: Uint8Array, from: number, until: number): boolean {
    const space = until - 4;
    const outward = space - from;
    if (outward < 2 || outward > 4 || bytes[space] !== 0x20) return false;
    if (!isFigure(bytes[space + 1] as number)) return false;
    if (!isLetter(bytes[space + 2] as number) || !isLetter(bytes[space + 3] as number)) return false;
    if (!isLetter(bytes[from] as number)) return false;
    const figureAt = isFigure(bytes[from + 1] as number) ? from + 1 : from + 2;
    if (figureAt >= space || space - figureAt > 2 || !isFigure(bytes[figureAt] as number)) return false;
    if (figureAt === from + 2 && !isLetter(bytes[from + 1] as number)) return false;
    const last = bytes[space - 1] as number;
    if (!isFigure(last) && !isLetter(last)) return false;
    const { letters } = this;
    let at = this.length * postcodeLength;
    const end = at + postcodeLength;
    for (let byte = from; byte < until; byte += 1) {
      if (byte === space) continue;
      letters[at] = bytes[byte] as number;
      at += 1;
    }
    for (; at < end; at += 1) letters[at] = 0;
    return true;
  }
}

/** Whether a cell stands in quotation marks; any within them are no figure and no letter, and so not plain. */
const isQuoted = (bytes: Uint8Array, from: number, until: number): boolean =>
  until - from >= 2 && bytes[from] === quote && bytes[until - 1] === quote;

function opened(bytes: Uint8Array, bounds: Int32Array, row: number, cell: number): number {
  const from = bounds[row + cell * 2] as number;
  return isQuoted(bytes, from, bounds[row + cell * 2 + 1] as number) ? from + 1 : from;
}

function closed(bytes: Uint8Array, bounds: Int32Array, row: number, cell: number): number {
  const until = bounds[row + cell * 2 + 1] as number;
  return isQuoted(bytes, bounds[row + cell * 2] as number, until) ? until - 1 : until;
}

/** @returns the whole number of one to seven figures, or -1 for any other cell. */
function figuresIn(bytes: Uint8Array, bounds: Int32Array, row: number, cell: number): number {
  const from = opened(bytes, bounds, row, cell);
  const until = closed(bytes, bounds, row, cell);
  if (until - from < 1 || until - from > 7) return -1;
  let figures = 0;
  for (let at = from; at < until; at += 1) {
    const byte = bytes[at] as number;
    if (!isFigure(byte)) return -1;
    figures = figures * 10 + byte - 0x30;
  }
  return figures;
}

function isWrittenSo({ written, lengths }: KnownArea, bytes: Uint8Array, bounds: Int32Array, row: number): boolean {
  let at = 0;
  for (let part = 0; part < 3; part += 1) {
    const cell = row + (areaCells[part] as number) * 2;
    const from = bounds[cell] as number;
    const length = lengths[part] as number;
    if ((bounds[cell + 1] as number) - from !== length) return false;
    // The codes of neighbours differ in their last figures.
    for (let index = length - 1; index >= 0; index -= 1) {
      if (bytes[from + index] !== written[at + index]) return false;
    }
    at += length;
  }
  return true;
}
