import { type ReportedCare, type ToldChild } from '../reported-care.js';
import { type Figure, percent, shares } from '../figure.js';

const yearsOld = (child: ToldChild, on: number): number => (on - child.born) / 365.25;

/** How many children are looked after, start and stop, and who they are. */
export function childrenFigures(care: ReportedCare): Figure[] {
  const { yearEnd, begins, children } = care;
  const lookedAfter = care.lookedAfterOn(yearEnd).map(([child]) => child);
  const alone = lookedAfter.filter(({ unaccompanied }) => unaccompanied);
  const starts = children.flatMap((child) =>
    child.stays.filter(({ first }) => first.reasonNew === 'S').map(({ first }) => ({ child, on: first.from })),
  );
  const ends = children.flatMap(({ stays }) =>
    stays
      .filter(({ last }) => last.until !== null && last.reasonEnded !== 'X1')
      .map(({ last }) => last.until as number),
  );
  const inLastYear = (on: number): boolean => on > yearEnd - 365 && on <= yearEnd;
  const years = (yearEnd + 1 - begins) / 365.25;
  const ageFrom =
    (from: number, until: number) =>
    ({ child, on }: (typeof starts)[number]): boolean =>
      yearsOld(child, on) >= from && yearsOld(child, on) < until;
  const ethnic =
    (letters: RegExp) =>
    (child: ToldChild): boolean =>
      letters.test(child.ethnic);
  const count = (id: string, what: string, target: number, tolerance: number, generated: number): Figure => ({
    id,
    what,
    unit: 'children',
    target,
    tolerance,
    generated,
  });
  return [
    count('looked-after', 'Looked after on the last 31 March', 1000, 50, lookedAfter.length),
    count('unaccompanied', 'Of them unaccompanied', 100, 15, alone.length),
    count('starts', 'Started in the last year', 390, 20, starts.filter(({ on }) => inLastYear(on)).length),
    count('ends', 'Ceased in a year, mean of five', 400, 20, ends.length / years),
    ...shares('sex', 'Looked after', lookedAfter, [['male', 56, 4, ({ isMale }) => isMale]]),
    ...shares('unaccompanied-age', 'Unaccompanied', alone, [
      ['16 or over', 87, 7, (child) => yearsOld(child, yearEnd) >= 16],
    ]),
    ...shares('entry-age', 'Age at start', starts, [
      ['under 1', 16, 1.5, ageFrom(-1, 1)],
      ['1 to 4', 14, 1.5, ageFrom(1, 5)],
      ['5 to 9', 15, 1.5, ageFrom(5, 10)],
      ['10 to 15', 27, 1.5, ageFrom(10, 16)],
      ['16 or over', 28, 1.5, ageFrom(16, 30)],
    ]),
    ...shares('ethnicity', 'Looked after', lookedAfter, [
      ['White', 71, 5, ethnic(/^W/)],
      ['Mixed', 11, 3, ethnic(/^M/)],
      ['Black', 8, 3, ethnic(/^B/)],
      ['Asian', 5, 2, ethnic(/^A/)],
      ['Other', 4, 2, ethnic(/^(CHNE|OOTH)$/)],
      ['unknown', 1, 1, ethnic(/^(REFU|NOBT)$/)],
    ]),
    ...siblingFigures(starts),
  ];
}

/** Brothers and sisters are told by the day they start and the home they come from: no table names them. */
function siblingFigures(starts: readonly { readonly child: ToldChild; readonly on: number }[]): Figure[] {
  const groups = new Map<string, (typeof starts)[number][]>();
  for (const start of starts) {
    const home = start.child.stays.find(({ first }) => first.from === start.on)?.first.homePost ?? '';
    if (home === '' || home.startsWith('QQ')) continue;
    const key = `${start.on} ${home.toUpperCase().replaceAll(' ', '')}`;
    groups.set(key, [...(groups.get(key) ?? []), start]);
  }
  const siblings = [...groups.values()].filter((group) => group.length > 1);
  const together = siblings.flat();
  const placeOf = ({ child, on }: (typeof starts)[number]): string =>
    (child.stays.find(({ first }) => first.from === on)?.first.placePost ?? '').toUpperCase().replaceAll(' ', '');
  const known = siblings.filter((group) =>
    group.every((each) => placeOf(each) !== '' && !placeOf(each).startsWith('QQ')),
  );
  const parted = known.filter((group) => new Set(group.map(placeOf)).size > 1).flat();
  const ofSize =
    (from: number, to: number) =>
    (group: readonly unknown[]): boolean =>
      group.length >= from && group.length <= to;
  return [
    {
      id: 'siblings',
      what: 'Started in a sibling group',
      unit: '%',
      target: 45,
      tolerance: 3,
      generated: percent(together.length, starts.length),
    },
    {
      id: 'sibling-group',
      what: 'Children in a sibling group, mean',
      unit: 'children',
      target: 2.5,
      tolerance: 0.15,
      generated: together.length / siblings.length,
    },
    {
      id: 'siblings-parted',
      what: 'Children with siblings parted at first placement',
      unit: '%',
      target: 37,
      tolerance: 5,
      generated: percent(parted.length, known.flat().length),
    },
    ...shares('sibling-size', 'Sibling groups', siblings, [
      ['of 2', 62, 4, ofSize(2, 2)],
      ['of 3', 25, 4, ofSize(3, 3)],
      ['of 4', 9, 3, ofSize(4, 4)],
      ['of 5 or more', 4, 2, ofSize(5, 20)],
    ]),
  ];
}
