import { chanceOf } from '../chance.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { milesApart, type PostcodeFinder } from '../geography/postcode-finder.js';
import { type Postcode } from '../geography/postcodes.js';
import { type School } from './request.js';

const words =
  'Ashgrove Birchfield Coldbrook Dovecote Eastfield Ferncliffe Greenways Hillcrest Ivybank Kingsmead Longmeadow Millbrook Northgate Oakhurst Priory Queensway Riverside Southlands Thornfield Westbrook'.split(
    ' ',
  );

/** Twenty primary and twelve secondary schools around the county. */
export function schoolsOf(seed: number, finder: PostcodeFinder): readonly School[] {
  const chance = chanceOf(seed, 'schools');
  const homes = finder.inAuthority(demonstrationAuthorityCode);
  const names = chance.shuffled(words);
  const school =
    (stage: School['stage'], kind: string) =>
    (at: number): School => ({
      name: `${names[at % names.length]} ${kind} (fictional)`,
      stage,
      postcode: chance.pick(homes),
    });
  return [
    ...Array.from({ length: 20 }, (_, at) => school('primary', 'Primary School')(at)),
    ...Array.from({ length: 12 }, (_, at) => school('secondary', 'Academy')(at + 5)),
  ];
}

/** @returns the school of that stage nearest to a postcode. */
export function nearestSchool(schools: readonly School[], stage: School['stage'], home: Postcode): School | null {
  const near = schools
    .filter((school) => school.stage === stage)
    .sort((a, b) => milesApart(a.postcode, home) - milesApart(b.postcode, home));
  return near[0] ?? null;
}
