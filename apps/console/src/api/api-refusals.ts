/** Nobody is signed in, or the session has run out. */
export class NotSignedIn extends Error {
  constructor() {
    super('Nobody is signed in');
  }
}

/** The person is signed in and may not do this. */
export class NotAllowed extends Error {}

/** The api did not answer, or what answered was not the api. */
export class ApiUnreachable extends Error {
  constructor(apiUrl: string, cause: unknown) {
    super(`The api at ${apiUrl} does not answer`, { cause });
  }
}

/** The api answered that something went wrong on its side. */
export class ApiFault extends Error {
  constructor(
    message: string,
    readonly reference: string | null,
  ) {
    super(message);
  }
}
