const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    const keys = Object.keys(fields).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${written(fields[key])}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`Not plain data: ${typeof value}`);
  return text;
};

/**
 * One text for one meaning: keys in order, no white space. Two sets of facts have the same digest exactly when they say
 * the same.
 *
 * @throws TypeError on what JSON cannot carry (undefined, a function), RangeError on a number that is not finite.
 */
export const canonicalJson = (value: unknown): string => written(value);
