import { ageOn, anniversary, ukDate } from '../calendar.js';
import { chanceOf } from '../chance.js';
import { type Episode } from '../episodes/episode.js';
import { type Reported, type ReturnYear, sexCode } from '../episodes/reported.js';
import { type Child } from '../people/child.js';
import { csvText } from './csv.js';
import { type DemonstrationFile } from './demonstration-file.js';
import { aroundCare } from './return-around-care.js';
import { episodeFields } from './return-episode-fields.js';

const episodeColumns =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'.split(',');

/** One year's return, as an authority sends it: every episode with a day in the year, and the tables beside. */
export function returnFiles(seed: number, reported: readonly Reported[], year: ReturnYear): DemonstrationFile[] {
  const inYear = reported
    .map((each) => ({ ...each, episodes: each.episodes.filter((episode) => touches(episode, year)) }))
    .filter(({ episodes }) => episodes.length > 0)
    .sort((a, b) => (a.child.code < b.child.code ? -1 : 1));
  const file = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]): DemonstrationFile => ({
    path: `ssda903/fictional-year-to-${year.endsIn}-03-31/fictional-${name}.csv`,
    text: csvText(columns, rows),
  });
  const unaccompanied = inYear.filter(({ child }) => child.unaccompanied && anniversary(child.born, 18) >= year.from);
  return [
    file(
      'header',
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'.split(','),
      inYear.map(({ child }) => headerRow(seed, child, year)),
    ),
    file(
      'episodes',
      episodeColumns,
      inYear.flatMap((each) => each.episodes.map((episode) => episodeFields(seed, each, episode, year))),
    ),
    file(
      'uasc',
      ['CHILD', 'SEX', 'DOB', 'DUC'],
      unaccompanied.map(({ child }) => [
        child.code,
        sexCode(child, year),
        ukDate(child.born),
        ukDate(anniversary(child.born, 18)),
      ]),
    ),
    ...aroundCare(seed, reported, inYear, year).map(({ name, columns, rows }) => file(name, columns, rows)),
  ];
}

const touches = ({ from, until }: Episode, year: ReturnYear): boolean =>
  from < year.until && (until === null || until >= year.from);

function headerRow(seed: number, child: Child, year: ReturnYear): string[] {
  const chance = chanceOf(seed, `header/${child.code}`);
  const tooYoung = ageOn(child.born, year.until - 1) < 5;
  const letter = [...'ABCDEFGHJKLMNPQRTUVWXYZ'][chance.whole(0, 22)] as string;
  const digits = Array.from({ length: 12 }, () => chance.whole(0, 9)).join('');
  const withoutNumber = child.unaccompanied && chance.happens(0.3);
  const isMother = child.sex === 'F' && ageOn(child.born, year.until - 1) >= 16 && chance.happens(0.04);
  const motherSince = anniversary(child.born, 16) - chance.whole(0, 200);
  return [
    child.code,
    sexCode(child, year),
    ukDate(child.born),
    child.ethnic,
    tooYoung ? 'UN1' : withoutNumber ? 'UN2' : `${letter}${digits}`,
    isMother ? '1' : '0',
    isMother ? ukDate(motherSince) : '',
  ];
}
