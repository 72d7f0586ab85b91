import { anniversary, type DayNumber } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type PostcodeFinder } from '../geography/postcode-finder.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { childName } from '../people/names.js';
import { newCode } from '../people/entrants.js';
import { type Episode } from './episode.js';
import { type Reported } from './reported.js';
import { type Stay } from './stay.js';

/** Children who live at home and come for agreed series of short breaks: published figures leave them out. */
export function shortBreaks(
  seed: number,
  from: DayNumber,
  until: DayNumber,
  finder: PostcodeFinder,
  takenCodes: Set<string>,
): Reported[] {
  const homes = finder.inAuthority(demonstrationAuthorityCode);
  return Array.from({ length: 30 }, (_, at): Reported => {
    const chance = chanceOf(seed, `short-breaks/${at}`);
    const sex = chance.happens(0.62) ? 'M' : 'F';
    const firstFrom = from + chance.whole(0, until - from - 200);
    const born = firstFrom - chance.whole(5 * 365, 13 * 365);
    const child = {
      code: newCode(takenCodes, chance),
      sex,
      born,
      ethnic: chance.weighted([
        ['WBRI', 74],
        ['MWBC', 9],
        ['APKN', 9],
        ['BAFR', 8],
      ] as const),
      unaccompanied: false,
      firstName: childName(sex, false, chance),
    } as const;
    const home = chance.pick(homes);
    const carer = finder.atDistance(home, chance.lognormal(4, 0.7), chance, () => true) ?? home;
    const group = {
      reference: null,
      home,
      enters: firstFrom,
      children: [child],
      lot: { course: 0, length: 0, settling: 1, parting: 1 },
    };
    const stay: Stay = {
      child,
      group,
      kind: 'in-house',
      code: 'U6',
      foster: null,
      provider: null,
      postcode: carer,
      from: firstFrom,
      until: null,
      movedBecause: null,
      designatedOn: null,
    };
    const series = at % 3 === 0;
    const lastDay = Math.min(until, anniversary(born, 17));
    const episodes: Episode[] = [];
    for (let on = firstFrom; on < lastDay; on += series ? 2000 : chance.whole(25, 70)) {
      const ends = series ? Math.min(on + chance.whole(300, 1800), lastDay) : on + chance.whole(2, 5);
      episodes.push({
        stay,
        from: on,
        until: ends >= until ? null : ends,
        reasonNew: 'S',
        legalStatus: series ? 'V3' : 'V4',
        place: 'U6',
        reasonEnded: ends >= until ? null : 'E4A',
        reasonPlaceChange: null,
      });
    }
    return { child, journey: null, needCode: 'N2', homePostcode: home.text, episodes };
  });
}
