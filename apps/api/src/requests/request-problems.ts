import { type PlacementRequestNotClosed } from '#decisions';
import { type LocalDate, partsOf } from '#kernel';
import { type PlacementRequestNotStored, placementTypes } from '#register';
import { problemOfRecord } from './record-problems.js';
import { problemOfFacts } from './request-fact-problems.js';
import {
  InvalidInputProblem,
  RequestAlreadyOpenProblem,
  RequestNotFoundProblem,
  RequestNotOpenProblem,
} from './placement-request.type.js';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const inWords = (date: LocalDate): string => {
  const { year, month, day } = partsOf(date);
  return `${day} ${months[month - 1] ?? ''} ${year}`;
};

/** @returns why a request was not opened, in words for the person who wrote it. */
export function problemOfOpening(problem: PlacementRequestNotStored): RequestAlreadyOpenProblem | InvalidInputProblem {
  const { field } = problem;
  switch (problem.kind) {
    case 'child-has-open-request':
      return new RequestAlreadyOpenProblem();
    case 'child-code-not-valid':
      return new InvalidInputProblem("Enter the child's code: 1 to 10 characters without spaces.", field);
    case 'child-recorded-otherwise': {
      const fact = problem.field === 'bornOn' ? 'day of birth' : 'sex';
      return new InvalidInputProblem(`The register has another ${fact} for this child. Check the code.`, field);
    }
    case 'siblings-of-different-authorities':
      return new InvalidInputProblem(
        'Another authority uses this reference for brothers and sisters of its own. Choose another one for yours.',
        field,
      );
    case 'postcode-not-known':
      return new InvalidInputProblem(
        `${problem.postcode} is not a postcode that we know.`,
        field === 'homePostcode' || field === 'schoolPostcode' ? field : `facts.${field}`,
      );
    case 'needed-by-before-opened':
      return new InvalidInputProblem(
        `The day a home is needed by must be ${inWords(problem.openedOn)} or later.`,
        field,
      );
    case 'starts-before-opened':
      return new InvalidInputProblem(`The placement must start on ${inWords(problem.openedOn)} or later.`, field);
    case 'ends-before-it-starts':
      return new InvalidInputProblem(`The placement must end on ${inWords(problem.startsOn)} or later.`, field);
    case 'placement-type-not-known':
      return new InvalidInputProblem(`Choose a kind of placement: ${Object.values(placementTypes).join(', ')}.`, field);
    case 'need-not-known':
      return new InvalidInputProblem(`"${problem.need}" is not in the list of needs.`, field);
    case 'record-not-valid': {
      const { message } = problemOfRecord(problem);
      return new InvalidInputProblem(message, `details.${problem.field}`);
    }
    case 'born-after-opened':
      return new InvalidInputProblem(`The day of birth must be ${inWords(problem.openedOn)} or earlier.`, field);
    case 'age-outside-any-placement':
      return new InvalidInputProblem(
        `The child would be ${problem.ageInYears} when the placement starts, and may be ${problem.oldest} at most. Check the day of birth and the day of moving in.`,
        field,
      );
    default:
      return problemOfFacts(problem, 'facts.');
  }
}

/** @returns why a request was not closed. */
export function problemOfClosing(
  problem: PlacementRequestNotClosed,
): RequestNotFoundProblem | RequestNotOpenProblem | InvalidInputProblem {
  switch (problem.kind) {
    case 'request-not-found':
      return new RequestNotFoundProblem();
    case 'request-already-closed':
      return new RequestNotOpenProblem();
    case 'reason-not-given':
      return new InvalidInputProblem('Say why the request is closed.', 'reason');
    case 'reason-too-long':
      return new InvalidInputProblem(`The reason must be ${problem.mostCharacters} characters or fewer.`, 'reason');
  }
}
