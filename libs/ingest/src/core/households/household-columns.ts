/** How many children one row can name. */
export const childrenInARow = 6;
const unavailabilitiesInARow = 2;

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, position) => position + 1);
export const childNumbers = upTo(childrenInARow);
export const unavailabilityNumbers = upTo(unavailabilitiesInARow);

/** The columns of a households file: one row is one home. */
export const householdColumns = {
  id: 'households',
  name: 'the households file',
  required: ['HOUSEHOLD', 'NAME', 'SERVICE', 'SERVICE_TYPE', 'POSTCODE', 'PLACES', 'CARER_1', 'APPROVED_FROM'],
  optional: [
    ...['SERVICE_AUTHORITY', 'BEDROOMS', 'CARER_2', 'APPROVED_UNTIL', 'RESIGNED_ON'],
    ...['TERMS_NUMBER', 'TERMS_AGE_FROM', 'TERMS_AGE_TO', 'TERMS_SEX', 'TERMS_TYPES', 'TERMS_CHILD'],
    ...['SKILLS', 'LANGUAGES', 'PETS', 'OWN_CHILDREN_AGES', 'STAYING_PUT'],
    ...['HOLD_SCOPE', 'HOLD_CHILD', 'HOLD_FROM', 'HOLD_REVIEW_ON', 'HOLD_BY'],
    ...['CONSTELLATION', 'CONSTELLATION_ROLE', 'CONSTELLATION_FROM', 'CONSTELLATION_UNTIL', 'HUB_BEDS'],
    /^NOT_AVAILABLE_[12]_(PLACES|REASON|FROM|UNTIL)$/,
    /^CHILD_\d+(_AUTHORITY|_FROM|_UNTIL|_SIBLINGS)?$/,
  ],
} as const;
