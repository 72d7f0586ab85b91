import { type Projected } from './column-form.js';

/** Numbers the distinct values of a column, from 0 in the order in which they are first seen. */
export class Dictionary {
  private readonly codes = new Map<Projected, number>();

  codeOf(value: Projected): number {
    // A list is compared by its text; the quote keeps it apart from a text that looks the same.
    const key = typeof value === 'object' && value !== null ? `"${JSON.stringify(value)}` : value;
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.codes.size;
    this.codes.set(key, code);
    return code;
  }

  get size(): number {
    return this.codes.size;
  }
}
