import { codeLists } from './code-list.js';
import { code, date, type FileDescription, filledIn, named, optional, text, wholeNumber } from './column.js';

/** The columns of a carers file. */
export const carerColumns = named({
  HOUSEHOLD: filledIn(text, 'the reference of the home, as in the households file', 'EXAMPLE'),
  NAME: filledIn(text, 'the name of the carer', 'Ann Example'),
  CARER: optional(wholeNumber(1, 2), '1 for the first carer, 2 for the second; blank for the order of the rows', '1'),
  CHECKED_ON: optional(date, 'the day of the last criminal record check (DBS)', '03/06/2025'),
  TRAINED_ON: optional(date, 'the day the training, support and development standards were completed', '20/01/2022'),
  BORN_ON: optional(date, 'the day of birth', '07/08/1979'),
  SPECIFIED_OFFENCE: optional(
    code(codeLists.yesOrNo),
    'whether there is a specified offence (Schedule 4 of the fostering regulations)',
    'no',
  ),
});

export const carersFile: FileDescription = {
  kind: 'carers',
  name: 'the carers file',
  title: 'Carers',
  oneRowIs: 'one carer of a home',
  takesThePlaceOf: 'the carers of the homes it names, all of them; other homes stay as they are',
  columns: Object.values(carerColumns),
  further: [],
};
