import { type PlacementRecordFault, type RecordFaultReason } from '#register';
import { InvalidInputProblem } from './placement-request.type.js';

const sentences: Readonly<Record<RecordFaultReason, string>> = {
  'words-missing': 'You chose "something else": say in words what it is.',
  blank: 'Say what it is, or leave it out.',
  'too-long': 'Write 1,000 characters or fewer.',
  'not-text': 'This holds a character that cannot be kept. Write it again.',
  'not-a-postcode-sector': 'Write a postcode sector, like ZN4 7: the first half of the postcode and one digit.',
  'not-an-outward-code': 'Write the first half of the postcode, like ZN4.',
  'not-a-ratio': 'Write adults to children, like 2:1.',
  'not-a-count': 'Write a whole number from 0 to 50.',
  'not-times-from-1-to-99': 'Write a whole number from 1 to 99.',
  'not-whole-pence': 'Write a cost of 0 or more, in whole pence, of 20 million pounds a week at most.',
};

/** @returns why something recorded was not kept, in words for the person who wrote it. */
export const problemOfRecord = ({ field, reason }: PlacementRecordFault): InvalidInputProblem =>
  new InvalidInputProblem(sentences[reason], field);
