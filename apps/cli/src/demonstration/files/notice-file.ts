import { type LocalDate } from '#kernel';
import { authorityPlans } from '../geography/plan.js';
import { type DemonstrationFile } from './demonstration-file.js';

/** Says, beside the files, that nobody in them exists. */
export const noticeFile = (seed: number, on: LocalDate): DemonstrationFile => ({
  path: 'NOTICE-fictional.md',
  text: `# Everything here is fictional

These files were made by a program for the demonstration of Nearhome, from seed ${seed} for ${on}. The same seed and
day give the same files.

- ${authorityPlans[0]?.name ?? ''} and its neighbours do not exist. Their land lies where the National Grid has only sea.
- The postcodes begin with ZN, which is no postcode area. Authority and provider codes belong to nobody.
- No child, carer, home, school, service or provider here is a real one, and no real record was used. Any likeness of a
  name is chance.
- The figures are calibrated to published national statistics. They describe no authority and must not be quoted.
`,
});
