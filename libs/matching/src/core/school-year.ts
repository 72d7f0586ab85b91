import { addDays, ageInYears, day, type LocalDate, partsOf } from '#kernel';

/** Reception is the school year that begins after a fourth birthday; compulsory schooling follows a year later. */
const ageBeforeReception = 4;

const beginsOn = (year: number): LocalDate => day(`${String(year).padStart(4, '0')}-09-01`);

/**
 * English school years begin on 1 September, and a child belongs to the year of the age reached the day before
 * (Education Act 1996, section 8; the School Admissions Code). A child taught outside their age group is not known here.
 *
 * @returns the school year on `on`: 0 for Reception, 1 to 13 after it, below 0 before school.
 */
export function schoolYearOn(bornOn: LocalDate, on: LocalDate): number {
  const thisYear = beginsOn(partsOf(on).year);
  const begins = on >= thisYear ? thisYear : beginsOn(partsOf(on).year - 1);
  return ageInYears(bornOn, addDays(begins, -1)) - ageBeforeReception;
}
