import { type DayNumber, ukDate } from '../calendar.js';
import { type HouseholdWithFacts } from '../households/facts.js';
import { csvText } from './csv.js';
import { type DemonstrationFile } from './demonstration-file.js';

const date = (on: DayNumber | null): string => (on === null ? '' : ukDate(on));
const columns = ['HOUSEHOLD', 'NAME', 'CARER', 'CHECKED_ON', 'TRAINED_ON', 'BORN_ON', 'SPECIFIED_OFFENCE'];

/** The carers of the register with their checks and training, one row a carer. */
export const carersFile = (households: readonly HouseholdWithFacts[]): DemonstrationFile => ({
  path: 'fictional-carers.csv',
  text: csvText(
    columns,
    households.flatMap(({ reference, facts }) =>
      facts.carers.map(({ name, checkedOn, trainedOn, born, offence }, at) => [
        ...[reference, name, at + 1, date(checkedOn), date(trainedOn), date(born), offence],
      ]),
    ),
  ),
});
