/** The columns of a file of placement requests: one row is the need of one child. */
export const requestColumns = {
  id: 'requests',
  name: 'the placement requests file',
  required: ['REQUEST', 'AUTHORITY', 'CHILD', 'OPENED_ON', 'NEEDED_BY', 'URGENCY', 'STARTS_ON', 'PLACEMENT_TYPE'],
  optional: [
    ...['KNOWN_AS', 'BORN', 'SEX', 'EXPECTED_UNTIL', 'HOME_POSTCODE', 'SUMMARY'],
    ...['SCHOOL_NAME', 'SCHOOL_POSTCODE', 'SCHOOL_MUST_CONTINUE'],
    ...['NEEDS', 'LANGUAGES', 'SIBLINGS', 'ADOPTION_CONSIDERED', 'AGREED_BY', 'DECLINED_BY'],
  ],
} as const;
