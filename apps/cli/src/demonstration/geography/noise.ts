import { type Chance } from '../chance.js';

/** @returns a smooth random height for every point, about -1 to 1, changing over `wavelength` (in the units of the point). */
export function smoothNoise(chance: Chance, wavelength: number): (east: number, north: number) => number {
  const side = 64;
  const heights = Array.from({ length: side * side }, () => chance.unit() * 2 - 1);
  const heightAt = (column: number, row: number): number =>
    heights[(((row % side) + side) % side) * side + (((column % side) + side) % side)] as number;
  const eased = (part: number): number => part * part * (3 - 2 * part);
  return (east, north) => {
    const [x, y] = [east / wavelength, north / wavelength];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, up] = [eased(x - column), eased(y - row)];
    const below = heightAt(column, row) * (1 - right) + heightAt(column + 1, row) * right;
    const above = heightAt(column, row + 1) * (1 - right) + heightAt(column + 1, row + 1) * right;
    return below * (1 - up) + above * up;
  };
}
