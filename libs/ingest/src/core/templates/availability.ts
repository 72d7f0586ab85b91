import {
  code,
  date,
  type FileDescription,
  filledIn,
  lastDay,
  mayBeBlank,
  named,
  optional,
  text,
  textLike,
  wholeNumber,
} from './column.js';
import { codeLists } from './code-list.js';

/** The columns of an availability file. None is called REASON: quarantine adds a column of that name. */
export const availabilityColumns = named({
  HOUSEHOLD: filledIn(text, 'the reference of the home, as in the households file', 'EXAMPLE'),
  NOT_AVAILABLE_PLACES: mayBeBlank(
    wholeNumber(1, 12),
    'how many places are not available; a row with nothing but the home says that all are available',
    '1',
  ),
  NOT_AVAILABLE_REASON: mayBeBlank(code(codeLists.unavailabilityReasons), 'why they are not', 'carer-break'),
  NOT_AVAILABLE_FROM: mayBeBlank(date, 'from which day', '01/07/2026'),
  NOT_AVAILABLE_UNTIL: optional(lastDay, 'to which day', '31/07/2026'),
  HOLD_SCOPE: optional(
    code(codeLists.holdScopes),
    'a hold: who is not matched with the home; without this column all holds stay as they are',
  ),
  HOLD_CHILD: optional(
    textLike("an authority's code, a stroke and the child's code, like E10000020/1234"),
    'a hold: the child, where it is on a named child',
  ),
  HOLD_FROM: optional(date, 'a hold: the day it began'),
  HOLD_REVIEW_ON: optional(date, 'a hold: the day it is looked at again'),
  HOLD_BY: optional(text, 'a hold: who decided it'),
});

export const availabilityFile: FileDescription = {
  kind: 'availability',
  name: 'the availability file',
  title: 'Availability',
  oneRowIs: 'one home and one reason why places are not available, or one home and one hold',
  takesThePlaceOf:
    'what was known of places not available, and of holds where the file has them, in the homes it names; other homes stay as they are',
  columns: Object.values(availabilityColumns),
  further: [],
};
