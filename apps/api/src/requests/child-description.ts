import { ageInYears, type LocalDate } from '#kernel';
import { type Child, type Sex } from '#register/core';

const nouns: Readonly<Record<Sex, string>> = { male: 'boy', female: 'girl', 'not-recorded': 'child' };

const ageWords = (age: number | null): string => {
  if (age === null) return ', age not recorded';
  return age === 0 ? ' under 1' : ` of ${age}`;
};

/** @returns completed years, or null when the birthday is not recorded or is still to come. */
export function ageOf({ bornOn }: Pick<Child, 'bornOn'>, today: LocalDate): number | null {
  return bornOn === null || bornOn > today ? null : ageInYears(bornOn, today);
}

/** @returns the child as people speak of one, never by the code: "Ruby, girl of 7". */
export function describeChild(child: Pick<Child, 'knownAs' | 'bornOn' | 'sex'>, today: LocalDate): string {
  const words = `${nouns[child.sex]}${ageWords(ageOf(child, today))}`;
  return child.knownAs === null ? `A ${words}` : `${child.knownAs}, ${words}`;
}
