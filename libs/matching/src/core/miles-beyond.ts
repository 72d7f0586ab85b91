/**
 * @param miles rounded to one decimal place; counted in tenths, so that 5.1 beyond 5 is never 0.09999999999999964
 * @returns whole miles begun beyond `free`, at most `counted`.
 */
export const milesBeyond = (miles: number, free: number, counted: number): number =>
  Math.min(Math.max(Math.ceil((Math.round(miles * 10) - free * 10) / 10), 0), counted);

const milesInAStep = 5;

/**
 * @param miles rounded to one decimal place, counted in tenths as above
 * @returns steps of five miles begun beyond `free`, at most `counted`.
 */
export const stepsBeyond = (miles: number, free: number, counted: number): number =>
  Math.min(Math.max(Math.ceil((Math.round(miles * 10) - free * 10) / (milesInAStep * 10)), 0), counted);
