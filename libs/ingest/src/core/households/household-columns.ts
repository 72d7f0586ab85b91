import { householdsFile, tableOf } from '../templates/index.js';

/** The columns of a households file: one row is one home. */
export const householdColumns = tableOf(householdsFile);
