/** @returns the code of what the system refused, as `ENOSPC`; empty when it has none. Of any realm: tests have their own. */
export const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
