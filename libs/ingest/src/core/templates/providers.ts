import {
  code,
  date,
  type FileDescription,
  filledIn,
  mayBeBlank,
  named,
  optional,
  text,
  textLike,
  wholeNumber,
} from './column.js';
import { codeLists } from './code-list.js';

const mostPlaces = 9_999;

/** The columns of a providers file. Lists that the inspectorate publishes have them under other headings. */
export const providerColumns = named({
  URN: filledIn(textLike('7 figures, or SC and 6 figures'), "the provider's registration number", 'EXAMPLE', [
    'UNIQUE REFERENCE NUMBER',
    'UNIQUE REFERENCE NUMBER (URN)',
    'PROVIDER URN',
    'SETTING URN',
    'OFSTED URN',
  ]),
  NAME: mayBeBlank(text, 'the name of the provider; blank where it is not published', 'Larch Fostering (fictional)', [
    'PROVIDER NAME',
    'SETTING NAME',
    'NAME OF PROVIDER',
    'ORGANISATION NAME',
    'REGISTERED NAME',
  ]),
  TYPE: filledIn(text, 'the type, in the words of the inspectorate', "Children's home", [
    'PROVISION TYPE',
    'PROVIDER TYPE',
    'PROVISION',
    'SERVICE TYPE',
    'TYPE OF PROVISION',
  ]),
  PLACES: optional(wholeNumber(0, mostPlaces), 'how many children it is registered for', '4', [
    'NUMBER OF PLACES',
    'NUMBER OF REGISTERED PLACES',
    'REGISTERED PLACES',
    'MAX USERS',
    'MAXIMUM USERS',
    'MAXIMUM NUMBER OF USERS',
  ]),
  POSTCODE: optional(textLike('a whole postcode, like ZN4 7QD'), 'where it is', 'ZN4 7QD', [
    'SETTING POSTCODE',
    'PROVIDER POSTCODE',
    'POST CODE',
  ]),
  STATUS: optional(
    code(codeLists.registrations),
    'whether it is registered today; blank when it is not known',
    'open',
    ['REGISTRATION STATUS', 'PROVIDER STATUS'],
  ),
  CLOSED_ON: optional(date, 'the day the registration ended', '', [
    'DATE CLOSED',
    'CLOSED DATE',
    'CLOSURE DATE',
    'DEREGISTRATION DATE',
    'REGISTRATION END DATE',
  ]),
  AUTHORITY_NAME: optional(text, 'the authority in whose area it is, by name', 'Norchester', [
    'LOCAL AUTHORITY',
    'LOCAL AUTHORITY NAME',
    'LA NAME',
  ]),
  OWNER: optional(text, 'the organisation that owns it', 'Larch Care (fictional)', [
    'ORGANISATION WHICH OWNS THE PROVIDER',
    'OWNER NAME',
  ]),
  JUDGEMENT: optional(text, "the inspectorate's latest judgement, as it is written there", 'Good', [
    'OVERALL EXPERIENCES AND PROGRESS OF CHILDREN AND YOUNG PEOPLE',
    'LATEST OVERALL EFFECTIVENESS',
    'OVERALL EFFECTIVENESS',
    'LATEST FULL INSPECTION OVERALL EXPERIENCES AND PROGRESS OF CHILDREN AND YOUNG PEOPLE',
  ]),
});

export const providersFile: FileDescription = {
  kind: 'providers',
  name: 'the providers file',
  title: 'Providers',
  oneRowIs: 'one registered provider',
  takesThePlaceOf: 'the list of providers',
  columns: Object.values(providerColumns),
  further: [],
};
