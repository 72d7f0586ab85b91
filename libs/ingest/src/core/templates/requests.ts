import {
  authorityCode,
  childCode,
  code,
  codesOf,
  date,
  type FileDescription,
  filledIn,
  lastDay,
  named,
  optional,
  postcode,
  text,
  textList,
} from './column.js';
import { codeLists } from './code-list.js';

/** The columns of a file of placement requests. */
export const requestColumns = named({
  REQUEST: filledIn(text, 'a reference of your own that stays the same from file to file', 'EXAMPLE'),
  AUTHORITY: filledIn(authorityCode, 'the authority that looks after the child', 'E10009901'),
  CHILD: filledIn(childCode, "the child's code, as in the return", 'K7'),
  KNOWN_AS: optional(text, 'what the child is called', 'Ruby (fictional)'),
  BORN: optional(date, 'the day of birth; blank for a child not yet born', '19/04/2018'),
  SEX: optional(code(codeLists.sexes), 'M or F; blank when it is not recorded', 'F'),
  OPENED_ON: filledIn(date, 'the day the home was asked for', '02/06/2026'),
  NEEDED_BY: filledIn(date, 'the last day by which a home must be found', '12/06/2026'),
  URGENCY: filledIn(code(codeLists.urgencies), 'how soon', 'planned'),
  STARTS_ON: filledIn(date, 'the day the child moves in', '15/06/2026'),
  EXPECTED_UNTIL: optional(lastDay, 'the last day the child is expected to stay'),
  PLACEMENT_TYPE: filledIn(code(codeLists.placementTypes), 'what is asked for', 'short-term'),
  HOME_POSTCODE: optional(postcode, 'where home is', 'ZN1 1AA'),
  SCHOOL_NAME: optional(text, 'the school', 'Norchester Primary (fictional)'),
  SCHOOL_POSTCODE: optional(postcode, 'where the school is', 'ZN1 2AB'),
  SCHOOL_MUST_CONTINUE: optional(code(codeLists.yesOrNo), 'whether the child must stay at this school', 'yes'),
  NEEDS: optional(
    codesOf(codeLists.needs),
    'what the child needs, by the same words as the skills of a home',
    'self-harm',
  ),
  LANGUAGES: optional(textList, 'languages the child speaks, besides English', 'Polish'),
  SIBLINGS: optional(text, 'one reference of your own for brothers and sisters who belong together'),
  ADOPTION_CONSIDERED: optional(code(codeLists.yesOrNo), 'whether adoption is being considered', 'no'),
  SUMMARY: optional(text, 'a few kind words about the child', 'Loves swimming and small animals.'),
  AGREED_BY: optional(textList, 'references of homes whose carers have agreed'),
  DECLINED_BY: optional(textList, 'references of homes whose carers have declined'),
});

export const requestsFile: FileDescription = {
  kind: 'requests',
  name: 'the placement requests file',
  title: 'Requests',
  oneRowIs: 'one child who needs a home',
  takesThePlaceOf: 'nothing: requests are added, or brought up to date by their reference',
  columns: Object.values(requestColumns),
  further: [],
};
