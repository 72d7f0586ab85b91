const lastPage = 999;

/** @returns the page number an address asks for, counted from 1; anything odd asks for the first. */
export function pageNumberIn(text: unknown): number {
  const asked = typeof text === 'string' && /^\d{1,3}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(asked, 1), lastPage);
}
