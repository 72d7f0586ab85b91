const form = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** @returns whether PostgreSQL can take `text` as a uuid; an id of another form names nothing. */
export const isUuid = (text: string): boolean => form.test(text);
