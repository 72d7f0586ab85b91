/** Workers that may begin a run before it is given up. */
export const attemptsAllowed = 3;

/** What people read when a run is given up. */
export const failureAfterEveryAttempt = `The search stopped ${attemptsAllowed} times before it could finish. Search again; if it stops again, tell whoever looks after this service.`;
