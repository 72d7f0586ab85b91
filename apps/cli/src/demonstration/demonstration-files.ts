import { carersFile } from './files/carers-file.js';
import { type DemonstrationFile } from './files/demonstration-file.js';
import { authoritiesFile, boundariesFile, districtsFile, postcodesFile } from './files/geography-files.js';
import { householdsFile } from './files/households-file.js';
import { noticeFile } from './files/notice-file.js';
import { providersFile } from './files/providers-file.js';
import { requestsFile } from './files/requests-file.js';
import { returnFiles } from './files/returns.js';
import { returnYearEndingIn } from './episodes/reported.js';
import { growWorld, type WorldAsked } from './world.js';

/** @returns every file of the demonstration, in the order in which they are to be imported; the notice first. */
export function demonstrationFiles(asked: WorldAsked): DemonstrationFile[] {
  const world = growWorld(asked);
  return [
    noticeFile(asked.seed, asked.on),
    postcodesFile(world.postcodes),
    authoritiesFile(world.map),
    districtsFile(),
    boundariesFile(world.map),
    providersFile(world.providers),
    ...world.returnYears.flatMap((endsIn) => returnFiles(asked.seed, world.reported, returnYearEndingIn(endsIn))),
    householdsFile(world.households),
    carersFile(world.households),
    requestsFile(world.requests),
  ];
}
