import { type ValidationRule } from '../validation-rule.js';
import { flaggingRows } from './rule-parts.js';

/** As Ofsted gives them out; XXXXXXX stands for a provider that Ofsted does not inspect. */
const urnForm = /^(?:\d{7}|SC\d{6}|XXXXXXX)$/;

/** What a URN must look like. Whether Ofsted knows it, only a list of all its providers could tell. */
export const urnRules: readonly ValidationRule[] = [
  {
    code: '1008',
    title: 'The URN is not one that Ofsted gives',
    sentence: 'URN has seven figures, or SC and six figures; XXXXXXX where there is none. Mend it.',
    fields: ['URN'],
    tables: ['Episodes'],
    check: flaggingRows('Episodes', (row) => row.isFilled('URN') && !urnForm.test(row.cell('URN') ?? '')),
  },
];
