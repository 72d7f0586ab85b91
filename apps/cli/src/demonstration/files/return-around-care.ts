import { ageOn, anniversary, type DayNumber, ukDate } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type Reported, type ReturnYear } from '../episodes/reported.js';

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[][];
}

/** The tables beside header, episodes and unaccompanied children: plausible and complete, and calibrated to nothing. */
export function aroundCare(
  seed: number,
  everyone: readonly Reported[],
  inYear: readonly Reported[],
  year: ReturnYear,
): readonly Table[] {
  const table = (name: string, columns: string, rows: string[][]): Table => ({
    name,
    columns: columns.split(','),
    rows,
  });
  const ofCare = inYear.filter(({ journey }) => journey !== null);
  return [
    table(
      'reviews',
      'CHILD,DOB,REVIEW,REVIEW_CODE',
      ofCare.flatMap((each) => reviews(each, year)),
    ),
    table(
      'missing',
      'CHILD,DOB,MISSING,MIS_START,MIS_END',
      ofCare.flatMap((each) => missing(seed, each, year)),
    ),
    table(
      'oc2',
      'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
      ofCare.flatMap((each) => health(seed, each, year)),
    ),
    table(
      'oc3',
      'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
      everyone.flatMap((each) => careLeaver(seed, each, year)),
    ),
    table(
      'previous_permanence',
      'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
      ofCare.flatMap((each) => previousPermanence(seed, each, year)),
    ),
    table(
      'ad1',
      'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR',
      ofCare.flatMap((each) => adopted(seed, each, year)),
    ),
    table(
      'placed_adoption',
      'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
      ofCare.flatMap((each) => placedForAdoption(each, year)),
    ),
  ];
}

const identity = ({ child }: Reported): [string, string] => [child.code, ukDate(child.born)];
const enteredOn = ({ journey }: Reported): DayNumber => journey?.group.enters ?? 0;
const within = (on: DayNumber, year: ReturnYear): boolean => on >= year.from && on < year.until;
const hasLeftBy = ({ journey }: Reported, on: DayNumber): boolean =>
  typeof journey?.ended === 'number' && journey.ended <= on;

/** Reviews at four weeks, four months, and every six months from there. */
function reviews(each: Reported, year: ReturnYear): string[][] {
  const rows: string[][] = [];
  for (let nth = 0; nth < 60; nth += 1) {
    const on = enteredOn(each) + (nth === 0 ? 27 : nth === 1 ? 118 : 118 + (nth - 1) * 181);
    if (hasLeftBy(each, on)) break;
    if (within(on, year)) rows.push([...identity(each), ukDate(on), ageOn(each.child.born, on) < 4 ? 'PN0' : 'PN1']);
  }
  return rows;
}

function missing(seed: number, each: Reported, year: ReturnYear): string[][] {
  const chance = chanceOf(seed, `missing/${each.child.code}/${year.endsIn}`);
  if (ageOn(each.child.born, year.from) < 12 || !chance.happens(0.14)) return [];
  const on = year.from + chance.whole(0, 360);
  const back = on + chance.whole(0, 3);
  if (on < enteredOn(each) || hasLeftBy(each, back)) return [];
  return [[...identity(each), chance.happens(0.7) ? 'M' : 'A', ukDate(on), back < year.until ? ukDate(back) : '']];
}

/** For children looked after for twelve months on 31 March. */
function health(seed: number, each: Reported, year: ReturnYear): string[][] {
  if (enteredOn(each) >= year.from || hasLeftBy(each, year.until - 1)) return [];
  const chance = chanceOf(seed, `health/${each.child.code}/${year.endsIn}`);
  const age = ageOn(each.child.born, year.until - 1);
  const mark = (share: number): string => (chance.happens(share) ? '1' : '0');
  const asked = age >= 4 && age < 17;
  const answered = asked && chance.happens(0.78);
  const score = Math.min(40, Math.max(0, Math.round(14 + 7 * chance.normal())));
  const substance = age >= 10 && chance.happens(0.03);
  return [
    [
      ...identity(each),
      answered ? String(score) : '',
      asked && !answered ? chance.pick(['SDQ1', 'SDQ2', 'SDQ4']) : '',
      age >= 10 ? mark(0.02) : '0',
      age < 5 ? mark(0.9) : '',
      mark(0.85),
      mark(0.8),
      mark(0.9),
      substance ? '1' : '0',
      substance ? mark(0.5) : '',
      '',
    ],
  ];
}

/** For care leavers around a birthday from the 17th to the 21st. */
function careLeaver(seed: number, each: Reported, year: ReturnYear): string[][] {
  if (!each.journey?.ended) return [];
  const { ended } = each.journey;
  const birthday = [17, 18, 19, 20, 21].map((age) => anniversary(each.child.born, age)).find((on) => within(on, year));
  if (birthday === undefined || ended > birthday || ageOn(each.child.born, ended) < 16) return [];
  const chance = chanceOf(seed, `care-leaver/${each.child.code}/${year.endsIn}`);
  const inTouch = chance.weighted([
    ['YES', 90],
    ['NO', 6],
    ['REFU', 2],
    ['NREQ', 2],
  ] as const);
  const known = inTouch === 'YES';
  return [
    [
      ...identity(each),
      inTouch,
      known
        ? chance.weighted([
            ['F1', 8],
            ['F2', 32],
            ['F4', 12],
            ['F5', 16],
            ['P2', 4],
            ['G4', 7],
            ['G5', 16],
            ['G6', 5],
          ] as const)
        : '0',
      known
        ? chance.weighted([
            ['U1', 36],
            ['Z1', 17],
            ['B1', 10],
            ['D1', 12],
            ['K1', 10],
            ['T1', 5],
            ['Y1', 5],
            ['X2', 5],
          ] as const)
        : '0',
    ],
  ];
}

function previousPermanence(seed: number, each: Reported, year: ReturnYear): string[][] {
  if (!within(enteredOn(each), year)) return [];
  const chance = chanceOf(seed, `permanence/${each.child.code}`);
  const kind = chance.weighted([
    ['Z1', 89],
    ['P1', 3],
    ['P2', 7],
    ['P3', 1],
  ] as const);
  const age = ageOn(each.child.born, enteredOn(each));
  if (kind === 'Z1' || age < 2) return [[...identity(each), 'Z1', '', '']];
  const on = enteredOn(each) - chance.whole(200, age * 330);
  const part = chance.weighted([
    ['whole', 80],
    ['month', 12],
    ['year', 8],
  ] as const);
  const date = ukDate(on);
  const written = part === 'whole' ? date : part === 'month' ? `zz${date.slice(2)}` : `zz/zz${date.slice(5)}`;
  return [[...identity(each), kind, 'E10009901', written]];
}

function adopted(seed: number, each: Reported, year: ReturnYear): string[][] {
  const { journey } = each;
  if (!journey?.ended || !within(journey.ended, year) || !/^E1[12]$/.test(journey.reasonEnded ?? '')) return [];
  const placed = journey.stays.find(({ kind }) => kind === 'adoption');
  if (!placed) return [];
  const chance = chanceOf(seed, `adopted/${each.child.code}`);
  const two = chance.happens(0.84);
  const sex = two
    ? chance.weighted([
        ['MF', 84],
        ['MM', 10],
        ['FF', 6],
      ] as const)
    : chance.weighted([
        ['F1', 92],
        ['M1', 8],
      ] as const);
  const status = two
    ? chance.weighted([
        ['L11', 86],
        ['L12', 4],
        ['L2', 10],
      ] as const)
    : 'L0';
  const decided = placed.from - chance.whole(60, 200);
  return [
    [...identity(each), ukDate(decided), ukDate(placed.from - chance.whole(10, 40)), '0', two ? '2' : '1', sex, status],
  ];
}

function placedForAdoption(each: Reported, year: ReturnYear): string[][] {
  const placed = each.journey?.stays.find(({ kind }) => kind === 'adoption');
  return placed && within(placed.from, year) ? [[...identity(each), ukDate(placed.from), '', '']] : [];
}
