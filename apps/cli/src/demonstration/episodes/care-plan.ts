import { type DayNumber } from '../calendar.js';
import { type Shares } from '../chance.js';
import { type SiblingGroup } from '../people/child.js';

/** Where a family's time in care is heading. */
export type Outcome = 'adoption' | 'special-guardianship' | 'home' | 'grown-up';

export interface CarePlan {
  readonly outcome: Outcome;
  /** The day care ends for the group, unless a child comes of age before; null when all stay until they do. */
  readonly ends: DayNumber | null;
}

type Course = readonly [outcome: Outcome, medianYears: number, sigma: number];

const untilGrown: Course = ['grown-up', 0, 0];

/** Courses by age at entry. Medians in years; lengths are lognormal. */
const courses: readonly (readonly [olderThan: number, Shares<Course>])[] = [
  [
    16,
    [
      [['home', 0.2, 1], 24],
      [untilGrown, 76],
    ],
  ],
  [
    10,
    [
      [['home', 0.14, 1.2], 31],
      [['home', 1.1, 0.7], 21],
      [['special-guardianship', 1.2, 0.5], 4],
      [untilGrown, 52],
    ],
  ],
  [
    5,
    [
      [['home', 0.18, 1.2], 30],
      [['home', 1.2, 0.7], 24],
      [['special-guardianship', 1.3, 0.5], 14],
      [untilGrown, 39],
    ],
  ],
  [
    1,
    [
      [['home', 0.2, 1.2], 26],
      [['home', 1.2, 0.6], 20],
      [['special-guardianship', 1.1, 0.5], 20],
      [['adoption', 1.7, 0.3], 19],
      [untilGrown, 19],
    ],
  ],
  [
    -1,
    [
      [['home', 0.3, 1.1], 24],
      [['home', 1.2, 0.6], 16],
      [['special-guardianship', 0.9, 0.4], 19],
      [['adoption', 1.5, 0.3], 34],
      [untilGrown, 9],
    ],
  ],
];
const unaccompaniedCourses: Shares<Course> = [
  [['home', 0.15, 1], 8],
  [untilGrown, 92],
];

/**
 * Settles where a group is heading, by the age of its youngest and by its lot.
 *
 * @param room how many children there should be for each that there is: above 1, care lasts longer
 */
export function carePlanOf(group: SiblingGroup, room: number): CarePlan {
  const youngest = Math.min(...group.children.map((child) => (group.enters - child.born) / 365.25));
  const unaccompanied = group.children.some((child) => child.unaccompanied);
  const shares = unaccompanied
    ? unaccompaniedCourses
    : (courses.find(([olderThan]) => youngest >= olderThan) as (typeof courses)[number])[1];
  const held = shares.map(([course, share]) => [course, course === untilGrown ? share * room ** 2 : share] as const);
  const [outcome, median, sigma] = at(group.lot.course, held);
  const days = Math.max(1, Math.round(median * room ** 2 * Math.exp(sigma * normalAt(group.lot.length)) * 365.25));
  return { outcome, ends: outcome === 'grown-up' ? null : group.enters + days };
}

/** @returns the item at `part` (0 to 1) of the shares laid end to end. */
function at<T>(part: number, shares: Shares<T>): T {
  let left = part * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [item, share] of shares) {
    left -= share;
    if (left < 0) return item;
  }
  return (shares.at(-1) as readonly [T, number])[0];
}

/** @returns the value below which `part` of a standard normal lies, good to about 0.0005 (Hastings). */
function normalAt(part: number): number {
  const tail = Math.min(Math.max(Math.min(part, 1 - part), 1e-6), 0.5);
  const t = Math.sqrt(-2 * Math.log(tail));
  const size =
    t - (2.515517 + 0.802853 * t + 0.010328 * t ** 2) / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
  return part < 0.5 ? -size : size;
}
