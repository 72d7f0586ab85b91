import { requestsFile, tableOf } from '../templates/index.js';

/** The columns of a file of placement requests: one row is the need of one child. */
export const requestColumns = tableOf(requestsFile);
